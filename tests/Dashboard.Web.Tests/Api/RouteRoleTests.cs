using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Every route, whether it tells or changes something, sent by every role: who may not is told so, whatever the request holds; who may gets further.</summary>
[Collection(ApiCollection.Name)]
public sealed class RouteRoleTests(DashboardServer server)
{
    /// <summary>The lowest role of each route; the same commands stand in the table of the pipeline.</summary>
    private static readonly Dictionary<Role, string[]> Needed = new()
    {
        [Role.Viewer] =
        [
            "PUT /profile", "GET /profile", "GET /roles",
            "GET /customers", "GET /customers/top", "GET /customers/{id}", "GET /customers/{id}/stats", "GET /customers/{id}/orders", "GET /customers/{id}/wishlist",
            "GET /products", "GET /products/categories", "GET /products/totals", "GET /products/{id}", "GET /products/{id}/reviews", "GET /products/{id}/recommendations",
            "GET /stock", "GET /stock/{id}/movements", "GET /orders", "GET /orders/{id}", "GET /plans", "GET /subscriptions", "GET /subscriptions/{id}", "GET /renewals",
            "GET /revenue/metrics", "GET /revenue/movements", "GET /revenue/history", "GET /revenue/plans", "GET /revenue/plans/{id}/ended", "GET /revenue/cohorts", "GET /revenue/growth",
            "GET /revenue/subscriptions", "GET /revenue/customers", "GET /stats/orders", "GET /stats/daily", "GET /stats/products", "GET /stats/categories",
            "GET /streams/{kind}/{id}", "GET /streams/{kind}/{id}/difference", "GET /streams/product/{id}/prices", "GET /sagas", "GET /sagas/{id}", "GET /notifications", "GET /notifications/{id}",
            "GET /operations/projections", "GET /operations/projections/{name}", "GET /operations/rebuilds/{id}", "GET /views-as-of",
        ],
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
            "GET /audit", "GET /audit/export", "GET /audit/{position}", "GET /import/{id}", "GET /import/{id}/rejected", "GET /operations/projections/{name}/parked",
        ],
        [Role.Administrator] =
        [
            "POST /users", "PUT /users/{id}", "PUT /users/{id}/role", "POST /users/{id}/deactivate", "POST /users/{id}/reactivate", "POST /users/{id}/invite", "POST /users/{id}/erase", "POST /customers/{id}/erase",
            "GET /users", "GET /users/roles", "GET /users/{id}", "GET /users/{id}/erasure", "GET /customers/{id}/erasure", "GET /users/{id}/sessions", "DELETE /users/{id}/sessions", "DELETE /users/{id}/sessions/{sessionId}",
        ],
    };

    public static TheoryData<Role?> EveryRole => new((IEnumerable<Role?>)[null, .. Enum.GetValues<Role>()]);

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Route_OfEachRole_IsRefusedJustWhereTheRoleDoesNotReach(Role? role)
    {
        var things = await KnownThings.MakeAsync(server);
        using var nobody = server.NewClient();
        var client = role is { } known ? await server.ClientAsync(known) : nobody;
        var (expected, wrong) = (role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, new List<string>());
        var before = await server.CountEventsAsync();

        // Who may not is refused with what is there and a body that is good.
        foreach (var route in Routes().Where(route => role is null || role < NeededFor(route)))
        {
            using var response = await client.RespondAsync(route.Method, things.PathOf(route), route.Body is null ? null : things.BodyOf(route).ToJsonString());
            if (response.StatusCode != expected)
            {
                wrong.Add($"{route} answered {(int)response.StatusCode} to {role?.ToString() ?? "nobody"}, who may not.");
            }
        }

        Assert.Equal(before, await server.CountEventsAsync());

        // Who may gets further, here with what is not there, so that nothing that other tests need is changed.
        foreach (var route in Routes().Where(route => role >= NeededFor(route)))
        {
            using var response = await client.RespondAsync(route.Method, things.PathOf(route, Guid.NewGuid()), route.Changes ? "{}" : null);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (int)response.StatusCode >= 500)
            {
                wrong.Add($"{route} answered {(int)response.StatusCode} to {role}, who may.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Routes_AreAllInTheTable() => Assert.Equal(
        Needed.Values.SelectMany(routes => routes).Order(StringComparer.Ordinal), Routes().Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Table_IsToldToEverybodyWhoIsSignedIn()
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var rows = (await viewer.SendAsync(HttpMethod.Get, "/api/roles", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();

        var (sessions, order) = (rows.Single(row => row.GetProperty("command").GetString() == "EndSessions"), rows.Single(row => row.GetProperty("command").GetString() == "PlaceOrder"));
        Assert.Equal(("ownAccount", "full"), (sessions.GetProperty("operator").GetString(), sessions.GetProperty("administrator").GetString()));
        Assert.Equal(("Orders", "none", "full"), (order.GetProperty("area").GetString(), order.GetProperty("viewer").GetString(), order.GetProperty("staff").GetString()));
    }

    private IEnumerable<ApiRoute> Routes() => ApiRoutes.Of(server).Where(route => route.Pattern != "/api/auth/login");

    /// <summary>As the table has it.</summary>
    private static string Name(ApiRoute route) => $"{route.Method} {route.Pattern["/api".Length..]}";

    private static Role NeededFor(ApiRoute route)
    {
        var needed = Needed.Where(row => row.Value.Contains(Name(route))).Select(row => (Role?)row.Key).SingleOrDefault();
        Assert.True(needed is not null, $"Nobody said who may {route}.");
        return needed.Value;
    }
}
