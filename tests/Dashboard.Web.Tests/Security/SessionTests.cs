using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Hosts;
using Dashboard.Web.Tests.Live;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Sessions end when somebody ends them or the account changes, whatever they are open on.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class SessionTests(DashboardServer server)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => ["deactivated", "another role", "another e-mail", "another password"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Account_ThatIsChanged_LosesBrowserProgramCircuitAndConnectionInFiveSeconds(string change)
    {
        var (id, email) = await AccountAsync();
        using var browser = await BrowserAsync(email);
        var token = await server.TokenAsync(email);
        using var program = Program(token);
        await using var hub = await HubConnection.ConnectAsync(server.Address, token);
        await hub.InvokeAsync("Watch", "catalog");
        await using var scope = server.Services.CreateAsyncScope();
        var circuit = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)circuit).SetAuthenticationState(Task.FromResult(new AuthenticationState(await PrincipalAsync(email))));
        Assert.True(await IsOpenAsync(browser) && await IsOpenAsync(program));

        await ChangeAsync(id, change);
        var since = Stopwatch.StartNew();

        await Eventually.TrueAsync(
            async () => hub.HasEnded && !await IsOpenAsync(browser) && !await IsOpenAsync(program)
                && (await circuit.GetAuthenticationStateAsync()).User.Identity is not { IsAuthenticated: true },
            "browser, program, circuit and connection are signed out");
        Assert.True(since.Elapsed < Promised, $"It took {since.Elapsed}.");
    }

    [Fact]
    public async Task Session_ThatIsEnded_EndsAloneAndTheOthersStay()
    {
        var (id, email) = await AccountAsync();
        using var first = await BrowserAsync(email);
        var mine = Assert.Single(await SessionsAsync(id));
        using var second = await BrowserAsync(email);

        await DoAsync(new EndSessions(id, mine.Id), new Actor(id, "Ina", Role.Viewer));

        await Eventually.TrueAsync(async () => !await IsOpenAsync(first), "the first browser is signed out");
        Assert.True(await IsOpenAsync(second));
        Assert.Equal("Ina", (await SessionsAsync(id)).Single(session => session.Id == mine.Id).EndedBy);
    }

    [Fact]
    public async Task Sessions_OfAnother_AreEndedByAnAdministratorAlone()
    {
        var (id, email) = await AccountAsync();
        using var browser = await BrowserAsync(email);
        var sender = server.Services.GetRequiredService<ICommandSender>();

        var refused = await sender.SendAsync(new EndSessions(id), Actors.Operator, Token);
        Assert.Equal(RefusalKind.Forbidden, refused.Refusal?.Kind);
        Assert.True(await IsOpenAsync(browser));

        Assert.Equal(1, (await sender.SendAsync(new EndSessions(id), Actors.Administrator, Token)).Answer);
        await Eventually.TrueAsync(async () => !await IsOpenAsync(browser), "the browser is signed out");
    }

    [Fact]
    public async Task SignIn_OverAnother_BeginsANewSessionAndSaysWhereFrom()
    {
        var (id, email) = await AccountAsync();
        using var browser = await BrowserAsync(email);
        using var again = await SignInAsync(browser, email);

        var sessions = await SessionsAsync(id);
        Assert.Equal(2, sessions.Select(session => session.Id).Distinct().Count());
        Assert.All(sessions, session => Assert.Equal(("127.0.0.1", "Tests/1.0", false), (session.Address, session.Agent, session.IsProgram)));
    }

    [Fact]
    public async Task Cookie_ThatWasCopied_IsWorthNothingAfterTheSignOut()
    {
        var (_, email) = await AccountAsync();
        using var browser = server.NewBrowser();
        using var welcome = await SignInAsync(browser, email);
        var cookie = welcome.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("dashboard.session=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = server.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await IsOpenAsync(thief));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = await FormTokenAsync(browser, "/") });
        using var goodbye = await browser.PostAsync("/account/sign-out", form, Token);

        await Eventually.TrueAsync(async () => !await IsOpenAsync(thief), "the copied cookie is worth nothing");
    }

    [Fact]
    public async Task SignIn_OfWhoIsDeactivated_IsAnsweredLikeAWrongPassword()
    {
        var (id, email) = await AccountAsync();
        await ChangeAsync(id, "deactivated");
        using var client = server.NewClient();

        using var answer = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = DashboardServer.Password });

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
    }

    private async Task<(Guid Id, string Email)> AccountAsync()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        await using var scope = server.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(Token);
        return (id, email);
    }

    private async Task ChangeAsync(Guid id, string change)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Users.SingleAsync(user => user.Id == id, Token);
        await (change switch
        {
            "deactivated" => DoAsync(new DeactivateUser(id, "Left"), Actors.Administrator),
            "another role" => DoAsync(new ChangeUserRole(id, Role.Staff), Actors.Administrator),
            "another e-mail" => DoAsync(new UpdateUser(id, "Ina", ApiShop.NewEmail()), Actors.Administrator),
            _ => DoAsync(new SetPassword(id) { PasswordHash = "x", Stamp = account.SecurityStamp! }, new Actor(id, "Ina", Role.Viewer)),
        });
    }

    private async Task DoAsync<TAnswer>(Command<TAnswer> command, Actor actor) =>
        Assert.Null((await server.Services.GetRequiredService<ICommandSender>().SendAsync(command, actor, Token)).Refusal);

    private async Task<List<StaffSession>> SessionsAsync(Guid id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffSessions.Where(session => session.UserId == id).ToListAsync(Token);
    }

    /// <summary>The claims that a circuit of a new session has.</summary>
    private async Task<System.Security.Claims.ClaimsPrincipal> PrincipalAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByEmailAsync(email);
        return await scope.ServiceProvider.GetRequiredService<SessionDesk>().BeginAsync(account!, isProgram: false, new Microsoft.AspNetCore.Http.DefaultHttpContext());
    }

    private HttpClient Program(string token)
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<bool> IsOpenAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/products", Token);
        return response.StatusCode == HttpStatusCode.OK;
    }

    private async Task<HttpClient> BrowserAsync(string email)
    {
        var browser = server.NewBrowser();
        using var welcome = await SignInAsync(browser, email);
        Assert.Equal("/", welcome.Headers.Location?.ToString());
        return browser;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email)
    {
        browser.DefaultRequestHeaders.UserAgent.Clear();
        browser.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Tests", "1.0"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await FormTokenAsync(browser, "/sign-in"), ["email"] = email, ["password"] = DashboardServer.Password,
        });
        return await browser.PostAsync("/account/sign-in", form, Token);
    }

    private static async Task<string> FormTokenAsync(HttpClient browser, string path) =>
        WebUtility.HtmlDecode(Antiforgery().Match(await browser.GetStringAsync(path, Token)).Groups[1].Value);

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
