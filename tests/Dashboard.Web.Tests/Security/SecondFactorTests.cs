using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Authenticator apps: set up by who has the password and the device, asked for at every sign-in, turned off again.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class SecondFactorTests(DashboardServer server)
{
    private const string Page = "/profile/authenticator";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task App_SetUp_IsAskedForAtEverySignIn()
    {
        var (email, key, _) = await EquippedAsync();
        using var browser = server.NewBrowser();

        Assert.Equal("/sign-in/code?returnUrl=%2F", await browser.SignInAsync(email));
        Assert.False(await IsInAsync(browser));
        using var wrong = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", "000000"));
        Assert.StartsWith("/sign-in/code?failed=1", wrong.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(await IsInAsync(browser));

        using var right = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", CodeOf(key)), ("returnUrl", "//evil.example"));

        Assert.Equal("/", right.Headers.Location?.ToString());
        Assert.True(await IsInAsync(browser));
    }

    [Fact]
    public async Task Code_ThatSomebodyLookedAt_IsGoodNoMore()
    {
        var (email, key, _) = await EquippedAsync();
        var code = CodeOf(key);
        using var owner = server.NewBrowser();
        using var thief = server.NewBrowser();
        await owner.SignInAsync(email);
        await thief.SignInAsync(email);

        using var first = await owner.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", code));
        using var second = await thief.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", code));

        Assert.True(await IsInAsync(owner));
        Assert.False(await IsInAsync(thief));
    }

    [Fact]
    public async Task RecoveryCode_SignsInOnce()
    {
        var (email, _, codes) = await EquippedAsync();
        Assert.Equal(10, codes.Distinct().Count());
        using var first = server.NewBrowser();
        await first.SignInAsync(email);
        using var used = await first.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", codes[0].ToLowerInvariant()));
        Assert.True(await IsInAsync(first));

        using var second = server.NewBrowser();
        await second.SignInAsync(email);
        using var again = await second.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", codes[0]));

        Assert.False(await IsInAsync(second));
    }

    [Fact]
    public async Task Program_OfWhoHasAnApp_SendsTheCodeToo()
    {
        var (email, key, _) = await EquippedAsync();
        using var client = server.NewClient();

        using var without = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = DashboardServer.Password });
        using var wrong = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = DashboardServer.Password, code = "12" });
        using var right = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = DashboardServer.Password, code = CodeOf(key) });

        await without.AssertProblemAsync(HttpStatusCode.Unauthorized, "code-required");
        await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Code_WithoutThePassword_IsOfNoUse()
    {
        var (_, key, _) = await EquippedAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", CodeOf(key)));

        Assert.StartsWith("/sign-in?failed=1&expired=1", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Codes_TriedTooOften_LockTheAccount()
    {
        var (email, key, _) = await EquippedAsync();
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);
        for (var tried = 0; tried < 5; tried++)
        {
            using var wrong = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", "000000"));
        }

        using var right = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", CodeOf(key)));

        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task App_IsTurnedOffWithThePassword_OrByAnAdministrator()
    {
        var (email, key, _) = await EquippedAsync();
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);
        using var signedIn = await browser.SubmitAsync("/sign-in/code", "/account/sign-in/code", ("code", CodeOf(key)));
        using var refused = await browser.SubmitAsync(Page, "/account/authenticator/disable", ("present", "not it"));
        Assert.Contains("fault=Present", refused.Headers.Location?.ToString(), StringComparison.Ordinal);

        using var done = await browser.SubmitAsync(Page, "/account/authenticator/disable", ("present", DashboardServer.Password));
        Assert.True(await IsInAsync(browser));
        using var other = server.NewBrowser();
        Assert.Equal("/", await other.SignInAsync(email));

        var (lost, _, _) = await EquippedAsync();
        Assert.Null((await server.Services.GetRequiredService<ICommandSender>().SendAsync(new ChangeSecondFactor(await IdAsync(lost), IsOn: false), Actors.Administrator, Token)).Refusal);
        using var third = server.NewBrowser();
        Assert.Equal("/", await third.SignInAsync(lost));
    }

    [Theory]
    [InlineData("/account/authenticator/begin")]
    [InlineData("/account/authenticator/enable")]
    [InlineData("/account/authenticator/codes")]
    [InlineData("/account/authenticator/disable")]
    [InlineData("/account/password")]
    public async Task Form_WithoutItsToken_ChangesNothing(string action)
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);

        using var answer = await browser.PostFormAsync(action, ("present", DashboardServer.Password), ("password", "another battery"), ("again", "another battery"), ("code", "1"));

        Assert.StartsWith("/profile/", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("done", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var scope = server.Services.CreateAsyncScope();
        var id = await IdAsync(email);
        Assert.False(await scope.ServiceProvider.GetRequiredService<WriteDbContext>().UserTokens.AnyAsync(token => token.UserId == id, Token));
        using var other = server.NewBrowser();
        Assert.Equal("/", await other.SignInAsync(email));
    }

    /// <summary>An account with an app: its key, and its recovery codes, which are shown once.</summary>
    private async Task<(string Email, string Key, List<string> Codes)> EquippedAsync()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);
        using var begun = await browser.SubmitAsync(Page, "/account/authenticator/begin");
        var page = await browser.GetStringAsync(Page, Token);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        var key = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var wrong = await browser.SubmitAsync(Page, "/account/authenticator/enable", ("code", "1"));
        Assert.Contains("fault=Code", wrong.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var enabled = await browser.SubmitAsync(Page, "/account/authenticator/enable", ("code", CodeOf(key)));
        var codes = Code().Matches(await browser.GetStringAsync(Page, Token)).Select(match => match.Groups[1].Value).ToList();
        Assert.DoesNotMatch(Code(), await browser.GetStringAsync(Page, Token));
        return (email, key, codes);
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(Token);
    }

    private static async Task<bool> IsInAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync("/api/products", Token);
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>What an app shows now (RFC 6238: SHA-1, 30 seconds, 6 digits).</summary>
    private static string CodeOf(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var bytes = bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm that authenticator apps share.
        var hash = HMACSHA1.HashData(bytes, step);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & int.MaxValue) % 1_000_000;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<code class=\"key\"[^>]*>([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<code[^>]*>([A-Z0-9]{5}-[A-Z0-9]{5})</code>")]
    private static partial Regex Code();
}
