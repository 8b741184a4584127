using System.Globalization;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Dashboard.Testing;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class AsOfTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    [Fact]
    public async Task Dashboard_AsOfADate_ShowsWhatWas_ThroughPagesAndReloads_UntilOneGoesBack()
    {
        await Dashboard.Shop.RegisterAsync("Seen as of before");
        var page = await OpenSignedInAsync("/as-of");
        var at = await NextSecondAsync();
        await Dashboard.Shop.RegisterAsync("Seen as of after");

        await page.GetByLabel("Day", new() { Exact = true }).FillAsync(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Time of day").FillAsync(at.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Build it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync(new() { Timeout = 60_000 });

        var banner = page.Locator(".past-banner");
        await Assertions.Expect(banner).ToContainTextAsync("As it was on");
        await page.GotoAsync("/customers?q=Seen as of");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Seen as of before", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Seen as of after", Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Register customer" })).ToHaveCountAsync(0);

        await banner.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Seen as of after", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(banner).ToHaveCountAsync(0);
    }

    /// <summary>The next full second in the shop's time zone, once it is past.</summary>
    private static async Task<DateTimeOffset> NextSecondAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var next = now.AddTicks(TimeSpan.TicksPerSecond - (now.Ticks % TimeSpan.TicksPerSecond));
        await Eventually.TrueAsync(() => TimeProvider.System.GetUtcNow() > next, "a second passes");
        return TimeZoneInfo.ConvertTimeBySystemTimeZoneId(next, "Europe/London");
    }
}
