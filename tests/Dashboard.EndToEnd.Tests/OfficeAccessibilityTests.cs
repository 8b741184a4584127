using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Every page and dialog behind the selling: staff, audit, operations, and the way in.</summary>
public sealed class OfficeAccessibilityTests(Chromium chromium, DashboardProcess dashboard) : Accessibility(chromium, dashboard)
{
    public static TheoryData<string> Pages =>
    [
        "/users", "/users/{member}", "/roles", "/profile", "/profile/password", "/profile/authenticator", "/profile/passkeys", "/import", "/notifications", "/audit", "/operations/events",
        "/time/product/{product}", "/as-of", "/operations/sagas", "/operations/projections", "/operations/projections/Orders", "/nowhere",
    ];

    public static TheoryData<string, string> Dialogs => new()
    {
        { "/users", "New member" }, { "/users/{member}", "Change role" }, { "/users/{member}", "Deactivate" }, { "/customers/{customer}", "Erase" },
        { "/operations/projections", "Rebuild all" }, { "/operations/projections/Orders", "Rebuild" }, { "/operations/projections/Orders", "Pause projection" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_ForEverybody_HasNoViolationAndFits(string path) => LookAtPageAsync(path);

    [Theory]
    [MemberData(nameof(Dialogs))]
    public Task Dialog_ForEverybody_HasNoViolation(string path, string button) => LookAtDialogAsync(path, button);

    [Theory]
    [InlineData("/sign-in?failed=true", ColorScheme.Light)]
    [InlineData("/sign-in?failed=true", ColorScheme.Dark)]
    [InlineData("/sign-in/code?failed=1", ColorScheme.Dark)]
    [InlineData("/invitation", ColorScheme.Light)]
    public async Task SignIn_ForEverybody_HasNoViolation(string path, ColorScheme scheme) =>
        await NoViolationAsync(await OpenAsync(path, scheme), $"{scheme}");
}
