using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class RebuildTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    private const string Console = "/operations/projections/CustomerStats";

    /// <summary>Runs inside the page: keeps every sight of it that shows fewer rows than an earlier one, or none, or a fault.</summary>
    private const string WatchForGaps = """
        () => {
          const rows = () => document.querySelectorAll('main tbody tr').length;
          [window.most, window.gaps, window.sights] = [rows(), [], 0];
          new MutationObserver(() => {
            window.sights++;
            const now = rows();
            if (now < window.most || document.querySelector('main .empty, main .skeleton, main [role=alert]')) {
              window.gaps.push(`${now} rows after ${window.most}: ${document.querySelector('main').innerText}`);
            }
            window.most = Math.max(window.most, now);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
          return window.most;
        }
        """;

    [Fact]
    public async Task Rebuild_ByAnOperator_WhileAnotherWatchesTheCustomers_NeverShowsThemEmpty()
    {
        await Dashboard.Shop.RegisterAsync("Watched before");
        var watching = await OpenSignedInAsync("/customers?q=Watched", Dashboard.Viewer);
        await SeesAsync(watching, "Watched before");
        Assert.Equal(1, await watching.EvaluateAsync<int>(WatchForGaps));
        var operating = await OpenSignedInAsync(Console);

        await DoAsync(operating, "Rebuild", "to look at it first", "Compare, then ask before they are served");
        await Dashboard.Shop.RegisterAsync("Watched while it is copied");
        await SeesAsync(watching, "Watched while it is copied");
        await Assertions.Expect(operating.Locator("[aria-current=step]")).ToHaveTextAsync(new Regex("waiting for approval"), new() { Timeout = 60_000 });
        await Assertions.Expect(operating.GetByText("No difference")).ToBeVisibleAsync();
        await Dashboard.Shop.RegisterAsync("Watched while it waits");
        await SeesAsync(watching, "Watched while it waits");
        await DoAsync(operating, "Approve", "it is as it should be");
        await Assertions.Expect(operating.GetByRole(AriaRole.Heading, new() { Name = "Last rebuild" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(operating.Locator("tr[data-deed=Rebuild]").First).ToContainTextAsync("swapped");
        await Dashboard.Shop.RegisterAsync("Watched after the swap");
        await SeesAsync(watching, "Watched after the swap");

        Assert.Equal(4, await watching.Locator("main tbody tr").CountAsync());
        Assert.InRange(await watching.EvaluateAsync<int>("() => window.sights"), 3, int.MaxValue);
        Assert.Empty(await watching.EvaluateAsync<string[]>("() => window.gaps"));
    }

    [Fact]
    public async Task Pause_ByAnOperator_IsToldOnTheScreensThatStandStill_UntilItIsResumed()
    {
        var watching = await OpenSignedInAsync("/customers?q=Paused", Dashboard.Viewer);
        var operating = await OpenSignedInAsync(Console);
        var freshness = watching.GetByRole(AriaRole.Group, new() { Name = "Freshness" });

        await DoAsync(operating, "Pause projection", "moving the disks");
        await Assertions.Expect(operating.GetByText("Paused by")).ToContainTextAsync("moving the disks");
        await Assertions.Expect(freshness).ToContainTextAsync("CustomerStats is paused", new() { IgnoreCase = true });
        await Dashboard.Shop.RegisterAsync("Paused meanwhile");
        await DoAsync(operating, "Resume projection", "disks moved");

        await SeesAsync(watching, "Paused meanwhile");
        await Assertions.Expect(operating.GetByRole(AriaRole.Button, new() { Name = "Pause projection" })).ToBeVisibleAsync();
    }

    private static Task SeesAsync(IPage page, string customer) =>
        Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = customer, Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private static async Task DoAsync(IPage page, string action, string reason, string? choice = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (choice is not null)
        {
            await dialog.GetByLabel(choice).CheckAsync();
        }

        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }
}
