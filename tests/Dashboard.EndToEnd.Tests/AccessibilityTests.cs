using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Every page and every dialog, light and dark, wide and narrow.</summary>
public sealed class AccessibilityTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    /// <summary>Pixels of a small telephone.</summary>
    private const int NarrowWidth = 390;

    private static readonly string[] Pages =
    [
        "/", "/customers", "/customers/{customer}", "/catalog", "/catalog/{product}", "/orders", "/orders/{draft}", "/orders/{order}", "/revenue", "/revenue?range=12-months", "/revenue?explain=Mrr", "/revenue?explain=Ltv", "/import",
        "/subscriptions", "/subscriptions/{subscription}", "/plans", "/renewals", "/renewals/list",
        "/users", "/users/{member}", "/roles", "/profile", "/profile/password", "/profile/authenticator", "/profile/passkeys", "/stock", "/stock/{product}", "/notifications", "/audit", "/operations/events", "/time/product/{product}", "/operations/sagas", "/as-of", "/operations/projections", "/operations/projections/Orders", "/nowhere",
    ];

    private static readonly (string Page, string Button)[] Dialogs =
    [
        ("/customers", "Register customer"), ("/catalog", "New product"), ("/catalog/{product}", "Change price"), ("/catalog/{product}", "Adjust stock"),
        ("/catalog/{product}", "Add review"), ("/orders", "New order"), ("/orders/{draft}", "Add item"), ("/orders/{draft}", "Submit order"),
        ("/subscriptions", "Start subscription"), ("/subscriptions/{subscription}", "Change plan"), ("/subscriptions/{subscription}", "Cancel subscription"), ("/plans", "New plan"), ("/users", "New member"), ("/users/{member}", "Change role"), ("/users/{member}", "Deactivate"),
        ("/operations/projections", "Rebuild all"), ("/operations/projections/Orders", "Rebuild"), ("/operations/projections/Orders", "Pause projection"),
    ];

    public static TheoryData<string> EveryPage => new(Pages);

    public static TheoryData<string, string> EveryDialog => new(Dialogs);

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Page_ForEverybody_HasNoViolationAndFits(string path)
    {
        var page = await OpenSignedInAsync(Places.Fill(path, Dashboard.Shop));
        await NoViolationAsync(page, "light and wide");
        // Both at once: a look takes seconds, and nothing of the dark colours depends on the width.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(NarrowWidth, 844);
        await NoViolationAsync(page, "dark and narrow");

        Assert.Equal(NarrowWidth, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData("/sign-in?failed=true", ColorScheme.Light)]
    [InlineData("/sign-in?failed=true", ColorScheme.Dark)]
    [InlineData("/sign-in/code?failed=1", ColorScheme.Dark)]
    [InlineData("/invitation", ColorScheme.Light)]
    public async Task SignIn_ForEverybody_HasNoViolation(string path, ColorScheme scheme) =>
        await NoViolationAsync(await OpenAsync(path, scheme), $"{scheme}");

    [Theory]
    [MemberData(nameof(EveryDialog))]
    public async Task Dialog_ForEverybody_HasNoViolation(string path, string button)
    {
        var page = await OpenSignedInAsync(Places.Fill(path, Dashboard.Shop), scheme: ColorScheme.Dark);
        await Places.SettledAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await NoViolationAsync(page, "dark");
    }

    private static async Task NoViolationAsync(IPage page, string look)
    {
        await Places.SettledAsync(page);
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        var faults = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{look}: {violation.Id}: {violation.Help}: {node.Html}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
