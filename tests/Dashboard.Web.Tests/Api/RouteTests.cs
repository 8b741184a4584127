using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Api;

/// <summary>What is true of every route, found by asking the application which there are.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class RouteTests(DashboardServer server)
{
    /// <summary>Beginnings of routes whose document says in a sentence what they do.</summary>
    private static readonly string[] ToldInWords = ["/api/auth", "/api/users", "/api/audit", "/api/streams", "/api/roles", "/api/profile", "/api/views-as-of"];

    private const string Login = "/api/auth/login";

    /// <summary>Changed by everybody.</summary>
    private const string OwnProfile = "/api/profile";

    [Fact]
    public async Task EveryRoute_WithoutASignIn_Is401()
    {
        using var nobody = server.NewClient();

        foreach (var (method, path) in Routes().Where(route => route.Path != Login))
        {
            using var response = await nobody.RespondAsync(method, path, body: null);
            await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    [Fact]
    public async Task EveryCommand_OfAViewer_Is403()
    {
        var viewer = await server.ClientAsync(Role.Viewer);
        var commands = Routes().Where(route => route.Method != HttpMethod.Get && route.Path is not (Login or OwnProfile)).ToList();

        Assert.True(commands.Count >= 18, $"Only {commands.Count} commands are found.");
        foreach (var (method, path) in commands)
        {
            using var response = await viewer.RespondAsync(method, path, "{}");
            await response.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task EveryOperation_OfStaff_Is403AndNothingIsAsked()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var operations = Routes().Where(route => route.Method != HttpMethod.Get && Operated().IsMatch(route.Path)).ToList();

        Assert.Equal(13, operations.Count);
        foreach (var (method, path) in operations)
        {
            using var response = await staff.RespondAsync(method, path, """{"reason":"why not"}""");
            await response.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task EveryIdInAPath_ThatIsNone_Is400()
    {
        var staff = await server.ClientAsync(Role.Administrator);

        foreach (var (method, path) in Routes("not-an-id").Where(route => route.Path.Contains("not-an-id", StringComparison.Ordinal)))
        {
            using var response = await staff.RespondAsync(method, path, method == HttpMethod.Get ? null : "{}");
            var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
            Assert.Contains("id", problem.Fields());
        }
    }

    [Fact]
    public async Task EveryCommandWithABody_OnSomethingElseThanJson_Is400Or415()
    {
        var staff = await server.ClientAsync(Role.Administrator);

        foreach (var (method, path) in Routes().Where(route => route.Method != HttpMethod.Get && route.Method != HttpMethod.Delete && !Bodyless().IsMatch(route.Path)))
        {
            using var text = new HttpRequestMessage(method, path) { Content = new StringContent("price=3") };
            using var wrongType = await staff.SendAsync(text, TestContext.Current.CancellationToken);
            await wrongType.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
            foreach (var body in new[] { "{\"price\":", "[1,2]", "null", "\"x\"", "", "{\"a\":" + new string('[', 2_000) })
            {
                using var response = await staff.RespondAsync(method, path, body);
                await response.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed");
            }
        }
    }

    [Fact]
    public async Task Path_ThatIsNotThere_Is404()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Get, "/api/nothing", null);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Path_WithAnotherMethod_Is405()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Delete, "/api/products", null);

        await response.AssertProblemAsync(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Body_OfMoreThanAMegabyte_Is413()
    {
        var staff = await server.ClientAsync(Role.Staff);

        // Asks first: a server that refuses closes the connection, and whoever still writes then never reads the answer.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/products");
        request.Content = new StringContent("{\"name\":\"" + new string('x', 1_100_000) + "\"}", Encoding.UTF8, "application/json");
        request.Headers.ExpectContinue = true;
        using var response = await staff.SendAsync(request, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Document_ForWhoeverIsSignedIn_NamesEveryPath()
    {
        var viewer = await server.ClientAsync(Role.Viewer);
        using var nobody = server.NewClient();

        var document = await viewer.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, HttpStatusCode.OK);
        using var refused = await nobody.RespondAsync(HttpMethod.Get, "/openapi/v1.json", null);

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "/api/auth/login", "/api/customers", "/api/customers/{id}/verify", "/api/customers/{id}/stats", "/api/customers/top", "/api/customers/{id}/orders",
                "/api/products", "/api/products/{id}", "/api/products/{id}/price", "/api/products/{id}/publish", "/api/products/{id}/reviews",
                "/api/products/{id}/inventory", "/api/products/categories", "/api/stock", "/api/stock/{id}/movements", "/api/orders", "/api/orders/draft", "/api/orders/{id}", "/api/orders/{id}/items",
                "/api/orders/{id}/submit", "/api/orders/{id}/status", "/api/stats/orders", "/api/stats/daily", "/api/operations/projections",
                "/api/operations/projections/{name}", "/api/operations/projections/{name}/rebuild", "/api/operations/projections/{name}/pause",
                "/api/operations/projections/{name}/resume", "/api/operations/projections/{name}/go-back", "/api/operations/projections/{name}/parked",
                "/api/operations/projections/{name}/parked/retry", "/api/operations/projections/{name}/parked/skip", "/api/operations/projections/{name}/parked/try",
                "/api/orders/{id}/payment/authorize", "/api/orders/{id}/payment/capture", "/api/orders/{id}/payment/refund", "/api/orders/{id}/shipment",
                "/api/orders/{id}/shipment/cancel", "/api/orders/{id}/shipment/delivered", "/api/sagas", "/api/sagas/{id}", "/api/sagas/{id}/retry", "/api/sagas/{id}/compensate", "/api/sagas/{id}/give-up",
                "/api/plans", "/api/subscriptions", "/api/subscriptions/{id}", "/api/subscriptions/{id}/upgrade", "/api/subscriptions/{id}/downgrade", "/api/subscriptions/{id}/cancel", "/api/renewals",
                "/api/revenue/metrics", "/api/revenue/movements", "/api/revenue/history", "/api/revenue/plans", "/api/revenue/plans/{id}/ended", "/api/revenue/cohorts",
                "/api/revenue/growth", "/api/revenue/subscriptions", "/api/revenue/customers",
                "/api/streams/{kind}/{id}", "/api/streams/{kind}/{id}/difference", "/api/streams/product/{id}/prices", "/api/audit", "/api/audit/export", "/api/audit/{position}", "/api/notifications", "/api/notifications/{id}", "/api/notifications/{id}/retry", "/api/notifications/retry-failed",
                "/api/users", "/api/users/roles", "/api/users/{id}", "/api/users/{id}/role", "/api/users/{id}/deactivate", "/api/users/{id}/reactivate", "/api/users/{id}/invite",
                "/api/users/{id}/sessions", "/api/users/{id}/sessions/{sessionId}", "/api/roles", "/api/profile",
                "/api/import/subscriptions", "/api/import/{id}", "/api/import/{id}/rejected", "/api/operations/rebuilds/{id}", "/api/operations/rebuilds/{id}/cancel", "/api/operations/rebuilds/{id}/approve",
                "/api/views-as-of", "/api/views-as-of/{id}/cancel", "/api/views-as-of/{id}/drop",
            },
            paths);
        var told = document.GetProperty("paths").EnumerateObject().Where(path => ToldInWords.Any(start => path.Name.StartsWith(start, StringComparison.Ordinal))).SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (path.Name, Operation: operation.Value)).ToList();
        Assert.All(told, one => Assert.True(one.Operation.TryGetProperty("summary", out _), one.Name));
        Assert.All(told, one => Assert.True(one.Operation.GetProperty("responses").TryGetProperty("400", out _) || one.Name.StartsWith("/api/auth", StringComparison.Ordinal), one.Name));
        var narrowed = document.GetProperty("paths").GetProperty("/api/audit").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
        Assert.Superset(new HashSet<string?> { "actor", "kind", "thing", "event", "from", "to", "correlation", "query", "asOf" }, narrowed.ToHashSet());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private IEnumerable<(HttpMethod Method, string Path)> Routes(string? id = null) =>
        from endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where pattern.StartsWith("/api/", StringComparison.Ordinal)
        let path = pattern.Replace("{line}", "1", StringComparison.Ordinal).Replace("{name}", "Sales", StringComparison.Ordinal).Replace("{position}", "7-1", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (new HttpMethod(method), Parameter().Replace(path, id ?? Guid.NewGuid().ToString()));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^/api/(operations|sagas)/")]
    private static partial Regex Operated();

    [GeneratedRegex("/(verify|publish|capture|shipment|delivered|retry|retry-failed|reactivate|invite)$|^/api/import/|^/api/views-as-of/.*/cancel$")]
    private static partial Regex Bodyless();
}
