using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>An order that is submitted in one browser fulfils itself, or is undone, under the eyes of another.</summary>
[Collection(OneByOne.Name)]
public sealed class FulfilmentTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 30_000 };

    [Fact]
    public async Task Order_SubmittedInOneBrowser_IsPaidReservedAndConfirmedInAnother_WithoutAReload()
    {
        var (watching, timeline) = await SubmitAsync("tok_ok");

        await Assertions.Expect(timeline.GetByText("set aside with tok_ok")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(timeline.GetByText("Step taken: set the stock aside")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(timeline.GetByText("Parcel ordered: Simulated Parcels")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(watching.Locator("h1")).ToContainTextAsync("confirmed", new() { Timeout = 30_000 });
        await Assertions.Expect(timeline.GetByText("wait until it is shipped")).ToBeVisibleAsync(Patiently);
        Assert.True(await watching.EvaluateAsync<bool>("() => window.neverLoadedAgain === true"));
    }

    [Fact]
    public async Task Order_WhosePaymentIsTurnedDown_ShowsTheReasonAndThatEverythingIsUndone()
    {
        var (watching, timeline) = await SubmitAsync("tok_declined");

        await Assertions.Expect(watching.Locator("h1")).ToContainTextAsync("failed", new() { Timeout = 30_000 });
        await Assertions.Expect(timeline.GetByText("turned down with tok_declined")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(timeline.GetByText("failed, and undone. The card was declined.")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(watching.GetByRole(AriaRole.Region, new() { Name = "Payment" })).ToContainTextAsync("The card was declined.");
        await Assertions.Expect(watching.GetByRole(AriaRole.Button, new() { Name = "Ship" })).ToHaveCountAsync(0);
        Assert.True(await watching.EvaluateAsync<bool>("() => window.neverLoadedAgain === true"));
    }

    /// <summary>Submits a draft in one browser while another, a viewer's, looks at it.</summary>
    /// <returns>The other browser, and its timeline of the order.</returns>
    private async Task<(IPage Watching, ILocator Timeline)> SubmitAsync(string paymentMethod)
    {
        var draft = $"/orders/{await Dashboard.Shop.DraftAsync()}";
        var watching = await OpenSignedInAsync(draft, Dashboard.Viewer);
        await Assertions.Expect(watching.Locator("h1")).ToContainTextAsync("draft");
        await watching.EvaluateAsync("() => { window.neverLoadedAgain = true; }");
        var placing = await OpenSignedInAsync(draft);
        await placing.GetByRole(AriaRole.Button, new() { Name = "Submit order" }).ClickAsync();
        var dialog = placing.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Street").FillAsync("1 High Street");
        await dialog.GetByLabel("Postal code").FillAsync("BA1 1AA");
        await dialog.GetByLabel("City").FillAsync("Bath");
        await dialog.GetByLabel("Country").FillAsync("United Kingdom");
        await dialog.GetByLabel("Payment method").FillAsync(paymentMethod);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Submit order" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        return (watching, watching.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Timeline$") }));
    }
}
