using System.Text.Json;
using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

/// <summary>Passkeys in a browser, with a device that Chromium plays (Web Authentication, level 3, section 11: virtual authenticators).</summary>
[Collection(OneByOne.Name)]
public sealed class PasskeyTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    [Fact]
    public async Task Passkey_FromFirstToLast_SignsInUntilItIsRemoved()
    {
        // A passkey belongs to a name, and an address of numbers is none.
        var site = $"http://localhost:{Dashboard.Address.Port}";
        var page = await OpenAsync($"{site}/sign-in");
        var wrong = Complaints(page);
        await GiveDeviceAsync(page);
        await FillSignInAsync(page, Dashboard.Viewer.Email, Dashboard.Viewer.Password);
        await page.WaitForURLAsync($"{site}/");

        await page.GotoAsync($"{site}/profile/passkeys");
        await page.GetByLabel("Name of a new passkey").FillAsync("Test device");
        await page.GetByLabel("Your password").FillAsync("not it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The password is wrong, or there were too many tries.")).ToBeVisibleAsync();
        await page.GetByLabel("Your password").FillAsync(Dashboard.Viewer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("not used yet")).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await SignInAsync(page, $"{site}/sign-in?returnUrl=%2Fprofile%2Fpasskeys");
        await Assertions.Expect(page.GetByText("last used")).ToBeVisibleAsync();

        ForgetSignIn(Dashboard.Viewer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Test device" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is removed.")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await SignInAsync(page, $"{site}/sign-in");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This passkey is not good here");
        Assert.DoesNotContain(wrong, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static async Task SignInAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    /// <summary>What the browser complains about.</summary>
    private static List<string> Complaints(IPage page)
    {
        var said = new List<string>();
        page.Console += (_, line) =>
        {
            if (line.Type is "error")
            {
                said.Add(line.Text);
            }
        };
        return said;
    }

    /// <summary>A device that keeps passkeys, and whose owner always shows who they are.</summary>
    private static async Task GiveDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true,
            }),
        });
    }
}
