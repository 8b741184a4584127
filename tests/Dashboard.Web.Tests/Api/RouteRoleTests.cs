using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Api;

/// <summary>Every route that changes something, sent by every role: who may not is told so, whatever the request holds; who may gets further.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class RouteRoleTests(DashboardServer server)
{
    /// <summary>The lowest role of each route; the same commands stand in the table of the pipeline.</summary>
    private static readonly Dictionary<Role, string[]> Needed = new()
    {
        [Role.Viewer] = ["PUT /profile"],
        [Role.Staff] =
        [
            "POST /customers", "PUT /customers/{id}", "POST /customers/{id}/verify", "POST /customers/{id}/wishlist", "DELETE /customers/{id}/wishlist/{productId}",
            "POST /products", "PUT /products/{id}", "PATCH /products/{id}/price", "POST /products/{id}/publish", "POST /products/{id}/reviews", "POST /products/{id}/inventory",
            "POST /products/{id}/reservations", "DELETE /products/{id}/reservations/{orderId}",
            "POST /orders", "POST /orders/draft", "POST /orders/{id}/items", "PUT /orders/{id}/items/{line}", "DELETE /orders/{id}/items/{line}", "POST /orders/{id}/submit",
            "PATCH /orders/{id}/status", "POST /orders/{id}/cancel", "POST /orders/{id}/payment/authorize", "POST /orders/{id}/payment/capture", "POST /orders/{id}/payment/refund",
            "POST /orders/{id}/shipment", "POST /orders/{id}/shipment/cancel", "POST /orders/{id}/shipment/delivered",
            "POST /plans", "POST /subscriptions", "POST /subscriptions/{id}/upgrade", "POST /subscriptions/{id}/downgrade", "POST /subscriptions/{id}/cancel",
            "POST /notifications/{id}/retry", "POST /views-as-of", "POST /views-as-of/{id}/cancel",
        ],
        [Role.Operator] =
        [
            "POST /notifications/retry-failed", "POST /import/subscriptions", "POST /sagas/{id}/retry", "POST /sagas/{id}/compensate", "POST /sagas/{id}/give-up",
            "POST /operations/projections/{name}/rebuild", "POST /operations/projections/{name}/pause", "POST /operations/projections/{name}/resume",
            "POST /operations/projections/{name}/go-back", "POST /operations/projections/{name}/parked/retry", "POST /operations/projections/{name}/parked/skip",
            "POST /operations/projections/{name}/parked/try", "POST /operations/parked/skip", "POST /operations/rebuilds/{id}/cancel", "POST /operations/rebuilds/{id}/approve",
            "POST /views-as-of/{id}/drop",
        ],
        [Role.Administrator] =
        [
            "POST /users", "PUT /users/{id}", "PUT /users/{id}/role", "POST /users/{id}/deactivate", "POST /users/{id}/reactivate", "POST /users/{id}/invite", "POST /users/{id}/erase", "POST /customers/{id}/erase",
            "DELETE /users/{id}/sessions", "DELETE /users/{id}/sessions/{sessionId}",
        ],
    };

    public static TheoryData<Role?> EveryRole => new((IEnumerable<Role?>)[null, .. Enum.GetValues<Role>()]);

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Route_OfEachRole_IsRefusedJustWhereTheRoleDoesNotReach(Role? role)
    {
        using var nobody = server.NewClient();
        var client = role is { } known ? await server.ClientAsync(known) : nobody;
        foreach (var route in Routes())
        {
            var needed = Needed.Where(row => row.Value.Contains(route)).Select(row => (Role?)row.Key).SingleOrDefault();
            Assert.True(needed is not null, $"Nobody said who may {route}.");
            var (method, path) = (route.Split(' ')[0], "/api" + Parameter().Replace(route.Split(' ')[1].Replace("{name}", "Sales", StringComparison.Ordinal).Replace("{line}", "1", StringComparison.Ordinal), Guid.NewGuid().ToString()));

            using var response = await client.RespondAsync(new HttpMethod(method), path, "{}");

            var expected = role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            var refused = role is null || role < needed;
            Assert.True(
                refused ? response.StatusCode == expected : response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)response.StatusCode < 500,
                $"{route} answered {(int)response.StatusCode} to {role?.ToString() ?? "nobody"}.");
        }
    }

    [Fact]
    public void Routes_AreAllInTheTable() => Assert.Equal(
        Needed.Values.SelectMany(routes => routes).Order(StringComparer.Ordinal), Routes().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Table_IsToldToEverybodyWhoIsSignedIn()
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var rows = (await viewer.SendAsync(HttpMethod.Get, "/api/roles", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();

        var (sessions, order) = (rows.Single(row => row.GetProperty("command").GetString() == "EndSessions"), rows.Single(row => row.GetProperty("command").GetString() == "PlaceOrder"));
        Assert.Equal(("ownAccount", "full"), (sessions.GetProperty("operator").GetString(), sessions.GetProperty("administrator").GetString()));
        Assert.Equal(("Orders", "none", "full"), (order.GetProperty("area").GetString(), order.GetProperty("viewer").GetString(), order.GetProperty("staff").GetString()));
    }

    private IEnumerable<string> Routes() =>
        from endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith("/api/", StringComparison.Ordinal) && path != "/api/auth/login"
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        where method != "GET"
        select $"{method} {path["/api".Length..]}";

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
