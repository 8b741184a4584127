using Dashboard.EndToEnd.Tests.Browser;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

public sealed class HomeTests(Chromium chromium, DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task Click_OnTheButton_CountsUpThroughTheCircuit()
    {
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await page.GetByRole(AriaRole.Button, new() { Name = "Click" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Clicked 1 times");
    }

    [Fact]
    public async Task Toggle_OfTheAppearance_LoadsTheDarkTheme()
    {
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await page.Locator(".dashboard-header button").ClickAsync();

        await Assertions.Expect(page.Locator("link[href*='material-dark-base.css']")).ToHaveCountAsync(1);
    }
}
