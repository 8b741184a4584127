using System.Globalization;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>
/// A measurement: how long it takes from the click in one person's browser until another person's screen shows what it changed.
/// It runs when <c>DASHBOARD_SCREENS</c> says how often to measure (100 or more), and is skipped otherwise.
/// </summary>
[Collection(OneByOne.Name)]
public sealed class ScreenTimes(Chromium chromium, DashboardProcess dashboard, ITestOutputHelper output) : Suite(chromium, dashboard)
{
    private const string HowOften = "DASHBOARD_SCREENS";
    private const int WarmUp = 5;

    /// <summary>Asked for: 99 of 100 changes are seen within this time.</summary>
    private const double Bound = 500;

    /// <summary>Notes the moment at which the price is on the screen, inside the page: nothing but the page's own work is measured.</summary>
    private const string WaitForPrice = """
        price => {
          window.seenAt = new Promise((resolve, reject) => {
            setTimeout(() => reject(new Error(`${price} was not on the screen within 30 seconds.`)), 30000);
            const look = () => document.querySelector('#price-title')?.textContent.includes(price);
            const watcher = new MutationObserver(() => { if (look()) { watcher.disconnect(); resolve(performance.timeOrigin + performance.now()); } });
            watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
          });
          return null;
        }
        """;

    private const string NoteTheClick = """
        button => button.addEventListener('click', () => window.sentAt = performance.timeOrigin + performance.now(), { capture: true, once: true })
        """;

    [Fact]
    public async Task Change_MadeInOneBrowser_IsOnAnotherScreenSoon()
    {
        var times = int.TryParse(Environment.GetEnvironmentVariable(HowOften), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        Assert.SkipWhen(times == 0, $"A measurement: set {HowOften} to how often to measure.");
        var product = await Dashboard.Shop.ProductAsync("Screen lamp", 1m);
        var watching = await OpenSignedInAsync($"/catalog/{product}", Dashboard.Viewer);
        var changing = await OpenSignedInAsync($"/catalog/{product}");

        List<double> samples = [];
        for (var number = 1; number <= times + WarmUp; number++)
        {
            var took = await MeasureAsync(watching, changing, string.Create(CultureInfo.InvariantCulture, $"{100 + number}.25"));
            if (number > WarmUp)
            {
                samples.Add(took);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples.Count}: {took:0} ms"));
            }
        }

        samples.Sort();
        var p99 = At(0.99);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"screens, click in one browser → shown in the other: p50 {At(0.5):0} ms, p99 {p99:0} ms, max {samples[^1]:0} ms, n = {samples.Count}"));
        Assert.InRange(p99, 0, Bound);

        double At(double share) => samples[(int)Math.Ceiling(share * samples.Count) - 1];
    }

    private async Task<double> MeasureAsync(IPage watching, IPage changing, string price)
    {
        await changing.GetByRole(AriaRole.Button, new() { Name = "Change price" }).First.ClickAsync();
        var dialog = changing.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("New price").FillAsync(price);
        await dialog.GetByLabel("Reason").FillAsync("measured");
        await watching.EvaluateAsync(WaitForPrice, price);
        var send = dialog.GetByRole(AriaRole.Button, new() { Name = "Change price" });
        await send.EvaluateAsync(NoteTheClick);
        await send.ClickAsync();
        var seen = await SeenAsync(watching, changing);
        var sent = await changing.EvaluateAsync<double>("() => window.sentAt");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        return seen - sent;
    }

    private async Task<double> SeenAsync(IPage watching, IPage changing)
    {
        try
        {
            return await watching.EvaluateAsync<double>("() => window.seenAt");
        }
        catch (PlaywrightException)
        {
            output.WriteLine($"The watching screen: {await watching.InnerTextAsync("body")}");
            output.WriteLine($"The changing screen: {await changing.InnerTextAsync("body")}");
            throw;
        }
    }
}
