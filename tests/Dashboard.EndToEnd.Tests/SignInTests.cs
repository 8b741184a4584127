using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class SignInTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    [Fact]
    public async Task AnyPage_BeforeSigningIn_AsksWhoOneIsAndComesBack()
    {
        var page = await OpenAsync("/orders");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await FillSignInAsync(page, Dashboard.Administrator.Email, Dashboard.Administrator.Password);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Orders", Level = 1 })).ToBeVisibleAsync();
        Assert.EndsWith("/orders", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_SaysSoAndLetsNobodyIn()
    {
        var page = await OpenAsync("/sign-in");

        await FillSignInAsync(page, Dashboard.Administrator.Email, "not the password");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("E-mail and password do not fit");
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_FromAnyPage_AsksWhoOneIsAgain()
    {
        var page = await OpenAsync("/sign-in");
        await FillSignInAsync(page, Dashboard.Administrator.Email, Dashboard.Administrator.Password);
        await Assertions.Expect(page.GetByText("Administrator", new() { Exact = true }).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
        await page.GotoAsync("/orders");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
