using System.Net;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Testing;
using Dashboard.Web.Hosting;
using Dashboard.Web.Rebuild;
using Dashboard.Web.Tests.Hosts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class OperationsTests(DashboardServer server)
{
    private static readonly object Why = new { reason = "a test" };

    [Fact]
    public async Task Pause_AndResume_AreDoneAndRefusedTheSecondTime()
    {
        var client = await server.ClientAsync(Role.Operator);

        await client.SendAsync(HttpMethod.Post, "/api/operations/projections/Sales/pause", Why, HttpStatusCode.OK);
        using var again = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/pause", Why);
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "projection-already-paused");
        using var resumed = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/resume", Why);
        await resumed.AssertStatusAsync(HttpStatusCode.OK);
        var view = await client.SendAsync(
            HttpMethod.Get, "/api/operations/projections/Sales", null, HttpStatusCode.OK, ("Log-Position", resumed.Position()));

        Assert.Equal("Sales", view.GetProperty("status").GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, view.GetProperty("pause").ValueKind);
        Assert.True(view.GetProperty("tables").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Rebuild_AskedForTwiceWithOneKey_IsOneRebuildThatEndsServed()
    {
        var client = await server.ClientAsync(Role.Administrator);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await client.SendAsync(HttpMethod.Post, "/api/operations/projections/Orders/rebuild", Why, HttpStatusCode.Accepted, key);
        var second = await client.SendAsync(HttpMethod.Post, "/api/operations/projections/Orders/rebuild", Why, HttpStatusCode.Accepted, key);

        var id = first.GetProperty("rebuildId").GetGuid();
        Assert.Equal(id, second.GetProperty("rebuildId").GetGuid());
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await client.RespondAsync(HttpMethod.Get, $"/api/operations/rebuilds/{id}", null);
                return response.IsSuccessStatusCode && (await response.JsonAsync()).GetProperty("state").GetString() is "swapped";
            },
            "the rebuilt tables are served");
        using var over = await client.RespondAsync(HttpMethod.Post, $"/api/operations/rebuilds/{id}/cancel", Why);
        await over.AssertProblemAsync(HttpStatusCode.Conflict, "rebuild-over");
        using var asksNothing = await client.RespondAsync(HttpMethod.Post, $"/api/operations/rebuilds/{id}/approve", Why);
        await asksNothing.AssertProblemAsync(HttpStatusCode.Conflict, "rebuild-over");
    }

    [Theory]
    [InlineData("rebuild")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("go-back")]
    [InlineData("parked/retry")]
    public async Task Command_OfAProjectionThatIsNotThere_Is404(string action)
    {
        var client = await server.ClientAsync(Role.Operator);

        using var response = await client.RespondAsync(HttpMethod.Post, $"/api/operations/projections/Nothing/{action}", Why);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "projection-not-found");
    }

    [Fact]
    public async Task Command_WithoutAReason_IsToldSo()
    {
        var client = await server.ClientAsync(Role.Operator);

        using var response = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/rebuild", new { compareOnly = true, approve = true });

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["approve", "reason"], problem.Fields());
    }

    [Fact]
    public async Task Parked_WhereNothingWaits_IsEmptyAndRefused()
    {
        var client = await server.ClientAsync(Role.Operator);

        var list = await client.SendAsync(HttpMethod.Get, "/api/operations/projections/Sales/parked", null, HttpStatusCode.OK);
        using var retry = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/parked/retry", Why);
        using var skip = await client.RespondAsync(
            HttpMethod.Post, "/api/operations/projections/Sales/parked/skip", new { table = "SalesDay", rowKey = "2026-03-01", sequence = 1, reason = "a test" });
        using var attempt = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/parked/try", new { table = "SalesDay", rowKey = "2026-03-01" });

        Assert.Equal(0, list.GetProperty("total").GetInt64());
        await retry.AssertProblemAsync(HttpStatusCode.Conflict, "nothing-parked");
        await skip.AssertProblemAsync(HttpStatusCode.Conflict, "nothing-parked");
        await attempt.AssertProblemAsync(HttpStatusCode.Conflict, "nothing-parked");
    }

    [Fact]
    public async Task Parked_OfAProjectionThatIsNotThere_Is404()
    {
        var client = await server.ClientAsync(Role.Operator);

        using var list = await client.RespondAsync(HttpMethod.Get, "/api/operations/projections/Nope/parked", null);
        using var attempt = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Nope/parked/try", new { table = "SalesDay", rowKey = "2026-03-01" });

        await list.AssertProblemAsync(HttpStatusCode.NotFound, "projection-not-found");
        await attempt.AssertProblemAsync(HttpStatusCode.NotFound, "projection-not-found");
    }

    [Fact]
    public async Task List_ReadWithThePositionOfAPause_SaysPaused()
    {
        var client = await server.ClientAsync(Role.Operator);
        using var paused = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/pause", Why);
        await paused.AssertStatusAsync(HttpStatusCode.OK);

        using var list = await client.RespondAsync(HttpMethod.Get, "/api/operations/projections", null, ("Log-Position", paused.Position()));
        using var one = await client.RespondAsync(HttpMethod.Get, "/api/operations/projections/Sales", null, ("Log-Position", paused.Position()));
        using var resumed = await client.RespondAsync(HttpMethod.Post, "/api/operations/projections/Sales/resume", Why);
        using var after = await client.RespondAsync(HttpMethod.Get, "/api/operations/projections", null, ("Log-Position", resumed.Position()));

        Assert.Equal("true", list.Headers.GetValues("Log-Position-Reached").Single());
        Assert.Equal("paused", StateOfSales(await list.JsonAsync()));
        Assert.Equal("paused", (await one.JsonAsync()).GetProperty("status").GetProperty("state").GetString());
        Assert.Equal("running", StateOfSales(await after.JsonAsync()));

        static string? StateOfSales(System.Text.Json.JsonElement answer) => answer.GetProperty("items").EnumerateArray()
            .Single(row => row.GetProperty("name").GetString() is "Sales").GetProperty("state").GetString();
    }

    [Fact]
    public async Task Rebuild_ThatIsNotThere_Is404()
    {
        var client = await server.ClientAsync(Role.Operator);

        using var get = await client.RespondAsync(HttpMethod.Get, $"/api/operations/rebuilds/{Guid.NewGuid()}", null);
        using var cancel = await client.RespondAsync(HttpMethod.Post, $"/api/operations/rebuilds/{Guid.NewGuid()}/cancel", Why);

        await get.AssertProblemAsync(HttpStatusCode.NotFound, "rebuild-not-found");
        await cancel.AssertProblemAsync(HttpStatusCode.NotFound, "rebuild-not-found");
    }

    [Fact]
    public async Task Verb_ThatCompares_WaitsAndSaysThatAllIsEqual()
    {
        using var said = new StringWriter();
        using var results = new StringWriter();

        var code = await RebuildVerb.RebuildAsync(
            server.Services, new RebuildWish("CustomerStats", CompareOnly: true, "a test"), new Terminal(results, said),
            new RebuildProgressLine(said, inPlace: false), TestContext.Current.CancellationToken);

        Assert.True(code == ExitCode.Done, said.ToString());
        Assert.Contains("CustomerStats: equal to the log", said.ToString());
        Assert.Contains("\"state\":\"compared\"", results.ToString());
    }

    [Fact]
    public async Task Verb_OfAProjectionThatIsNotThere_SaysSoAndFails()
    {
        using var said = new StringWriter();

        var code = await RebuildVerb.RebuildAsync(
            server.Services, new RebuildWish("Nothing", CompareOnly: false, "a test"), new Terminal(said, said),
            new RebuildProgressLine(said, inPlace: false), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("There is no projection Nothing.", said.ToString());
    }
}
