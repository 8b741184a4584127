using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class LiveTests(Chromium chromium, DashboardProcess dashboard, ITestOutputHelper output) : Suite(chromium, dashboard)
{
    /// <summary>A second is promised; a busy test machine gets some more, so that a red test means a fault and not a neighbour.</summary>
    private const double BoundMilliseconds = 5_000;

    /// <summary>
    /// Waits inside the page, where nothing but the page's own work is measured, until a row says that its order is no draft any
    /// more: fulfilled by itself, it may be confirmed before anybody has seen it submitted.
    /// </summary>
    private const string WaitForSubmission = """
        number => {
          window.seenAt = new Promise(resolve => {
            const look = () => [...document.querySelectorAll('tbody tr')].some(row =>
              row.querySelector('a')?.textContent.trim() === number && ['submitted', 'confirmed'].includes(row.querySelector('.badge')?.textContent.trim()));
            const watcher = new MutationObserver(() => { if (look()) { watcher.disconnect(); resolve(Date.now()); } });
            watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
          });
          return null;
        }
        """;

    [Fact]
    public async Task Order_PlacedInOneBrowser_IsSeenInAnotherWithinASecond()
    {
        var watching = await OpenSignedInAsync("/orders", Dashboard.Viewer);
        var placing = await OpenSignedInAsync("/orders");
        var number = await BeginOrderAsync(placing);
        await AddItemAsync(placing);
        await FillSubmissionAsync(placing);
        await Assertions.Expect(watching.GetByRole(AriaRole.Link, new() { Name = number, Exact = true })).ToBeVisibleAsync();
        await watching.EvaluateAsync(WaitForSubmission, number);

        var submit = placing.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Submit order" });
        await submit.EvaluateAsync("button => button.addEventListener('click', () => window.sentAt = Date.now(), { capture: true, once: true })");
        await submit.ClickAsync();

        var seen = await watching.EvaluateAsync<double>("() => window.seenAt");
        var sent = await placing.EvaluateAsync<double>("() => window.sentAt");
        output.WriteLine($"Seen in the other browser after {seen - sent:0} ms.");
        Assert.InRange(seen - sent, 0, BoundMilliseconds);
    }

    private static async Task<string> BeginOrderAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New order" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("Ana Arias");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ana Arias" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin order" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/orders/[0-9a-f-]{36}$"));
        var title = page.Locator("h1").Filter(new() { HasTextRegex = new Regex(@"\d") });
        await Assertions.Expect(title).ToBeVisibleAsync();
        return Regex.Match(await title.InnerTextAsync(), @"\d+").Value;
    }

    private static async Task AddItemAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add item" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("Desk lamp");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Desk lamp" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add item" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Desk lamp" })).ToBeVisibleAsync();
    }

    private static async Task FillSubmissionAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit order" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Street").FillAsync("1 High Street");
        await dialog.GetByLabel("Postal code").FillAsync("BA1 1AA");
        await dialog.GetByLabel("City").FillAsync("Bath");
        await dialog.GetByLabel("Country").FillAsync("United Kingdom");
        await dialog.GetByLabel("Payment method").FillAsync("Card");
    }

    [Fact]
    public async Task Connection_LostAndRestored_SaysSoAndCatchesUp()
    {
        await using var wire = new CutTheWire(Dashboard.Address);
        var product = await Dashboard.Shop.ProductAsync("Wire lamp", 11m);
        var page = await OpenSignedInAsync($"/catalog/{product}", through: wire.Address);
        await Assertions.Expect(page.GetByText(Money(11m)).First).ToBeVisibleAsync();
        var lost = page.GetByRole(AriaRole.Alertdialog);

        await wire.CutAsync();
        await Assertions.Expect(lost).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(lost).ToContainTextAsync("Connection lost");
        await Dashboard.Shop.RepriceAsync(product, 12.34m);
        wire.Mend();

        await Assertions.Expect(lost).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText(Money(12.34m)).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
