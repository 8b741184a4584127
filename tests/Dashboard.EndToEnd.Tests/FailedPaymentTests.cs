using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>A month passes, and a payment is turned down: everybody who looks is told at once.</summary>
[Collection(OneByOne.Name)]
public sealed class FailedPaymentTests(Chromium chromium, RenewingDashboard dashboard, ITestOutputHelper output) : Suite(chromium, dashboard), IClassFixture<RenewingDashboard>
{
    /// <summary>A second is promised; a busy test machine gets some more, so that a red test means a fault and not a neighbour.</summary>
    private const double BoundMilliseconds = 5_000;

    /// <summary>Notes the moment at which a part of the page says something.</summary>
    private const string WaitFor = """
        ([selector, text]) => {
          window.seenAt = new Promise(resolve => {
            const look = () => document.querySelector(selector)?.innerText.includes(text);
            const watcher = new MutationObserver(() => { if (look()) { watcher.disconnect(); resolve(Date.now()); } });
            watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
          });
          return null;
        }
        """;

    [Fact]
    public async Task Payment_ThatIsTurnedDown_IsOnTheBoardAndOnTheSubscriptionsPageWithinASecond()
    {
        var shop = Dashboard.Shop;
        var id = await shop.SubscribeAsync(await shop.PlanAsync("Doomed", 12.5m), "tok_declined", trialDays: 1);
        var board = await OpenSignedInAsync("/renewals", Dashboard.Viewer);
        var one = await OpenSignedInAsync($"/subscriptions/{id}", Dashboard.Viewer);
        await Assertions.Expect(board.Locator("[data-state=Retrying]")).ToContainTextAsync("Nothing is tried again.");
        await Assertions.Expect(one.Locator("h1")).ToContainTextAsync("trialing");
        await board.EvaluateAsync(WaitFor, new[] { "[data-state=Retrying]", "Doomed" });
        await one.EvaluateAsync(WaitFor, new[] { ".note-error", "£12.50 could not be charged" });

        var ahead = await shop.AdvanceClockAsync(days: 1);

        await Task.WhenAll(SeenAsync(board, "the board"), SeenAsync(one, "the subscription's page"));
        await Assertions.Expect(board.Locator("[data-state=Retrying]")).ToContainTextAsync("in 1:");
        await Assertions.Expect(one.Locator("h1")).ToContainTextAsync("past due");

        async Task SeenAsync(IPage page, string what)
        {
            var seen = await page.EvaluateAsync<double>("() => window.seenAt");
            var failed = (await shop.ChargedAtAsync(id) - ahead).ToUnixTimeMilliseconds();
            output.WriteLine($"Seen on {what} after {seen - failed:0} ms.");
            Assert.InRange(seen - failed, -50, BoundMilliseconds);
        }
    }
}
