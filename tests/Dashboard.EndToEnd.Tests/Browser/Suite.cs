using System.Collections.Concurrent;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests.Browser;

/// <summary>Tests that look at the dashboard as people do. Every page that a test opens is closed at its end.</summary>
public abstract class Suite(Chromium chromium, DashboardProcess dashboard) : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<Account, string> SignedIn = [];

    private readonly List<IPage> _pages = [];

    protected DashboardProcess Dashboard { get; } = dashboard;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.Context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A browser in which nobody is signed in, at an address.</summary>
    protected async Task<IPage> OpenAsync(string path, ColorScheme scheme = ColorScheme.Light)
    {
        var page = Keep(await chromium.OpenAsync(Dashboard.Address, scheme: scheme));
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A browser in which somebody is signed in, the administrator when nobody is named, at an address, ready for a click.</summary>
    protected async Task<IPage> OpenSignedInAsync(string path, Account? account = null, ColorScheme scheme = ColorScheme.Light, Uri? through = null)
    {
        account ??= Dashboard.Administrator;
        if (!SignedIn.TryGetValue(account, out var cookies))
        {
            SignedIn[account] = cookies = await SignInAsync(account);
        }

        var page = Keep(await chromium.OpenAsync(through ?? Dashboard.Address, scheme: scheme, cookies: cookies));
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Somebody's sign-ins are ended by what the test does: whoever needs them next signs in anew.</summary>
    protected static void ForgetSignIn(Account account) => SignedIn.TryRemove(account, out _);

    /// <summary>Fills in the form of the page that asks who one is.</summary>
    protected static async Task FillSignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private async Task<string> SignInAsync(Account account)
    {
        var page = await OpenAsync("/sign-in");
        await FillSignInAsync(page, account.Email, account.Password);
        await page.WaitForURLAsync("**/");
        return await page.Context.StorageStateAsync();
    }

    private IPage Keep(IPage page)
    {
        _pages.Add(page);
        return page;
    }
}
