using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Generate;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Folding in bulk is folding: whatever is kept in memory, copied or loaded again, the rows are the same.</summary>
public abstract class BulkFoldTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly string[] Asked = [nameof(RebuildRequest), nameof(ProjectionDeed)];

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(4_000, 8_000, 40_000)]
    [InlineData(50, 20, 40)]
    [InlineData(7, 1, 2)]
    public async Task Rebuild_WhateverItTakesAtATime_GivesTheSameRows(int events, int rowsPerSave, int rowsKept)
    {
        var size = new BulkSize { EventsAtATime = events, RowsPerSave = rowsPerSave, RowsKept = rowsKept };
        IReadOnlyList<string> asLived;
        IReadOnlyList<string> rebuilt;
        await using (var live = await LiveDashboard.StartAsync(database, services => services.AddSingleton(size)))
        {
            // Enough orders for new rows to be copied.
            await live.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = rowsPerSave > 1_000 ? 600 : 40, Seed = 7 }, progress: null, Ended);
            await UntilFoldedAsync(live);
            asLived = await RowsAsync(live);
            await Task.WhenAll(LiveDashboard.All.Select(live.RebuildAsync));
            rebuilt = await RowsAsync(live);
        }

        Assert.Equal(asLived, rebuilt);
    }

    [Fact]
    public async Task Progress_OfAFoldThatIsSavedOnce_IsToldWhileItGoesOn()
    {
        var size = new BulkSize { EventsAtATime = 20, RowsPerSave = 1_000_000, RowsKept = 1_000_000 };
        await using var live = await LiveDashboard.StartAsync(database, services => services.AddSingleton(size));
        await live.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = 40, Seed = 7 }, progress: null, Ended);
        await UntilFoldedAsync(live);
        var told = new List<long>();
        var projection = live.Services.GetServices<Projection>().Single(one => one.Name == ProjectionNames.CustomerStats);
        await TwinAsync(live, projection);

        var end = await live.Services.GetRequiredService<IBulkFold>().RunAsync(projection, until: null, new Told(told), Ended);

        Assert.True(told.Count > 3, $"Progress was told {told.Count} times.");
        Assert.Equal(told.Order(), told);
        Assert.Equal(end.EventsHandled, told[^1]);
    }

    [Theory]
    [InlineData(RebuildState.Copying, 250)]
    [InlineData(RebuildState.CatchingUp, 250)]
    [InlineData(RebuildState.Indexing, 0)]
    [InlineData(RebuildState.Comparing, 0)]
    [InlineData(RebuildState.AwaitingApproval, 0)]
    [InlineData(RebuildState.Swapped, 250)]
    public void Rate_WhileNothingIsFolded_IsNone(RebuildState state, double rate)
    {
        var request = new RebuildRequest { RebuildId = Guid.CreateVersion7(), Projection = "Sales", Reason = "a test", RequestedBy = "Ana" };
        var work = new RebuildWork { RebuildId = request.RebuildId, Projection = "Sales", State = state, StartedAt = DateTimeOffset.UnixEpoch, EventsPerSecond = 250, SecondsLeft = 3 };

        var view = RebuildViews.View(request, work);

        Assert.Equal(rate, view.EventsPerSecond);
        Assert.Equal(state is RebuildState.Copying or RebuildState.CatchingUp, view.TimeLeft is not null);
    }

    [Fact]
    public async Task Event_ThatTheTablesCannotHold_IsSetAsideAndTheRestIsFolded()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var before = await live.Dashboard.Shop.CustomerAsync("Ana");
        await live.AppendAsync("customer-registered", $$"""{"customerId":"{{Guid.CreateVersion7()}}","name":"{{new string('x', 5_000)}}","email":"x@example.com"}""");
        var after = await live.Dashboard.Shop.CustomerAsync("Ben");
        await UntilFoldedAsync(live);

        await live.RebuildAsync(ProjectionNames.CustomerStats);

        Assert.NotNull(await live.AskAsync(new Customers.GetCustomer(before)));
        Assert.NotNull(await live.AskAsync(new Customers.GetCustomer(after)));
        var parked = await live.QueryAsync(db => db.ParkedEvents.Where(row => row.Projection == ProjectionNames.CustomerStats).ToListAsync(Ended));
        Assert.Equal("customer-registered", Assert.Single(parked).EventName);
    }

    /// <summary>An empty twin, as a rebuild begins with.</summary>
    private static async Task TwinAsync(LiveDashboard live, Projection projection)
    {
        var twin = live.Services.GetRequiredService<TwinTables>();
        await using var db = twin.CreateDbContext();
        await twin.MakeAsync(db, projection, Ended);
        db.Checkpoints.Add(new Checkpoint { Name = Checkpoint.TwinPrefix + projection.Name, Version = projection.Version, Transaction = 0, Sequence = 0 });
        await db.SaveChangesAsync(Ended);
    }

    private sealed class Told(List<long> told) : IProgress<TwinProgress>
    {
        public void Report(TwinProgress value) => told.Add(value.EventsHandled);
    }

    /// <summary>Every row but what was asked of the projections themselves, also in the audit log.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(LiveDashboard live) =>
    [
        .. (await ReadTables.DumpAsync(live)).Where(row =>
            !Asked.Any(table => row.StartsWith(table, StringComparison.Ordinal)) && !row.Contains("projection-rebuild-", StringComparison.Ordinal)),
    ];

    private static async Task UntilFoldedAsync(LiveDashboard live)
    {
        var head = await live.Services.GetRequiredService<IEventLogReader>().HeadAsync(Ended);
        Assert.True(await live.Monitor.WaitAsync(LiveDashboard.All, head, TimeSpan.FromSeconds(60), Ended), "The projections did not reach the head of the log.");
    }

    public sealed class OnPostgreSql(TestCluster cluster) : BulkFoldTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : BulkFoldTests(new SqlServerDatabase());
}
