using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Dashboard.Domain;
using Dashboard.Testing.Databases;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Links with which the invited set a password: good once, for a while, for one person, and made by nobody else.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class InvitationTests(DashboardServer server, TestCluster cluster)
{
    private const string NewPassword = "a new battery staple";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_UsedOnce_SetsThePasswordAndIsGoodNoMore()
    {
        var (_, email, link) = await InvitedAsync(server);
        using var browser = server.NewBrowser();

        using var done = await AcceptAsync(browser, link, NewPassword);
        Assert.Equal("/sign-in?joined=1", done.Headers.Location?.ToString());
        using var signedIn = await browser.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = NewPassword });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);

        Assert.Contains("This link is not good", await browser.GetStringAsync(link, Token), StringComparison.Ordinal);
        using var again = await AcceptAsync(browser, link, "another battery staple", fromPage: "/sign-in");
        Assert.Contains("fault=Link", again.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var unchanged = await browser.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = NewPassword });
        Assert.Equal(HttpStatusCode.OK, unchanged.StatusCode);
    }

    [Fact]
    public async Task Link_UsedByManyAtOnce_SetsOnePassword()
    {
        var (_, email, link) = await InvitedAsync(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            using var browser = server.NewBrowser();
            using var answer = await AcceptAsync(browser, link, $"{NewPassword} {number}", fromPage: "/sign-in");
            return (number, answer.Headers.Location?.ToString());
        }));

        var winner = Assert.Single(answers, answer => answer.Item2 == "/sign-in?joined=1");
        using var client = server.NewClient();
        using var signedIn = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = $"{NewPassword} {winner.number}" });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Fact]
    public async Task Link_ThatIsForgedOrAnothers_IsNotGood()
    {
        var (id, _, link) = await InvitedAsync(server);
        var (other, _, _) = await InvitedAsync(server);
        var token = HttpUtility.ParseQueryString(link.Query)["token"]!;
        using var browser = server.NewBrowser();

        foreach (var (user, forged) in new[]
        {
            (id.ToString("n"), token[..^4] + "AAAA"), (id.ToString("n"), ""), (id.ToString("n"), "x"), (other.ToString("n"), token), (Guid.Empty.ToString(), token), ("nobody", token),
        })
        {
            var page = await browser.GetStringAsync($"/invitation?user={user}&token={Uri.EscapeDataString(forged)}", Token);
            Assert.Contains("This link is not good", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Link_AfterAnotherInvitationOrADeactivation_IsNotGood()
    {
        var (id, _, first) = await InvitedAsync(server);
        await DoAsync(server, new InviteUser(id));
        using var browser = server.NewBrowser();
        Assert.Contains("This link is not good", await browser.GetStringAsync(first, Token), StringComparison.Ordinal);

        var second = await LinkAsync(server, id);
        Assert.Contains("Set the password", await browser.GetStringAsync(second, Token), StringComparison.Ordinal);
        await DoAsync(server, new DeactivateUser(id, "A mistake"));
        Assert.Contains("This link is not good", await browser.GetStringAsync(second, Token), StringComparison.Ordinal);
        await using var scope = server.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IInvitationLinks>().MakeAsync(id));
    }

    [Fact]
    public async Task Link_ThatIsTooOld_IsNotGood()
    {
        await using var hasty = new DashboardServer(cluster) { Replace = services => services.PostConfigure<InvitationTokenOptions>(token => token.TokenLifespan = TimeSpan.FromTicks(-1)) };
        await hasty.InitializeAsync();
        var (_, _, link) = await InvitedAsync(hasty);
        using var browser = hasty.NewBrowser();

        Assert.Contains("This link is not good", await browser.GetStringAsync(link, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_ThatIsShortOrTypedTwoWays_IsAskedForAgain()
    {
        var (_, _, link) = await InvitedAsync(server);
        using var browser = server.NewBrowser();

        using var weak = await AcceptAsync(browser, link, "short");
        using var differing = await AcceptAsync(browser, link, NewPassword, again: "something else");

        Assert.Contains("at least 8 characters", await browser.GetStringAsync(weak.Headers.Location!, Token), StringComparison.Ordinal);
        Assert.Contains("The two passwords differ", await browser.GetStringAsync(differing.Headers.Location!, Token), StringComparison.Ordinal);
    }

    private static async Task<(Guid Id, string Email, Uri Link)> InvitedAsync(DashboardServer server)
    {
        var email = ApiShop.NewEmail();
        var id = await DoAsync(server, new CreateUser("Ina", email, Role.Staff));
        return (id, email, await LinkAsync(server, id));
    }

    private static async Task<Uri> LinkAsync(DashboardServer server, Guid id) =>
        await server.Services.GetRequiredService<IInvitationLinks>().MakeAsync(id) ?? throw new InvalidOperationException("There is no link.");

    private static async Task<TAnswer> DoAsync<TAnswer>(DashboardServer server, Command<TAnswer> command)
    {
        var outcome = await server.Services.GetRequiredService<ICommandSender>().SendAsync(command, Actor.System, Token);
        Assert.Null(outcome.Refusal);
        return outcome.Answer!;
    }

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient browser, Uri link, string password, string? again = null, string? fromPage = null)
    {
        var page = await browser.GetStringAsync(fromPage ?? link.PathAndQuery, Token);
        var query = HttpUtility.ParseQueryString(link.Query);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Antiforgery().Match(page).Groups[1].Value),
            ["user"] = query["user"]!,
            ["token"] = query["token"]!,
            ["password"] = password,
            ["again"] = again ?? password,
        });
        return await browser.PostAsync("/account/invitation", form, Token);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
