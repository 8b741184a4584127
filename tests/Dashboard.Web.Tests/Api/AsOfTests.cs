using System.Net;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Questions as of a moment, over the API, and the cookie by which screens know it.</summary>
[Collection(ApiCollection.Name)]
public sealed class AsOfTests(DashboardServer server)
{
    private const string Moment = "2026-03-03T14:00:00Z";

    [Fact]
    public async Task Question_AsOfAMoment_IsAnsweredAsItWas_AndACommandIsRefused()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var before = await new ApiShop(staff).CustomerAsync();
        var at = await NextSecondAsync();
        var after = await new ApiShop(staff).CustomerAsync();

        var view = await staff.SendAsync(HttpMethod.Post, "/api/views-as-of", new { at }, HttpStatusCode.Accepted);
        await Eventually.TrueAsync(async () => await IsReadyAsync(staff, view.GetProperty("viewId").GetGuid()), "the view is ready");

        await staff.SendAsync(HttpMethod.Get, $"/api/customers/{before}/stats?asOf={at}", null, HttpStatusCode.OK);
        using var unborn = await staff.RespondAsync(HttpMethod.Get, $"/api/customers/{after}/stats?asOf={at}", null);
        await unborn.AssertProblemAsync(HttpStatusCode.NotFound, "customer-not-found");
        using var refused = await staff.RespondAsync(HttpMethod.Post, $"/api/customers/{before}/verify?asOf={at}", null);
        await refused.AssertProblemAsync(HttpStatusCode.Conflict, "looking-back");
    }

    [Theory]
    [InlineData("2001-01-01T00:00:00Z", HttpStatusCode.Conflict, "view-gone")]
    [InlineData("yesterday", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("", HttpStatusCode.BadRequest, "invalid")]
    public async Task Question_AsOfAMomentThatIsNotThere_IsRefused(string at, HttpStatusCode status, string code)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        using var answer = await viewer.RespondAsync(HttpMethod.Get, $"/api/orders?asOf={at}", null);

        await answer.AssertProblemAsync(status, code);
    }

    [Fact]
    public async Task Moment_InTheFuture_OrNone_Is400()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var future = await staff.RespondAsync(HttpMethod.Post, "/api/views-as-of", new { at = "2999-01-01T00:00:00Z" });
        using var none = await staff.RespondAsync(HttpMethod.Post, "/api/views-as-of", new { at = "soon" });

        Assert.Contains("at", (await future.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
        Assert.Contains("at", (await none.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
    }

    [Fact]
    public async Task Cookie_OfAMoment_IsHiddenFromScripts_AndLeadsToNoOtherSite()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Viewer));

        using var looks = await browser.SubmitAsync("/", "/account/as-of?returnUrl=%2Forders", ("at", Moment));
        using var strays = await browser.SubmitAsync("/", "/account/as-of?returnUrl=%2F%2Fevil.example", ("at", Moment));
        using var forged = await browser.PostFormAsync("/account/as-of", ("at", Moment));
        using var returns = await browser.SubmitAsync("/", "/account/as-of", ("at", ""));

        var cookie = looks.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("as-of=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("/orders", "/"), (looks.Headers.Location?.ToString(), strays.Headers.Location?.ToString()));
        Assert.False(forged.Headers.Contains("Set-Cookie"));
        Assert.Contains(returns.Headers.GetValues("Set-Cookie"), value => value.StartsWith("as-of=;", StringComparison.Ordinal));
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Guid viewId) =>
        (await client.SendAsync(HttpMethod.Get, "/api/views-as-of", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray()
            .Any(view => view.GetProperty("viewId").GetGuid() == viewId && view.GetProperty("state").GetString() == "ready");

    /// <summary>The next full second, once it is past.</summary>
    private static async Task<string> NextSecondAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var next = now.AddTicks(TimeSpan.TicksPerSecond - (now.Ticks % TimeSpan.TicksPerSecond));
        await Eventually.TrueAsync(() => TimeProvider.System.GetUtcNow() > next, "a second passes");
        return next.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
    }
}
