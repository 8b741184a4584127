using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Every text that somebody can type, typed as markup: each page that shows it shows it as text, and nothing of it runs.</summary>
public sealed class HostileTextTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    private const string Markup = "<img src=/hacked onerror=window.hacked=1><script>window.hacked=1</script>\"'><b class=hacked>";

    /// <summary>What the browser does with texts is noted before any page does anything.</summary>
    private const string Watch =
        """
        window.violations = [];
        document.addEventListener('securitypolicyviolation', event => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
        window.alert = window.confirm = window.prompt = () => { window.hacked = 1; };
        """;

    /// <summary>A page, and a button that opens what else shows the texts.</summary>
    private static readonly (string Page, string? Button)[] Places =
    [
        ("/", null), ("/customers?q=img", null), ("/customers/{customer}", "Change details"), ("/catalog?q=img", null), ("/catalog/{product}", "Change details"), ("/catalog/{product}", "Change price"),
        ("/orders", null), ("/orders/{order}", null), ("/orders/{draft}", "Submit order"), ("/stock", null), ("/stock/{product}", null), ("/plans", null), ("/subscriptions", null),
        ("/subscriptions/{subscription}", "Change plan"), ("/revenue", null), ("/renewals", null), ("/notifications", null), ("/users", null), ("/users/{member}", "Change role"), ("/users/{member}", "Deactivate"), ("/users/{gone}", null),
        ("/audit", null), ("/operations/events", null), ("/time/customer/{customer}", null), ("/time/product/{product}", null), ("/time/order/{order}", null), ("/operations/sagas", null),
        ("/operations/projections/Sales", null), ("/roles", null), ("/profile", null),
    ];

    [Fact]
    public async Task Texts_OfMarkup_AreShownAsTexts()
    {
        var ids = await FillAsync();
        var page = await OpenSignedInAsync("/profile");
        await page.Context.AddInitScriptAsync(Watch);
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var (path, button) in Places)
        {
            await page.GotoAsync(ids.Aggregate(path, (address, id) => address.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal)));
            await EndToEnd.Tests.Places.SettledAsync(page);
            if (button is not null)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
                await Assertions.Expect(page.Locator(".rz-dialog")).ToBeVisibleAsync();
            }

            var found = await page.EvaluateAsync<string>(
                "() => [window.hacked ? 'a script ran' : '', document.querySelector('.hacked, img[src*=hacked], [onerror]') ? 'an element was made' : '', ...window.violations].filter(Boolean).join('; ')");
            if (found.Length > 0)
            {
                wrong.Add($"{path} {button}: {found}");
            }

            seen += (await page.ContentAsync()).Contains("&lt;img src=/hacked", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(seen >= 20, $"Only {seen} pages show the texts.");
    }

    /// <summary>One thing of each kind, with markup wherever its routes take a text.</summary>
    private async Task<Dictionary<string, string>> FillAsync()
    {
        var (shop, ids) = (Dashboard.Shop, new Dictionary<string, string>());
        ids["customer"] = await MakeAsync("api/customers", new { name = Markup, email = NewEmail(), phone = "<b class=hacked>", country = Markup }, "customerId");
        await shop.SendAsync(HttpMethod.Post, $"api/customers/{ids["customer"]}/verify", null);
        ids["product"] = await MakeAsync(
            "api/products", new { name = Markup, description = Markup, category = "<b class=hacked>", brand = "<b class=hacked>", tags = new[] { "<b class=hacked>" }, images = new[] { "/icons/dashboard.svg?\"onerror=\"window.ran=1" }, price = 20, stock = 50 },
            "productId");
        var product = $"api/products/{ids["product"]}";
        await shop.SendAsync(HttpMethod.Post, $"{product}/publish", null);
        await shop.SendAsync(HttpMethod.Patch, $"{product}/price", new { price = 18, reason = Markup });
        await shop.SendAsync(HttpMethod.Post, $"{product}/inventory", new { change = 5, reason = Markup });
        await shop.SendAsync(HttpMethod.Post, $"{product}/reviews", new { customerId = ids["customer"], rating = 4, comment = Markup });
        var items = new[] { new { productId = ids["product"], quantity = 1 } };
        var shippingAddress = new { street = Markup, city = Markup, postalCode = "<b class=hacked>", country = Markup };
        ids["order"] = await MakeAsync("api/orders", new { customerId = ids["customer"], items, shippingAddress, paymentMethod = "<b class=hacked>" }, "orderId");
        await shop.SendAsync(HttpMethod.Post, $"api/orders/{ids["order"]}/cancel", new { reason = Markup });
        ids["draft"] = await MakeAsync("api/orders/draft", new { customerId = ids["customer"], items }, "orderId");
        var plan = await MakeAsync("api/plans", new { name = Markup, interval = "monthly", price = 10, features = new[] { Markup } }, "planId");
        ids["subscription"] = await MakeAsync("api/subscriptions", new { customerId = ids["customer"], planId = plan, paymentMethod = "tok_ok", trialDays = 0 }, "subscriptionId");
        ids["member"] = await MakeAsync("api/users", new { name = Markup, email = NewEmail(), role = "viewer" }, "userId");
        ids["gone"] = await MakeAsync("api/users", new { name = Markup, email = NewEmail(), role = "viewer" }, "userId");
        await shop.SendAsync(HttpMethod.Post, $"api/users/{ids["gone"]}/deactivate", new { reason = Markup });
        foreach (var deed in (string[])["pause", "resume"])
        {
            await shop.SendAsync(HttpMethod.Post, $"api/operations/projections/Sales/{deed}", new { reason = Markup });
        }

        return ids;

        async Task<string> MakeAsync(string path, object body, string key) => (await shop.SendAsync(HttpMethod.Post, path, body)).GetProperty(key).GetString()!;
    }

    private static string NewEmail() => $"{Guid.NewGuid():n}@example.com";
}
