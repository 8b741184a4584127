using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>What a page of another site lets the browser of somebody send who is signed in here, to every endpoint that the application says it has.</summary>
[Collection(ApiCollection.Name)]
public sealed class ForgeryTests(DashboardServer server)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string NewPassword = "another password of theirs";

    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    /// <summary>What the forms hold, all in one: an endpoint takes of it what it knows.</summary>
    private static readonly (string Name, string Value)[] Fields =
    [
        ("email", DashboardServer.AdminEmail), ("present", DashboardServer.Password), ("password", NewPassword), ("again", NewPassword), ("code", "123456"),
        ("at", "2020-01-01T00:00:00Z"), ("name", "Theirs"), ("passkey", Guid.NewGuid().ToString()), ("credential", "{}"), ("user", Guid.NewGuid().ToString()), ("token", "x"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Endpoints_ThatTakeMoreThanQuestions_AreFormsRoutesPagesAndConnections()
    {
        var others = Endpoints().Where(endpoint => Methods(endpoint).Except(Reading).Any())
            .Where(endpoint => !IsForm(endpoint) && !IsPage(endpoint) && !Path(endpoint).StartsWith("/api/", StringComparison.Ordinal));

        // Each kind has a test here; of something else, nobody has asked yet who may send it.
        Assert.Equal(
            ["/_blazor", "/_blazor/disconnect", "/_blazor/initializers", "/_blazor/negotiate", "/health/live", "/health/ready", "/hubs/dashboard", "/hubs/dashboard/negotiate"],
            others.Select(Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryForm_WithoutItsToken_ChangesNothingAndSignsNobodyInOrOut()
    {
        var (early, late) = ("", "");
        var email = await server.AddAccountAsync(Role.Administrator);
        using var browser = server.NewBrowser();
        early = await browser.FormTokenAsync("/sign-in");
        await browser.SignInAsync(email);
        using (var other = server.NewBrowser())
        {
            await other.SignInAsync(await server.AddAccountAsync(Role.Viewer));
            late = await other.FormTokenAsync("/");
        }

        var (before, wrong, forms) = (await KnownOfAsync(email), new List<string>(), Endpoints().Where(IsForm).Select(Path).Distinct().ToList());
        foreach (var form in forms)
        {
            foreach (var (what, token) in new[] { ("none", null), ("an empty one", ""), ("nonsense", "CfDJ8AAAA"), ("one from before the sign-in", early), ("somebody else's", late) })
            {
                using var answer = await browser.PostFormAsync(form, token is null ? Fields : [.. Fields, (TokenField, token)]);
                if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.BadRequest) || answer.Headers.Contains("Set-Cookie"))
                {
                    wrong.Add($"{form} with {what} answered {(int)answer.StatusCode} and set {string.Join(", ", answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(before, await KnownOfAsync(email));
        using var still = await browser.GetAsync("/profile", Token);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.True(forms.Count >= 15, $"Only {forms.Count} forms were found.");

        // The same with the token does what it says, so it was the token that was missing.
        using var changed = await browser.SubmitAsync("/", "/account/password", Fields);
        Assert.Equal("/profile?done=password", changed.Headers.Location?.ToString());
    }

    [Fact]
    public async Task EveryRoute_SentByAPageOfAnotherSite_IsRefusedWhateverItHolds()
    {
        var things = await KnownThings.MakeAsync(server);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Administrator));
        var (before, wrong, sent) = (await server.CountEventsAsync(), new List<string>(), 0);

        foreach (var route in ApiRoutes.Of(server).Where(route => route.Changes))
        {
            foreach (var header in new[] { ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
            {
                using var response = await browser.RespondAsync(route.Method, things.PathOf(route), route.Body is null ? null : things.BodyOf(route).ToJsonString(), header);
                sent++;
                if (response.StatusCode != HttpStatusCode.Forbidden || (await response.JsonAsync()).GetProperty("code").GetString() != "cross-site")
                {
                    wrong.Add($"{route} with {header} answered {(int)response.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(before, await server.CountEventsAsync());
        Assert.True(sent > 200, $"Only {sent} were sent.");
    }

    [Fact]
    public async Task EveryPage_ThatIsSentAForm_IsNotShown()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Administrator));
        var (wrong, pages) = (new List<string>(), Endpoints().Where(IsPage).Select(endpoint => System.Text.RegularExpressions.Regex.Replace(Path(endpoint), @"\{[^}]+\}", Guid.NewGuid().ToString())).Distinct().ToList());

        foreach (var page in pages)
        {
            using var answer = await browser.PostFormAsync(page, Fields);
            if (answer.StatusCode is not HttpStatusCode.BadRequest)
            {
                wrong.Add($"{page} answered {(int)answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(pages.Count > 30, $"Only {pages.Count} pages were found.");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task Hub_AskedByAPageOfAnotherSite_TellsNothing(string origin)
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Viewer));

        using var foreign = await browser.RespondAsync(HttpMethod.Post, "/hubs/dashboard/negotiate?negotiateVersion=1", null, ("Origin", origin));
        using var socket = await browser.RespondAsync(HttpMethod.Get, "/hubs/dashboard", null, ("Origin", origin));
        using var own = await browser.RespondAsync(HttpMethod.Post, "/hubs/dashboard/negotiate?negotiateVersion=1", null, ("Origin", server.Address.GetLeftPart(UriPartial.Authority)));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (foreign.StatusCode, socket.StatusCode, own.StatusCode));
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct();

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>How it may be asked; in every way when it does not say.</summary>
    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    private static bool IsForm(RouteEndpoint endpoint) => Path(endpoint).StartsWith("/account/", StringComparison.Ordinal) && Methods(endpoint).Contains("POST");

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>What could have been changed: the account, its sign-ins, and the log.</summary>
    private async Task<string> KnownOfAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var account = await db.Users.SingleAsync(user => user.Email == email, Token);
        var open = await db.StaffSessions.CountAsync(session => session.UserId == account.Id && session.EndedAt == null, Token);
        return string.Join(' ', account.PasswordHash, account.SecurityStamp, account.TwoFactorEnabled, account.AccessFailedCount, open, await db.UserTokens.CountAsync(row => row.UserId == account.Id, Token), await server.CountEventsAsync());
    }
}
