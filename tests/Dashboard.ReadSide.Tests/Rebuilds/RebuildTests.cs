using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Rebuilds from the request to the end, on a quiet day.</summary>
public abstract class RebuildTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Rebuild_OfEveryProjection_GivesTheSameRowsAndGoesOn()
    {
        IReadOnlyList<string> rebuilt;
        await using (var live = await LiveDashboard.StartAsync(database))
        {
            await BusyDay.LiveAsync(live.Dashboard);
            await live.FoldedAsync();
            foreach (var id in await Task.WhenAll(LiveDashboard.All.Select(name => live.AskForRebuildAsync(name))))
            {
                var rebuild = await live.UntilAsync(id, RebuildState.Swapped);
                Assert.Equal(rebuild.EventsToHandle, rebuild.EventsHandled);
                Assert.True(rebuild is { EventsHandled: > 0, StartedAt: not null, EndedAt: not null, Node: not null });
            }

            var customer = await live.Dashboard.Shop.CustomerAsync("Eva");
            Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
            rebuilt = await ReadTables.DumpAsync(live);
        }

        Assert.Equal(await Rebuilding.ReplayAsync(database), rebuilt);
    }

    [Fact]
    public async Task Rebuild_OfDriftedTables_PutsThemRightAndCanBeTakenBack()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var customer = await live.Dashboard.Shop.CustomerAsync("Ana");
        await live.FoldedAsync();
        await DriftAsync(live, customer);

        var before = TimeProvider.System.GetUtcNow();
        await live.RebuildAsync(ProjectionNames.CustomerStats);
        Assert.Equal("Ana", (await live.AskAsync(new GetCustomer(customer)))!.Name);
        var rebuilt = await live.AskAsync(new GetProjection(ProjectionNames.CustomerStats));
        Assert.True(rebuilt!.RetiredAt >= before, $"The old tables gave way at {rebuilt.RetiredAt}, not before {before}.");
        Assert.False(rebuilt.IsBack);

        await live.Dashboard.DoAsync(new GoBack(ProjectionNames.CustomerStats, "liked it better"), Actors.Operator);
        await Eventually.TrueAsync(async () => (await live.AskAsync(new GetCustomer(customer)))!.Name == "drifted", "the retired tables are served again");
        var other = await live.Dashboard.Shop.CustomerAsync("Bob");
        await Eventually.TrueAsync(async () => await live.AskAsync(new GetCustomer(other)) is not null, "they take new events");
        var returned = await live.AskAsync(new GetProjection(ProjectionNames.CustomerStats));
        Assert.True(returned!.IsBack && returned.RetiredAt > rebuilt.RetiredAt);

        await live.Dashboard.DoAsync(new GoBack(ProjectionNames.CustomerStats, "and forward"), Actors.Operator);
        await Eventually.TrueAsync(async () => (await live.AskAsync(new GetCustomer(customer)))!.Name == "Ana", "the new tables are served again");
        await Eventually.TrueAsync(async () => await live.AskAsync(new GetCustomer(other)) is not null, "they catch up from where they were retired");
        Assert.False((await live.AskAsync(new GetProjection(ProjectionNames.CustomerStats)))!.IsBack);
    }

    [Fact]
    public async Task Comparison_OfDriftedTables_ShowsWhatDiffersAndChangesNothing()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        await BusyDay.LiveAsync(live.Dashboard);
        var drifted = await live.Dashboard.Shop.CustomerAsync("Eva");
        await live.FoldedAsync();
        await DriftAsync(live, drifted);
        var lost = await live.QueryAsync(db => db.Customers.Where(row => row.Name == "Zoe").Select(row => row.CustomerId).SingleAsync(Ended));
        await live.QueryAsync(db => db.Customers.Where(row => row.CustomerId == lost).ExecuteDeleteAsync(Ended));
        await live.QueryAsync(db => db.Wishlists.Take(1).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProductName, "nobody's"), Ended));
        var stray = new CustomerStats { CustomerId = Guid.CreateVersion7(), Name = "nobody" };
        await AddAsync(live, stray);

        var view = await live.UntilAsync(await live.AskForRebuildAsync(ProjectionNames.CustomerStats, RebuildMode.CompareOnly), RebuildState.Compared);

        Assert.Equal((1L, 1L, 2L), (view.Comparison!.Added, view.Comparison.Removed, view.Comparison.Changed));
        var changed = Assert.Single(view.Comparison.Samples, sample => sample.RowKey == drifted.ToString());
        Assert.Equal(nameof(CustomerStats), changed.Table);
        Assert.Equal([new ValueDifference("Name", "drifted", "Eva")], changed.Values);
        Assert.Contains(view.Comparison.Samples, sample => sample.RowKey == lost.ToString() && sample.Values.Any(value => value is { Column: "Name", Served: null, Rebuilt: "Zoe" }));
        Assert.Contains(view.Comparison.Samples, sample => sample.RowKey == stray.CustomerId.ToString() && sample.Values.Any(value => value is { Column: "Name", Served: "nobody", Rebuilt: null }));
        Assert.Equal("drifted", (await live.AskAsync(new GetCustomer(drifted)))!.Name);
    }

    [Fact]
    public async Task Rebuild_ThatAsksFirst_WaitsForAnApprovalAndStaysFresh()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var customer = await live.Dashboard.Shop.CustomerAsync("Ana");
        await live.FoldedAsync();
        await DriftAsync(live, customer);

        var id = await live.AskForRebuildAsync(ProjectionNames.CustomerStats, RebuildMode.AskFirst);
        var waiting = await live.UntilAsync(id, RebuildState.AwaitingApproval);
        Assert.Equal(1, waiting.Comparison!.Changed);
        var later = await live.Dashboard.Shop.CustomerAsync("Bob");
        Assert.Equal("drifted", (await live.AskAsync(new GetCustomer(customer)))!.Name);
        await live.Dashboard.DoAsync(new ApproveRebuild(id, "looks right"), Actors.Operator);

        var swapped = await live.UntilAsync(id, RebuildState.Swapped);
        Assert.Equal("looks right", swapped.Approval!.Reason);
        Assert.Equal("Ana", (await live.AskAsync(new GetCustomer(customer)))!.Name);
        Assert.NotNull(await live.AskAsync(new GetCustomer(later)));
    }

    [Fact]
    public async Task Rebuild_CalledOff_LeavesNothingBehind()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        await live.Dashboard.Shop.CustomerAsync("Ana");
        var id = await live.AskForRebuildAsync(ProjectionNames.CustomerStats, RebuildMode.AskFirst);
        await live.UntilAsync(id, RebuildState.AwaitingApproval);

        await live.Dashboard.DoAsync(new CancelRebuild(id, "no need"), Actors.Operator);

        var view = await live.UntilAsync(id, RebuildState.Cancelled);
        Assert.Equal("no need", view.Cancellation!.Reason);
        Assert.Empty(await live.QueryAsync(db => db.Checkpoints.Where(row => row.Name.StartsWith(Checkpoint.TwinPrefix)).ToListAsync(Ended)));
        Assert.False((await live.Dashboard.SendAsync(new CancelRebuild(id, "again"), Actors.Operator)).IsAccepted);
        await live.RebuildAsync(ProjectionNames.CustomerStats);
    }

    [Fact]
    public async Task Events_ThatARebuildSetsAside_TakeThePlaceOfThoseBefore()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        await live.Dashboard.Shop.CustomerAsync("Ana");
        await live.FoldedAsync();
        var row = new ParkedEvent
        {
            Projection = ProjectionNames.CustomerStats, Table = nameof(CustomerStats), RowKey = "somebody", Transaction = 1, Sequence = 1,
            EventId = Guid.NewGuid(), EventName = "customer-registered", Error = "was bad", ParkedAt = TimeProvider.System.GetUtcNow(),
        };
        await AddAsync(live, row);

        await live.RebuildAsync(ProjectionNames.CustomerStats);

        Assert.Equal(
            [Checkpoint.RetiredPrefix + ProjectionNames.CustomerStats],
            await live.QueryAsync(db => db.ParkedEvents.Select(parked => parked.Projection).ToListAsync(Ended)));
    }

    [Fact]
    public async Task Event_ThatNobodyKnows_IsSetAsideAgainAndStopsNothing()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        await live.Dashboard.Shop.CustomerAsync("Ana");
        await using (var scope = live.Services.CreateAsyncScope())
        {
            var log = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            var now = TimeProvider.System.GetUtcNow();
            log.Events.Add(new LogRow
            {
                EventId = Guid.CreateVersion7(), StreamKind = "test", StreamId = Guid.CreateVersion7(), StreamVersion = 1,
                Name = "customer-beamed-up", SchemaVersion = 1, Payload = "{}", OccurredAt = now, RecordedAt = now, ActorId = Guid.Empty,
                ActorName = "Ana", CommandId = Guid.CreateVersion7(), CorrelationId = Guid.Empty, CausationId = Guid.Empty,
            });
            await log.SaveChangesAsync(Ended);
        }

        var behind = await live.Dashboard.Shop.CustomerAsync("Bob");
        await live.FoldedAsync();

        await live.RebuildAsync(ProjectionNames.CustomerStats);

        Assert.NotNull(await live.AskAsync(new GetCustomer(behind)));
        Assert.Equal(
            [ProjectionNames.CustomerStats, Checkpoint.RetiredPrefix + ProjectionNames.CustomerStats],
            await live.QueryAsync(db => db.ParkedEvents.Where(row => row.Projection.EndsWith(ProjectionNames.CustomerStats)).OrderBy(row => row.Projection).Select(row => row.Projection).ToListAsync(Ended)));
        await Eventually.TrueAsync(() => live.Monitor.Status(ProjectionNames.CustomerStats).Parked == 1, "the runner knows what waits");
    }

    private static Task<int> AddAsync(LiveDashboard live, object row) => live.QueryAsync(db =>
    {
        db.Add(row);
        return db.SaveChangesAsync(Ended);
    });

    private static Task<int> DriftAsync(LiveDashboard live, Guid customer) => live.QueryAsync(db => db.Customers
        .Where(row => row.CustomerId == customer)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "drifted"), Ended));

    public sealed class OnPostgreSql(TestCluster cluster) : RebuildTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : RebuildTests(new SqlServerDatabase());
}
