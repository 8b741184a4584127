using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>The revenue page as a finance person uses it.</summary>
[Collection(OneByOne.Name)]
public sealed class RevenueTests(Chromium chromium, DashboardProcess dashboard, ITestOutputHelper output) : Suite(chromium, dashboard)
{
    /// <summary>A second is promised; a busy test machine gets some more, so that a red test means a fault and not a neighbour.</summary>
    private const double BoundMilliseconds = 5_000;

    private const string WaitForText = """
        ([selector, text]) => {
          window.seenAt = new Promise(resolve => {
            const look = () => document.querySelector(selector)?.textContent.includes(text) && (resolve(Date.now()), true);
            if (!look()) {
              const watcher = new MutationObserver(() => look() && watcher.disconnect());
              watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
            }
          });
          return null;
        }
        """;

    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 30_000 };

    [Fact]
    public async Task Figure_Clicked_IsExplainedAndEscapeLeadsBackToIt()
    {
        var page = await OpenSignedInAsync("/revenue", Dashboard.Viewer);
        var figure = page.GetByRole(AriaRole.Region, new() { Name = "Plans" }).Locator("tfoot [data-figure=Mrr]").Last;
        await figure.ScrollIntoViewIfNeededAsync();
        var scrolled = await page.EvaluateAsync<double>("() => window.scrollY");
        Assert.NotEqual(0, scrolled);

        await figure.ClickAsync();

        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "MRR" });
        await Assertions.Expect(panel.Locator("[data-sum]")).ToHaveTextAsync(await figure.InnerTextAsync());
        await Assertions.Expect(panel).ToContainTextAsync("adds up to the figure", Patiently);
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "MRR" })).ToBeFocusedAsync();
        Assert.Contains("explain=Mrr", page.Url);

        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(panel).ToHaveCountAsync(0);
        await Assertions.Expect(figure).ToBeFocusedAsync();
        await page.WaitForURLAsync("**/revenue");
        Assert.Equal(scrolled, await page.EvaluateAsync<double>("() => window.scrollY"));
    }

    [Fact]
    public async Task Ratio_ByKeyboard_LeadsDownToTheCustomer()
    {
        var page = await OpenSignedInAsync("/revenue");
        await page.Locator("[data-card=Arpa] .card-value a").FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(panel.Locator(".calculation [data-figure=Customers]")).ToBeVisibleAsync();
        await panel.Locator(".calculation [data-figure=Customers]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Paying customers" })).ToBeFocusedAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "Ana Arias" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Ana Arias");
        await Assertions.Expect(page.Locator("[data-section=subscriptions]")).ToContainTextAsync("Basic");
    }

    [Fact]
    public async Task Explanation_HasAnAddress_AndBackLeadsToTheOneBefore()
    {
        var page = await OpenSignedInAsync("/revenue?range=30&explain=Arr");
        var panel = page.GetByRole(AriaRole.Dialog);

        await panel.Locator(".calculation [data-figure=Mrr]").ClickAsync();
        await Assertions.Expect(panel.Locator("[data-sum]")).ToBeVisibleAsync();
        await page.GoBackAsync();

        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "ARR" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Bar_Clicked_IsExplained()
    {
        var page = await OpenSignedInAsync("/revenue");
        var bar = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Chart of the movements") }).Locator("path[style*=gain-new]").Last;
        await Assertions.Expect(bar).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await bar.ScrollIntoViewIfNeededAsync();

        await bar.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("adds up to the figure", Patiently);
        Assert.Contains("explain=New", page.Url);
    }

    [Fact]
    public async Task Payment_ThatFails_IsSaidOnEveryPageWithinASecond()
    {
        var shop = Dashboard.Shop;
        var subscription = await shop.SubscribeAsync(await shop.PlanAsync("Platinum", 87.65m));
        var revenue = await OpenSignedInAsync("/revenue", Dashboard.Viewer);
        var customers = await OpenSignedInAsync($"/customers/{shop.Customer}");
        var board = await OpenSignedInAsync("/renewals");
        await Assertions.Expect(customers.Locator("[data-section=subscriptions]")).ToContainTextAsync("Platinum", Patiently);
        await Assertions.Expect(board.Locator("[data-state=Retrying]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var before = await revenue.Locator("[data-card=AtRisk] .card-value").InnerTextAsync();
        await revenue.EvaluateAsync(WaitForText, new[] { "[data-card=AtRisk]", "1 subscription past due" });
        await customers.EvaluateAsync(WaitForText, new[] { "[data-section=subscriptions]", "past due" });
        await board.EvaluateAsync(WaitForText, new[] { "[data-state=Retrying]", "Platinum" });

        await Dashboard.LetPaymentFailAsync(subscription);

        await Task.WhenAll(SeenAsync(revenue, "the revenue page"), SeenAsync(customers, "the customer's page"), SeenAsync(board, "the board"));
        Assert.NotEqual(before, await revenue.Locator("[data-card=AtRisk] .card-value").InnerTextAsync());
        await Assertions.Expect(customers.Locator("[data-section=subscriptions]")).ToContainTextAsync("The card was declined.", Patiently);
        await Assertions.Expect(customers.Locator("[data-section=subscriptions]")).ToContainTextAsync("87.65 at risk", Patiently);

        async Task SeenAsync(IPage page, string what)
        {
            var seen = await page.EvaluateAsync<double>("() => window.seenAt") - await Dashboard.PaymentFailedAtAsync(subscription);
            output.WriteLine($"Seen on {what} {seen:0} ms after the payment had failed.");
            Assert.InRange(seen, 0, BoundMilliseconds);
        }
    }
}
