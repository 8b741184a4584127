using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

public abstract class ConsoleTests(TestDatabase database) : DeskSuite(database)
{
    [Fact]
    public async Task List_OfProjections_TellsTablesVersionsAndEstimate()
    {
        await using var live = await StartAsync();
        await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        await live.QueryAsync(db => db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "ANALYZE" : "SELECT 1", Ended));

        var view = await ListAsync(live);

        Assert.Equal(live.Monitor.Statuses.Select(status => status.Name), view.Projections.Select(row => row.Status.Name));
        var customers = view.Projections.Single(row => row.Status.Name == ProjectionNames.CustomerStats);
        Assert.Equal(["CustomerStats", "WishlistEntry", "CustomerCount"], customers.Tables.Select(table => table.Name));
        Assert.Equal(1, customers.Tables[0].Rows);
        Assert.True(customers.Tables[0].Bytes > 0);
        Assert.Equal((1, null, null, null), (customers.StoredVersion, customers.WhyRebuild, customers.Pause, customers.Rebuild));
        Assert.Equal(customers.Tables.Sum(table => table.Bytes), customers.Estimate.Bytes);
        Assert.Equal(2, customers.Estimate.Events);
        Assert.Null(view.LowMark.Holder);
        Assert.Null(await live.Services.GetRequiredService<IMediator>().Send(new GetProjection("Nothing"), Ended));
    }

    [Fact]
    public async Task Version_ThatDiffers_IsAReasonToRebuild()
    {
        await using var live = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false));
        await live.QueryAsync(db =>
        {
            db.Add(new Checkpoint { Name = ProjectionNames.Sales, Version = 99, Transaction = 0, Sequence = 0 });
            return db.SaveChangesAsync(Ended);
        });

        var sales = await live.Services.GetRequiredService<IMediator>().Send(new GetProjection(ProjectionNames.Sales), Ended);

        Assert.Equal((99, "The tables of Sales were folded by its version 99; this program has version 1."), (sales!.StoredVersion, sales.WhyRebuild));
    }

    /// <summary>Really waits the five seconds: they are the database's own.</summary>
    [Fact]
    public async Task LowMark_ThatIsHeldForLong_TellsByWhomAndWhatWaits()
    {
        await using var live = await StartAsync();
        await using (var scope = live.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            await using var open = await db.Database.BeginTransactionAsync(Ended);
            db.Events.Add(Row());
            await db.SaveChangesAsync(Ended);
            await live.Dashboard.Shop.CustomerAsync(verified: false);

            var early = await ListAsync(live);
            Assert.Null(early.LowMark.Holder);
            LowMark? held = null;
            await Eventually.TrueAsync(async () => (held = (await ListAsync(live)).LowMark).Holder is not null, "the holder of the mark is told");

            Assert.True(held!.EventsBehind >= 1, $"{held.EventsBehind} events wait.");
            Assert.InRange(held.Holder!.Age, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
            Assert.False(string.IsNullOrWhiteSpace(held.Holder.Query) || string.IsNullOrWhiteSpace(held.Holder.Application));
            Assert.NotEqual(0, held.Holder.Session);
            await open.RollbackAsync(Ended);
        }

        await live.FoldedAsync();
        Assert.Null((await ListAsync(live)).LowMark.Holder);
    }

    [Fact]
    public async Task RecentRates_OfWhatWasFolded_AreKeptBySecond()
    {
        await using var live = await StartAsync();
        await live.Dashboard.Shop.CustomerAsync();

        await Eventually.TrueAsync(
            () => live.Monitor.Status(ProjectionNames.CustomerStats).RecentRates.Sum() == 2, "the two events are in the rates of the last seconds");
    }

    private static Task<ConsoleView> ListAsync(LiveDashboard live) => live.Services.GetRequiredService<IMediator>().Send(new ListProjections(), Ended);

    private static LogRow Row()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new LogRow
        {
            EventId = Guid.CreateVersion7(), StreamKind = "test", StreamId = Guid.CreateVersion7(), StreamVersion = 1,
            Name = "never-committed", SchemaVersion = 1, Payload = "{}", OccurredAt = now, RecordedAt = now, ActorId = Guid.Empty,
            ActorName = "Ana", CommandId = Guid.CreateVersion7(), CorrelationId = Guid.Empty, CausationId = Guid.Empty,
        };
    }

    public sealed class OnPostgreSql(TestCluster cluster) : ConsoleTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : ConsoleTests(new SqlServerDatabase());
}
