using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Security;

/// <summary>Signing in as a person does: with a form and a cookie.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class SignInTests(DashboardServer server)
{
    [Fact]
    public async Task Page_WithoutASignIn_LeadsToTheSignInAndBack()
    {
        using var browser = server.NewBrowser();

        using var refused = await browser.GetAsync("/orders?status=draft", TestContext.Current.CancellationToken);
        Assert.Equal("/sign-in?returnUrl=%2Forders%3Fstatus%3Ddraft", refused.Headers.Location?.PathAndQuery);
        using var welcome = await SignInAsync(browser, await server.AddAccountAsync(Role.Viewer), DashboardServer.Password, "/orders?status=draft");

        Assert.Equal("/orders?status=draft", welcome.Headers.Location?.ToString());
        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Cookie_OfASignIn_IsHiddenFromScriptsAndOtherSites()
    {
        using var browser = server.NewBrowser();

        using var welcome = await SignInAsync(browser, await server.AddAccountAsync(Role.Viewer), DashboardServer.Password);

        var cookie = welcome.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("dashboard.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_ToBeRemembered_OutlivesTheBrowser()
    {
        using var browser = server.NewBrowser();

        using var welcome = await SignInAsync(browser, await server.AddAccountAsync(Role.Viewer), DashboardServer.Password, remember: true);

        var cookie = welcome.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("dashboard.session=", StringComparison.Ordinal));
        Assert.Contains("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WrongPassword_AndUnknownAccount_AreAnsweredAlike()
    {
        using var browser = server.NewBrowser();

        using var wrong = await SignInAsync(browser, await server.AddAccountAsync(Role.Viewer), "not the password", "/orders");
        using var unknown = await SignInAsync(browser, ApiShop.NewEmail(), "not the password", "/orders");

        Assert.Equal("/sign-in?failed=1&returnUrl=%2Forders", wrong.Headers.Location?.ToString());
        Assert.Equal(wrong.Headers.Location, unknown.Headers.Location);
    }

    [Fact]
    public async Task Form_WithoutItsToken_SignsNobodyIn()
    {
        using var browser = server.NewBrowser();
        var email = await server.AddAccountAsync(Role.Viewer);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = DashboardServer.Password });

        using var response = await browser.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal("/sign-in?failed=1&expired=1&returnUrl=%2F", response.Headers.Location?.ToString());
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(value => value.StartsWith("dashboard.session=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var browser = server.NewBrowser();
        using var welcome = await SignInAsync(browser, await server.AddAccountAsync(Role.Viewer), DashboardServer.Password);
        var token = await TokenAsync(browser, "/");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });

        using var goodbye = await browser.PostAsync("/account/sign-out", form, TestContext.Current.CancellationToken);
        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("/sign-in", goodbye.Headers.Location?.ToString());
        Assert.Equal("/sign-in", page.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Command_WithACookieFromAPageOfAnotherSite_Is403()
    {
        using var browser = server.NewBrowser();
        using var welcome = await SignInAsync(browser, await server.AddAccountAsync(Role.Staff), DashboardServer.Password);
        var path = $"/api/products/{Guid.NewGuid()}/publish";

        using var foreign = await browser.RespondAsync(HttpMethod.Post, path, null, ("Origin", "https://evil.example"));
        using var sibling = await browser.RespondAsync(HttpMethod.Post, path, null, ("Sec-Fetch-Site", "same-site"));
        using var own = await browser.RespondAsync(HttpMethod.Post, path, null, ("Origin", server.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));

        await foreign.AssertProblemAsync(HttpStatusCode.Forbidden, "cross-site");
        await sibling.AssertProblemAsync(HttpStatusCode.Forbidden, "cross-site");
        await own.AssertProblemAsync(HttpStatusCode.NotFound, "product-not-found");
    }

    [Fact]
    public async Task Login_OfAProgram_AnswersAToken()
    {
        using var nobody = server.NewClient();
        var email = await server.AddAccountAsync(Role.Viewer);

        var answer = await nobody.SendAsync(HttpMethod.Post, "/api/auth/login", new { email, password = DashboardServer.Password }, HttpStatusCode.OK);
        using var wrong = await nobody.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = "not the password" });
        using var unknown = await nobody.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email = ApiShop.NewEmail(), password = "not the password" });

        Assert.Equal("Bearer", answer.GetProperty("tokenType").GetString());
        Assert.Equal(3600, answer.GetProperty("expiresIn").GetInt64());
        var told = await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
        Assert.Equal(told.ToString(), (await unknown.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in")).ToString());
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/products")]
    [InlineData("/health/live")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/no-such-page")]
    public async Task EveryAnswer_TellsTheBrowserWhatNoPageDoes(string path)
    {
        using var nobody = server.NewClient();

        using var response = await nobody.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/sign-in")]
    [InlineData("/css/dashboard.css")]
    public async Task WhatAnybodyMaySee_WithoutASignIn_IsServed(string path)
    {
        using var nobody = server.NewClient();

        using var response = await nobody.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task SignInPage_HoldsNoScriptOfItsOwn()
    {
        using var nobody = server.NewClient();

        var page = await nobody.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)", page);
        Assert.DoesNotMatch(@"\son\w+=""", page);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string returnUrl = "/", bool remember = false)
    {
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await TokenAsync(browser, "/sign-in"),
            ["email"] = email,
            ["password"] = password,
            ["returnUrl"] = returnUrl,
        };
        if (remember)
        {
            fields["rememberMe"] = "true";
        }

        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TokenAsync(HttpClient browser, string path)
    {
        var page = await browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        return Token().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
