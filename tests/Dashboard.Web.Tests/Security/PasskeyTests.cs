using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Security;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Passkeys: added by who knows the password, asked for nothing else, and of no use to whoever may not sign in.</summary>
[Collection(ApiCollection.Name)]
public sealed class PasskeyTests(DashboardServer server) : IDisposable
{
    private const string Page = "/profile/passkeys";
    private const string Refused = "/sign-in?failed=1&passkey=1&returnUrl=%2F";

    private readonly SoftwareAuthenticator _device = new(server.Address);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _device.Dispose();

    [Fact]
    public async Task Passkey_Added_SignsInWithoutAPassword()
    {
        var (email, owner) = await EquippedAsync();
        using var browser = server.NewBrowser();

        Assert.Equal("/orders", await SignInAsync(browser, "/orders"));

        Assert.True(await IsInAsync(browser));
        Assert.Contains("last used", await browser.GetStringAsync(Page, Token), StringComparison.Ordinal);
        var told = await SentencesAsync($"kind=security&thing={SecurityRecord.IdOf(await IdAsync(email))}", "The Viewer signed in with a passkey.");
        Assert.DoesNotContain(told, sentence => sentence.Contains("Laptop", StringComparison.Ordinal));
        Assert.Contains("The Viewer gave The Viewer a passkey to sign in with (1 passkey in all).", await SentencesAsync($"kind=staff-user&thing={await IdAsync(email)}", "passkey"));
        owner.Dispose();
    }

    [Fact]
    public async Task Passkey_OfWhoHasAnApp_NeedsNoCode()
    {
        var (email, owner) = await EquippedAsync();
        await ChangeAsync(email, account => account.TwoFactorEnabled = true);
        using var browser = server.NewBrowser();

        Assert.Equal("/", await SignInAsync(browser));

        Assert.True(await IsInAsync(browser));
        owner.Dispose();
    }

    [Fact]
    public async Task Passkey_Removed_SignsNobodyIn_AndEndsOtherSignIns()
    {
        var (email, owner) = await EquippedAsync();
        using var browser = server.NewBrowser();
        await SignInAsync(browser);

        using var removed = await owner.SubmitAsync(Page, "/account/passkeys/remove", ("passkey", (await PasskeyAsync(email)).Id.ToString()));

        Assert.Equal($"{Page}?done=removed", removed.Headers.Location?.ToString());
        Assert.True(await IsInAsync(owner));
        await Eventually.TrueAsync(async () => !await IsInAsync(browser), "The sign-in with the passkey goes on.");
        using var again = server.NewBrowser();
        Assert.Equal(Refused, await SignInAsync(again));
        owner.Dispose();
    }

    [Fact]
    public async Task Passkey_OfTheDeactivated_IsRefusedLikeAnyOther()
    {
        var (email, owner) = await EquippedAsync();
        await SendAsync(new DeactivateUser(await IdAsync(email), "Left"));
        using var browser = server.NewBrowser();

        Assert.Equal(Refused, await SignInAsync(browser));
        Assert.False(await IsInAsync(browser));

        await SendAsync(new ReactivateUser(await IdAsync(email)));
        Assert.Equal("/", await SignInAsync(browser));
        owner.Dispose();
    }

    [Fact]
    public async Task Passkey_OfALockedAccount_IsRefusedLikeAnyOther()
    {
        var (email, owner) = await EquippedAsync();
        await ChangeAsync(email, account => account.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5));
        using var browser = server.NewBrowser();

        Assert.Equal(Refused, await SignInAsync(browser));

        Assert.False(await IsInAsync(browser));
        owner.Dispose();
    }

    [Fact]
    public async Task Passkey_WhoseOwnerDidNotShowWhoTheyAre_IsRefused()
    {
        var (_, owner) = await EquippedAsync();
        using var browser = server.NewBrowser();

        Assert.Equal(Refused, await SignInAsync(browser, isVerified: false));

        Assert.False(await IsInAsync(browser));
        owner.Dispose();
    }

    [Fact]
    public async Task Answer_SentAgain_SignsNobodyIn()
    {
        var (_, owner) = await EquippedAsync();
        using var browser = server.NewBrowser();
        using var asked = await BeginAsync(browser, "/sign-in", "/account/passkey/begin");
        var answer = _device.Get(await asked.JsonAsync());
        var copied = asked.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("dashboard.passkey=", StringComparison.Ordinal)).Split(';')[0];
        using var first = await SendAsync(browser, "/sign-in", "/account/passkey/sign-in", answer);
        Assert.Equal("/", first.Headers.Location?.ToString());

        using var thief = server.NewBrowser();
        using var ready = await thief.GetAsync("/sign-in", Token);
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        using var second = await SendAsync(thief, "/sign-in", "/account/passkey/sign-in", answer);

        Assert.Equal(Refused, second.Headers.Location?.ToString());
        owner.Dispose();
    }

    [Fact]
    public async Task Adding_WithoutThePassword_IsRefused_AndNoted()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);

        using var wrong = await BeginAsync(browser, Page, "/account/passkeys/begin", ("present", "not it"));
        using var late = await SendAsync(browser, Page, "/account/passkeys/add", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal($"{Page}?fault=passkey-late", late.Headers.Location?.ToString());
        await SentencesAsync($"kind=security&thing={SecurityRecord.IdOf(await IdAsync(email))}", "Somebody tried to sign in with a wrong password.");
    }

    [Fact]
    public async Task WhatADeviceMadeForOneAccount_IsNotTakenForAnother()
    {
        var (_, owner) = await EquippedAsync();
        using var other = server.NewBrowser();
        await other.SignInAsync(await server.AddAccountAsync(Role.Viewer));
        using var asked = await BeginAsync(owner, Page, "/account/passkeys/begin", ("present", DashboardServer.Password));
        using var fresh = new SoftwareAuthenticator(server.Address);
        var answer = fresh.Create(await asked.JsonAsync());
        other.DefaultRequestHeaders.Add("Cookie", asked.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("dashboard.passkey=", StringComparison.Ordinal)).Split(';')[0]);

        using var taken = await SendAsync(other, Page, "/account/passkeys/add", answer);

        Assert.Equal($"{Page}?fault=passkey-wrong", taken.Headers.Location?.ToString());
        owner.Dispose();
    }

    [Fact]
    public async Task PasskeysOfOthers_AreNeitherRenamedNorRemoved()
    {
        var (email, owner) = await EquippedAsync();
        var key = (await PasskeyAsync(email)).Id.ToString();
        using var other = server.NewBrowser();
        await other.SignInAsync(await server.AddAccountAsync(Role.Viewer));

        using var renamed = await other.SubmitAsync(Page, "/account/passkeys/rename", ("passkey", key), ("name", "Mine"));
        using var removed = await other.SubmitAsync(Page, "/account/passkeys/remove", ("passkey", key));

        Assert.Equal("Laptop", (await PasskeyAsync(email)).Data.Name);
        using var own = await owner.SubmitAsync(Page, "/account/passkeys/rename", ("passkey", key), ("name", "<b>Tablet</b>"));
        Assert.Equal("<b>Tablet</b>", (await PasskeyAsync(email)).Data.Name);
        Assert.DoesNotContain("<b>Tablet", await owner.GetStringAsync(Page, Token), StringComparison.Ordinal);
        owner.Dispose();
    }

    [Theory]
    [InlineData("/account/passkey/begin", HttpStatusCode.BadRequest)]
    [InlineData("/account/passkey/sign-in", HttpStatusCode.Redirect)]
    [InlineData("/account/passkeys/begin", HttpStatusCode.BadRequest)]
    [InlineData("/account/passkeys/add", HttpStatusCode.Redirect)]
    [InlineData("/account/passkeys/rename", HttpStatusCode.Redirect)]
    [InlineData("/account/passkeys/remove", HttpStatusCode.Redirect)]
    public async Task Form_WithoutItsToken_ChangesNothing(string action, HttpStatusCode expected)
    {
        var (email, owner) = await EquippedAsync();
        var key = await PasskeyAsync(email);

        using var answer = await owner.PostFormAsync(action, ("passkey", key.Id.ToString()), ("name", "Theirs"), ("present", DashboardServer.Password), ("credential", "{}"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("Laptop", (await PasskeyAsync(email)).Data.Name);
        owner.Dispose();
    }

    /// <summary>An account with a passkey on the device, signed in with its password.</summary>
    private async Task<(string Email, HttpClient Browser)> EquippedAsync()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        var browser = server.NewBrowser();
        await browser.SignInAsync(email);
        using var asked = await BeginAsync(browser, Page, "/account/passkeys/begin", ("present", DashboardServer.Password));
        using var added = await SendAsync(browser, Page, "/account/passkeys/add", _device.Create(await asked.JsonAsync()), ("name", "Laptop"));
        Assert.Equal($"{Page}?done=added", added.Headers.Location?.ToString());
        return (email, browser);
    }

    private async Task<string?> SignInAsync(HttpClient browser, string returnUrl = "/", bool isVerified = true)
    {
        using var asked = await BeginAsync(browser, "/sign-in", "/account/passkey/begin");
        using var answer = await SendAsync(browser, "/sign-in", "/account/passkey/sign-in", _device.Get(await asked.JsonAsync(), isVerified), ("returnUrl", returnUrl));
        return answer.Headers.Location?.ToString();
    }

    private static Task<HttpResponseMessage> BeginAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields) =>
        browser.SubmitAsync(page, action, fields);

    /// <summary>As browsers do with forms, with the origin of the page.</summary>
    private Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string action, string answer, params (string Name, string Value)[] fields)
    {
        browser.DefaultRequestHeaders.Remove("Origin");
        browser.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        return browser.SubmitAsync(page, action, [("credential", answer), .. fields]);
    }

    private async Task SendAsync(Command command) =>
        Assert.Null((await server.Services.GetRequiredService<ICommandSender>().SendAsync(command, Actors.Administrator, Token)).Refusal);

    private async Task ChangeAsync(string email, Action<StaffAccount> change)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        change(await db.Users.SingleAsync(account => account.Email == email, Token));
        await db.SaveChangesAsync(Token);
    }

    private async Task<StaffPasskey> PasskeyAsync(string email)
    {
        var id = await IdAsync(email);
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().UserPasskeys.AsNoTracking().SingleAsync(passkey => passkey.UserId == id, Token);
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(Token);
    }

    private async Task<List<string>> SentencesAsync(string filter, string awaited)
    {
        var client = await server.ClientAsync(Role.Operator);
        List<string> told = [];
        await Eventually.TrueAsync(
            async () =>
            {
                var events = await client.SendAsync(HttpMethod.Get, $"/api/audit?{filter}", null, HttpStatusCode.OK);
                told = [.. events.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("sentence").GetString()!)];
                return told.Exists(sentence => sentence.Contains(awaited, StringComparison.Ordinal));
            },
            $"The audit log does not say: {awaited}");
        return told;
    }

    private static async Task<bool> IsInAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync("/api/products", Token);
        return response.StatusCode == HttpStatusCode.OK;
    }
}
