using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed partial class ViewerTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    public static TheoryData<string> PagesWithActions =>
    [
        "/customers", "/customers/{customer}", "/catalog", "/catalog/{product}", "/orders", "/orders/{draft}", "/subscriptions", "/subscriptions/{subscription}", "/plans", "/operations/projections", "/operations/projections/Orders",
    ];

    [Theory]
    [MemberData(nameof(PagesWithActions))]
    public async Task Page_SeenByAViewer_OffersNothingThatChangesAnything(string path)
    {
        path = Places.Fill(path, Dashboard.Shop);
        var administrators = await ActionsAsync(await OpenSignedInAsync(path));
        var viewers = await ActionsAsync(await OpenSignedInAsync(path, Dashboard.Viewer));

        Assert.NotEmpty(administrators);
        Assert.Empty(viewers);
    }

    [Fact]
    public async Task Import_SeenByAViewer_IsNotInTheMenuAndSaysWhyItIsClosed()
    {
        var page = await OpenSignedInAsync("/import", Dashboard.Viewer);

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Importing needs the role Operator or higher.");
        Assert.Equal(0, await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Import" }).CountAsync());
        Assert.Equal(0, await page.Locator("input[type=file]").CountAsync());
    }

    private static async Task<List<string>> ActionsAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Freshness" }).Locator("time").First).ToBeVisibleAsync();
        await Places.SettledAsync(page);
        var names = await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)
            .EvaluateAllAsync<string[]>("buttons => buttons.map(button => (button.getAttribute('aria-label') ?? button.innerText).trim())");
        return [.. names.Where(name => Action().IsMatch(name))];
    }

    [GeneratedRegex(@"\b(New|Start|Charge|Register|Add|Change|Edit|Remove|Submit|Cancel|Verify|Publish|Adjust|Confirm|Ship|Deliver|Rebuild|Compare|Pause projection)\b")]
    private static partial Regex Action();
}
