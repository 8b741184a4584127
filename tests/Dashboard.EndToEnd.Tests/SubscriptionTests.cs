using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>A subscription from its start to its end, under the eyes of another browser.</summary>
[Collection(OneByOne.Name)]
public sealed partial class SubscriptionTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    [Fact]
    public async Task Subscription_StartedUpgradedAndCancelled_IsSeenInTheListOfAnother_WithoutAReload()
    {
        var shop = Dashboard.Shop;
        await shop.PlanAsync("Seen", 30m);
        await shop.PlanAsync("Seen more", 60m);
        var watching = await OpenSignedInAsync("/subscriptions?q=seen", Dashboard.Viewer);
        await watching.EvaluateAsync("() => { window.neverLoadedAgain = true; }");

        var page = await OpenSignedInAsync("/subscriptions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start subscription" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await ChooseAsync(dialog, "Customer", "Ana Arias");
        await ChooseAsync(dialog, "Plan", "Seen");
        await dialog.GetByLabel("Payment token").FillAsync("tok_ok");
        await Assertions.Expect(dialog).ToContainTextAsync("£30.00 are charged now");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Charge and start" }).ClickAsync();
        await page.WaitForURLAsync(PageOfOne());
        var row = watching.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Ana Arias.*Seen") });
        await Assertions.Expect(row).ToContainTextAsync("£30.00 a month");

        await page.GetByRole(AriaRole.Button, new() { Name = "Change plan" }).ClickAsync();
        await ChooseAsync(dialog, "Plan", "Seen more");
        await Assertions.Expect(dialog.Locator("[data-quote]")).ToContainTextAsync("−£30.00");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Upgrade for £30.00" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Billing attempts" })).ToContainTextAsync("Upgrade to Seen more");
        await Assertions.Expect(row).ToContainTextAsync("£60.00 a month");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel subscription" }).ClickAsync();
        await dialog.GetByLabel("At once").CheckAsync();
        await dialog.GetByLabel("Reason").FillAsync("seen enough");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("ended");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Timeline" })).ToContainTextAsync("seen enough");
        Assert.True(await watching.EvaluateAsync<bool>("() => window.neverLoadedAgain === true"));
    }

    private static async Task ChooseAsync(ILocator dialog, string field, string name)
    {
        await dialog.GetByLabel(field).FillAsync(name);
        await dialog.Locator(".picker-option").Filter(new() { Has = dialog.Page.GetByText(name, new() { Exact = true }) }).First.ClickAsync();
    }

    [GeneratedRegex("/subscriptions/[0-9a-f-]{36}$")]
    private static partial Regex PageOfOne();
}
