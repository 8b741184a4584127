using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Two that would fold the same projection.</summary>
public abstract class RivalTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checkpoint_MovedByARival_LetsNothingBeWritten(bool began)
    {
        await using var idle = await IdleAsync();
        var (winner, loser) = (WriterOn(idle), WriterOn(idle));
        var from = began ? await FoldAsync(winner, from: null, sequence: 1) : null;

        var won = await FoldAsync(winner, from, sequence: 2);
        await Assert.ThrowsAsync<CheckpointMovedException>(() => FoldAsync(loser, from, sequence: 3));

        Assert.Equal(won.Position, (await winner.LoadCheckpointAsync(Ended))!.Position);
        Assert.Equal(began ? 2 : 1, await idle.QueryAsync(db => db.Customers.CountAsync(Ended)));
    }

    [Fact]
    public async Task Checkpoint_OfOtherTablesAtTheSamePlace_LetsNothingBeWritten()
    {
        await using var idle = await IdleAsync();
        var writer = WriterOn(idle);
        var from = await FoldAsync(writer, from: null, sequence: 1);
        await idle.QueryAsync(db => db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Generation, row => row.Generation + 1), Ended));

        await Assert.ThrowsAsync<CheckpointMovedException>(() => FoldAsync(writer, from, sequence: 2));

        Assert.Equal(1, await idle.QueryAsync(db => db.Customers.CountAsync(Ended)));
    }

    [Fact]
    public async Task Checkpoint_OfAnotherTransactionWithTheSameNumber_LetsNothingBeWritten()
    {
        await using var idle = await IdleAsync();
        var writer = WriterOn(idle);
        var from = await FoldAsync(writer, from: null, sequence: 1);
        await idle.QueryAsync(db => db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Transaction, 2ul), Ended));

        await Assert.ThrowsAsync<CheckpointMovedException>(() => FoldAsync(writer, from, sequence: 2));
        await Assert.ThrowsAsync<CheckpointMovedException>(() => writer.MoveAsync(from, from.Named(from.Name, generation: 0, version: 1), Ended));

        Assert.Equal(1, await idle.QueryAsync(db => db.Customers.CountAsync(Ended)));
    }

    [Fact]
    public async Task Checkpoint_AtTheStart_DiffersFromNone()
    {
        await using var idle = await IdleAsync();
        var writer = WriterOn(idle);
        Assert.Null(await writer.LoadCheckpointAsync(Ended));

        var start = new Checkpoint { Name = ProjectionNames.CustomerStats, Version = 1, Transaction = 0, Sequence = 0 };
        await writer.MoveAsync(from: null, start, Ended);

        Assert.Equal(LogPosition.Start, (await writer.LoadCheckpointAsync(Ended))!.Position);
        await Assert.ThrowsAsync<CheckpointMovedException>(() => FoldAsync(writer, from: null, sequence: 1));
    }

    [Fact]
    public async Task Right_ToRunAProjection_IsGivenToOne()
    {
        await using var idle = await IdleAsync();
        var locks = idle.Services.GetRequiredService<IReadDatabase>();
        await using (var first = await locks.TryLockAsync("Orders", Ended))
        {
            Assert.NotNull(first);
            Assert.Null(await locks.TryLockAsync("Orders", Ended));
            await using var other = await locks.TryLockAsync("Sales", Ended);
            Assert.NotNull(other);
        }

        await using var second = await locks.TryLockAsync("Orders", Ended);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Right_WhoseSessionIsCut_IsLostAtOnce()
    {
        await using var idle = await IdleAsync();
        await using var right = await idle.Services.GetRequiredService<IReadDatabase>().TryLockAsync("Orders", Ended);

        await database.CutConnectionsAsync();

        await Eventually.TrueAsync(() => right!.Lost.IsCancellationRequested, "the holder learns that its session is gone", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Nodes_OfWhichOneRuns_BothKnowWhatChanged()
    {
        await using var runs = await LiveDashboard.StartAsync(database);
        await Eventually.TrueAsync(() => runs.Monitor.Statuses.All(status => status.State == ProjectionState.Running), "the first node runs everything");
        await using var waits = await LiveDashboard.StartAsync(database);
        await Eventually.TrueAsync(() => waits.Monitor.Statuses.All(status => status.State == ProjectionState.StandingBy), "the second node stands by");
        using var feed = waits.Feed.Subscribe(ProjectionNames.CustomerStats);

        var customer = await waits.Dashboard.Shop.CustomerAsync();

        var change = Assert.Single(await feed.NextAsync(Ended));
        Assert.Empty(change.Keys);
        Assert.NotNull(await waits.AskAsync(new GetCustomer(customer)));
        Assert.Equal(runs.Monitor.Status(ProjectionNames.Orders).Node, waits.Monitor.Status(ProjectionNames.Orders).Node);
    }

    [Fact]
    public async Task Node_ThatStops_IsFollowedByTheOther()
    {
        await using var second = await StandByAfterAsync(async first =>
        {
            await first.Dashboard.Shop.CustomerAsync();
            await first.FoldedAsync();
        });

        await Eventually.TrueAsync(() => second.Monitor.Statuses.All(status => status.State == ProjectionState.Running), "the second node takes over");
        var customer = await second.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await second.AskAsync(new GetCustomer(customer)));
        Assert.Equal(2, await second.QueryAsync(db => db.Set<CustomerCount>().SumAsync(row => row.Customers, Ended)));
    }

    private async Task<LiveDashboard> StandByAfterAsync(Func<LiveDashboard, Task> act)
    {
        await using var first = await LiveDashboard.StartAsync(database);
        await act(first);
        var second = await LiveDashboard.StartAsync(database);
        await Eventually.TrueAsync(() => second.Monitor.Statuses.All(status => status.State == ProjectionState.StandingBy), "the second node stands by");
        return second;
    }

    private Task<LiveDashboard> IdleAsync() =>
        LiveDashboard.StartAsync(database, services => services.Configure<ProjectionOptions>(options => options.Run = false));

    private static BatchWriter WriterOn(LiveDashboard live) => new(
        new CustomerStatsProjection(),
        live.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>(),
        live.Services.GetRequiredService<IRowTables>(),
        TimeProvider.System);

    /// <summary>Folds a customer's registration and moves the checkpoint to it.</summary>
    private static async Task<Checkpoint> FoldAsync(BatchWriter writer, Checkpoint? from, long sequence)
    {
        var registered = new Domain.Customers.CustomerRegistered { CustomerId = Guid.CreateVersion7(), Name = "Ana", Email = "ana@example.com" };
        var to = new Checkpoint { Name = ProjectionNames.CustomerStats, Version = 1, Transaction = 1, Sequence = sequence };
        Assert.NotNull(await writer.FoldAsync(from, to, new History().Add(registered).Events, new ParkedRows(), Ended));
        return to;
    }

    public sealed class OnPostgreSql(TestCluster cluster) : RivalTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : RivalTests(new SqlServerDatabase());
}
