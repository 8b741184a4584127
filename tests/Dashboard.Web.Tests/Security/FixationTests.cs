using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Whatever somebody has put into a browser before its person signs in: it is not what the person then goes by.</summary>
[Collection(ApiCollection.Name)]
public sealed class FixationTests(DashboardServer server)
{
    private const string Cookie = "dashboard.session";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Planted => ["of somebody else's sign-in", "of a sign-in that was ended", "that nobody gave", "of an address"];

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task Session_PutIntoABrowser_IsNotTheOneAfterTheSignIn(string what)
    {
        var (theirs, mine) = (await server.AddAccountAsync(Role.Viewer), await server.AddAccountAsync(Role.Staff));
        var planted = await PlantedAsync(theirs, what);
        var (cookies, browser) = NewBrowser();
        using var _ = browser;
        cookies.Add(server.Address, new Cookie(Cookie, planted));
        var before = await SessionsAsync();

        await browser.SignInAsync(mine);

        var now = cookies.GetCookies(server.Address).Where(cookie => cookie.Name == Cookie).ToList();
        Assert.NotEqual(planted, Assert.Single(now).Value);
        Assert.Equal(mine, await EmailOfAsync(now[0].Value));
        // Whoever planted it learns nothing: it is theirs as before, or nobody's.
        Assert.NotEqual(mine, await EmailOfAsync(planted));
        Assert.Single((await SessionsAsync()).Except(before));
    }

    [Fact]
    public async Task Cookie_OfOnesOwnEarlierSession_IsReplacedByASignIn()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        var (cookies, browser) = NewBrowser();
        using var _ = browser;
        await browser.SignInAsync(email);
        var (first, begun) = (cookies.GetCookies(server.Address)[Cookie]!.Value, await SessionsAsync());

        await browser.SignInAsync(email);

        Assert.NotEqual(first, cookies.GetCookies(server.Address)[Cookie]!.Value);
        Assert.Single((await SessionsAsync()).Except(begun));
    }

    [Fact]
    public async Task Page_BeforeTheSignIn_GivesNoSessionAndTakesNoneFromTheAddress()
    {
        var (cookies, browser) = NewBrowser();
        using var _ = browser;
        var before = await SessionsAsync();
        var session = before[0];

        foreach (var path in new[] { "/sign-in", $"/sign-in?{Cookie}={session}&session={session}&sid={session}", $"/?access_token={session}&session={session}", "/sign-in/code", "/invitation" })
        {
            using var page = await browser.GetAsync(path, Token);
            Assert.DoesNotContain(cookies.GetCookies(server.Address), cookie => cookie.Name is Cookie or "dashboard.pending");
        }

        Assert.Equal(before, await SessionsAsync());
    }

    /// <summary>The value of a cookie that somebody could have put into a browser.</summary>
    private async Task<string> PlantedAsync(string email, string what)
    {
        if (what is "that nobody gave" or "of an address")
        {
            return what is "of an address" ? (await SessionsAsync())[0].ToString() : "CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAA";
        }

        var (cookies, browser) = NewBrowser();
        using (browser)
        {
            await browser.SignInAsync(email);
            var value = cookies.GetCookies(server.Address)[Cookie]!.Value;
            if (what is "of a sign-in that was ended")
            {
                using var goodbye = await browser.SubmitAsync("/", "/account/sign-out");
            }

            return value;
        }
    }

    /// <summary>Whom a cookie lets somebody be; nobody when it lets them be nobody.</summary>
    private async Task<string?> EmailOfAsync(string session)
    {
        using var client = server.NewClient();
        using var answer = await client.RespondAsync(HttpMethod.Get, "/api/profile", null, ("Cookie", $"{Cookie}={session}"));
        return answer.StatusCode is HttpStatusCode.OK ? (await answer.JsonAsync()).GetProperty("email").GetString() : null;
    }

    private (CookieContainer Cookies, HttpClient Browser) NewBrowser()
    {
        var cookies = new CookieContainer();
        return (cookies, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = server.Address });
    }

    private async Task<List<Guid>> SessionsAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffSessions.OrderBy(session => session.Id).Select(session => session.Id).ToListAsync(Token);
    }
}
