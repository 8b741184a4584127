using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests.Browser;

/// <summary>One Chromium for the whole test run. A test takes a page of its own, which shares nothing with another's.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// What <c>DASHBOARD_TEST_CHROMIUM</c> names, or else the system's browser: without its own windows where that is installed, since each
    /// of them works as hard as the page in it.
    /// </summary>
    private static string Executable => Environment.GetEnvironmentVariable("DASHBOARD_TEST_CHROMIUM")
        ?? (File.Exists(WithoutWindows) ? WithoutWindows : "/usr/bin/chromium");

    public async ValueTask InitializeAsync()
    {
        // What is awaited is there in a moment; on two cores that build something else beside, the moment is longer.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Quiet });
    }

    /// <summary>A page in a fresh context; closing the context closes the page.</summary>
    /// <param name="baseAddress">What paths are relative to.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Height of the window in pixels.</param>
    /// <param name="scheme">What the person's system prefers.</param>
    /// <param name="cookies">What the browser remembers, such as a sign-in; nothing when not given.</param>
    public async Task<IPage> OpenAsync(Uri baseAddress, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string? cookies = null)
    {
        var browser = _browser ?? throw new InvalidOperationException("Chromium has not been started.");
        var context = await browser.NewContextAsync(new()
        {
            StorageState = cookies,
            BaseURL = baseAddress.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
        });

        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
