using System.Text;
using System.Text.Json;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Every text that somebody can type or import is shown as text, on each page and in each dialog that shows it; nothing of it becomes an element or runs.</summary>
[Collection(OneByOne.Name)]
public sealed class HostileTextTests(Chromium chromium, HostileDashboard dashboard) : Suite(chromium, dashboard), IClassFixture<HostileDashboard>
{
    /// <summary>Before any page does anything, everything is noted that should not happen.</summary>
    private const string Watch =
        """
        window.__seen = [];
        document.addEventListener('securitypolicyviolation', event => window.__seen.push(`the policy stopped ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        window.alert = window.confirm = window.prompt = () => { window.__struck = 'a dialog'; };
        """;

    /// <summary>Whether the page shows the texts, elsewhere than where the person's own name is, which is on every page.</summary>
    private const string Shows =
        """
        () => [...document.querySelectorAll('main, [role=dialog]')].some(place => place.textContent.includes('__struck') || [...place.querySelectorAll('input, textarea, select')].some(field => field.value.includes('__struck')))
        """;

    /// <summary>What is wrong with the page.</summary>
    private const string Look =
        """
        () => {
          const made = 'script[data-x], img[src="x"], svg[onload], [onerror], [onload], [onmouseover], [onfocus], [href^="javascript:" i], iframe';
          const wrong = [...window.__seen, ...[...document.querySelectorAll(made)].map(element => `an element was made: ${element.outerHTML.slice(0, 120)}`)];
          if (window.__struck) wrong.push('it was run');
          return wrong;
        }
        """;

    private static readonly PageGotoOptions Soon = new() { WaitUntil = WaitUntilState.DOMContentLoaded };

    /// <summary>Texts that are no texts of people, and those that no page shows.</summary>
    private static readonly string[] Others =
        ["email", "password", "code", "interval", "role", "status", "theme", "timeZone", "token", "at", "table", "rowKey"];

    /// <summary>Pages, and the button that opens what shows more of them.</summary>
    private static readonly (string Page, string? Button)[] Pages =
    [
        ("/", null), ("/customers", null), ("/customers/{customer}", "Change details"), ("/customers/{customer}", "Erase"), ("/customers/{nobody}", null),
        ("/catalog", null), ("/catalog/{product}", "Change details"), ("/catalog/{product}", "Change price"), ("/catalog/{product}", "Adjust stock"), ("/stock", null), ("/stock/{product}", null),
        ("/orders", null), ("/orders/{order}", null), ("/orders/{cancelled}", null), ("/orders/{draft}", "Submit order"), ("/plans", null), ("/subscriptions", null), ("/subscriptions/{subscription}", "Change plan"),
        ("/subscriptions/{ended}", null), ("/renewals", null), ("/renewals/list?state=retrying", null), ("/subscriptions/{unpaid}", null), ("/revenue?explain=Mrr", null), ("/notifications", null), ("/notifications/{message}", null),
        ("/users", null), ("/users/{member}", "Change role"), ("/users/{member}", "Deactivate"), ("/users/{gone}", null), ("/users/{forgotten}", null), ("/profile", null), ("/audit", null), ("/audit/{event}", null),
        ("/operations/events", null), ("/time/customer/{customer}", null), ("/time/product/{product}?v=2&with=1", null), ("/time/order/{order}", null), ("/time/subscription/{subscription}", null),
        ("/operations/sagas", null), ("/operations/sagas/{saga}", null), ("/operations/projections/Sales", null),
    ];

    /// <summary>Pages to which the text comes in the address, and one that does not always show it.</summary>
    private static readonly string[] Asked =
    [
        "/customers?q={text}&sort={text}", "/catalog?q={text}&category={text}&min={text}", "/orders?q={text}&status={text}&customer={text}", "/stock?q={text}", "/subscriptions?q={text}&plan={text}", "/notifications?q={text}",
        "/users?q={text}&role={text}", "/audit?q={text}&kind={text}&actor={text}&correlation={text}", "/operations/events?kind={text}", "/operations/sagas?q={text}&state={text}", "/revenue?explain={text}&range={text}",
        "/revenue", "/operations/projections/{text}", "/nowhere/{text}", "/as-of?at={text}", "/profile/password?fault={text}", "/profile/passkeys?fault={text}&done={text}", "/sign-in?returnUrl=/{text}", "/sign-in?returnUrl=javascript:window.__struck=1",
        "/invitation?user={text}&token={text}&fault={text}", "/error?requestId={text}",
    ];

    [Fact]
    public async Task Texts_KeptAndAskedFor_AreShownAsTexts()
    {
        await dashboard.FillAsync();
        var page = await OpenSignedInAsync("/profile");
        await page.Context.AddInitScriptAsync(Watch);
        // What is looked for does not depend on how anything looks, and a browser is done much sooner without it.
        await page.RouteAsync("**/*.css", sheet => sheet.AbortAsync());
        var (wrong, now) = (new List<string>(), "");
        page.Dialog += (_, dialog) => wrong.Add($"{now}: it opened \"{dialog.Message}\"");
        page.Console += (_, message) => wrong.AddRange(message.Text.Contains("Security Policy", StringComparison.Ordinal) ? [$"{now}: {message.Text}"] : []);
        await ImportAsync(page);

        foreach (var (path, button) in Pages)
        {
            now = $"{path} {button}";
            await page.GotoAsync(dashboard.Fill(path), Soon);
            await Places.SettledAsync(page);
            if (button is not null)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            }

            await LookAsync(mustShow: true);
        }

        foreach (var path in Asked)
        {
            now = path;
            await page.GotoAsync(path.Replace("{text}", HostileTexts.Escaped, StringComparison.Ordinal), Soon);
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            await LookAsync(mustShow: false);
        }

        now = "what a picker finds";
        await page.GotoAsync("/orders", Soon);
        await page.GetByRole(AriaRole.Button, new() { Name = "New order", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Searchbox).First.FillAsync("img");
        await Assertions.Expect(page.Locator(".picker-option").First).ToBeVisibleAsync();
        await LookAsync(mustShow: true);

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

        async Task LookAsync(bool mustShow)
        {
            try
            {
                await (mustShow ? page.WaitForFunctionAsync(Shows, null, new() { Timeout = 15_000 }) : Task.CompletedTask);
            }
            catch (TimeoutException)
            {
                wrong.Add($"{now}: does not show the texts");
            }

            wrong.AddRange((await page.EvaluateAsync<string[]>(Look)).Select(fault => $"{now}: {fault}"));
        }
    }

    [Fact]
    public async Task Fields_OfTheApiThatTakeATextOfPeople_AreAllTried()
    {
        await dashboard.FillAsync();
        var document = await Dashboard.Shop.SendAsync(HttpMethod.Get, "openapi/v1.json", null);
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            if (operation.Value.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json))
            {
                Collect(json.GetProperty("schema"), "");
            }
        }

        Assert.Equal([], texts.Except(dashboard.Fields).Except(Others));
        Assert.True(texts.Count > 20, string.Join(' ', texts));

        void Collect(JsonElement schema, string name)
        {
            if (schema.TryGetProperty("oneOf", out var either))
            {
                either.EnumerateArray().ToList().ForEach(one => Collect(one, name));
            }
            else if (schema.TryGetProperty("$ref", out var reference))
            {
                Collect(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), name);
            }
            else if (schema.TryGetProperty("properties", out var fields))
            {
                fields.EnumerateObject().ToList().ForEach(field => Collect(field.Value, field.Name));
            }
            else if (schema.TryGetProperty("items", out var items))
            {
                Collect(items, name);
            }
            else if (schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal) && !schema.TryGetProperty("format", out _) && !schema.TryGetProperty("pattern", out _))
            {
                texts.Add(name);
            }
        }
    }

    /// <summary>Takes over invoices with the texts in every column that can have them, over the page: lines that are good, and lines that are none.</summary>
    private static async Task ImportAsync(IPage page)
    {
        var file = $"""
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            770001,Z1,{HostileTexts.Cell},2,2011-03-01 10:00:00,1.25,77001.0,{HostileTexts.Cell}
            {HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell},{HostileTexts.Cell}

            """;
        await page.GotoAsync("/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = $"{HostileTexts.Short}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 order" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
