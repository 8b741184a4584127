using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>How a page and a dialog are looked at: light and dark, wide and narrow.</summary>
public abstract class Accessibility(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    /// <summary>Pixels of a small telephone.</summary>
    private const int NarrowWidth = 390;

    protected async Task LookAtPageAsync(string path)
    {
        var page = await OpenSignedInAsync(Places.Fill(path, Dashboard.Shop));
        await NoViolationAsync(page, "light and wide");
        // Both at once: a look takes seconds, and nothing of the dark colours depends on the width.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(NarrowWidth, 844);
        await NoViolationAsync(page, "dark and narrow");

        Assert.Equal(NarrowWidth, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    protected async Task LookAtDialogAsync(string path, string button)
    {
        var page = await OpenSignedInAsync(Places.Fill(path, Dashboard.Shop), scheme: ColorScheme.Dark);
        await Places.SettledAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await NoViolationAsync(page, "dark");
    }

    protected static async Task NoViolationAsync(IPage page, string look)
    {
        await Places.SettledAsync(page);
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        var faults = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{look}: {violation.Id}: {violation.Help}: {node.Html}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
