using System.Net;
using System.Net.Http.Headers;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Every route with an id, asked about what is nothing, something of another kind, or somebody else's.</summary>
[Collection(ApiCollection.Name)]
public sealed class ForeignIdTests(DashboardServer server)
{
    /// <summary>Asked over and over, these leave what is not there as it is, and say so without a fault.</summary>
    private static readonly string[] Patient = ["DELETE /api/products/{id}/reservations/{orderId}", "DELETE /api/customers/{id}/wishlist/{productId}"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Route_AskedAboutNothingOrAnotherKindOfThing_SaysThatThereIsNone_AndDoesNothing()
    {
        var things = await KnownThings.MakeAsync(server);
        using var client = await NewClientAsync(await server.AddAccountAsync(Role.Administrator));
        var (wrong, asked) = (new List<string>(), 0);
        var before = await server.CountEventsAsync();

        foreach (var route in ApiRoutes.Of(server).Where(route => route.Pattern.Contains("{id}", StringComparison.Ordinal) && !Patient.Contains(route.ToString())))
        {
            var own = route.Pattern.Split('/')[2];
            foreach (var (kind, id) in things.Ids.Append(new("nothing", Guid.CreateVersion7())).Append(new("nobody", Guid.Empty)).Where(other => other.Key != own && !IsAbout(route, other.Key)))
            {
                using var response = await client.RespondAsync(route.Method, things.PathOf(route, id), route.Body is null ? null : things.BodyOf(route).ToJsonString());
                asked++;
                if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden) && !(id == Guid.Empty && response.StatusCode is HttpStatusCode.BadRequest))
                {
                    wrong.Add($"{route} with the id of {kind}: {(int)response.StatusCode} {(await response.Content.ReadAsStringAsync(Token))}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Select(line => line.Length > 300 ? line[..300] : line)));
        Assert.Equal(before, await server.CountEventsAsync());
        Assert.True(asked > 300, $"Only {asked} were asked.");
    }

    [Fact]
    public async Task SignIns_OfSomebodyElse_AreNeitherToldNorEnded()
    {
        var (mine, theirs) = (await server.AddAccountAsync(Role.Operator), await server.AddAccountAsync(Role.Viewer));
        using var me = await NewClientAsync(mine);
        using var them = await NewClientAsync(theirs);
        var (myId, theirId) = (await IdAsync(mine), await IdAsync(theirs));
        var session = (await them.SendAsync(HttpMethod.Get, $"/api/users/{theirId}/sessions", null, HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("sessionId").GetGuid();

        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Delete, $"/{session}") })
        {
            using var refused = await me.RespondAsync(method, $"/api/users/{theirId}/sessions{path}", null);
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden);
        }

        // Their session, as if it were one of mine.
        var ended = await me.SendAsync(HttpMethod.Delete, $"/api/users/{myId}/sessions/{session}", null, HttpStatusCode.OK);

        Assert.Equal(0, ended.GetProperty("ended").GetInt32());
        using var still = await them.RespondAsync(HttpMethod.Get, "/api/products", null);
        await still.AssertStatusAsync(HttpStatusCode.OK);
    }

    /// <summary>A stream of any kind is told of under a path of its own.</summary>
    private static bool IsAbout(ApiRoute route, string kind) =>
        route.Pattern.StartsWith("/api/streams/product/", StringComparison.Ordinal) || route.Pattern.StartsWith("/api/stock/", StringComparison.Ordinal) ? kind == "products" : route.Pattern.StartsWith("/api/streams/{kind}/", StringComparison.Ordinal) && kind == "orders"
        || route.Pattern.StartsWith("/api/revenue/plans/", StringComparison.Ordinal) && kind == "plans";

    private async Task<HttpClient> NewClientAsync(string email)
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.TokenAsync(email));
        return client;
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(Token);
    }
}
