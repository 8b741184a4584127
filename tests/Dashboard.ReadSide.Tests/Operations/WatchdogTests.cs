using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

public abstract class WatchdogTests(TestDatabase database) : DeskSuite(database)
{
    [Fact]
    public async Task Batch_ThatHangsOnTheDatabase_IsShownAsStalledAndBegunAnew()
    {
        await using var live = await StartAsync(services => services.Configure<ProjectionOptions>(options =>
            (options.StalledAfter, options.PollInterval) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50))));
        await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        var restarts = live.Monitor.Status(ProjectionNames.CustomerStats).Restarts;

        Guid customer;
        await using (var db = await live.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Ended))
        await using (await db.Database.BeginTransactionAsync(Ended))
        {
            // Another session keeps writers from the checkpoints, without a number of its own that would hold the log back:
            // the next batch waits for it, and would for ever.
            await db.Database.ExecuteSqlRawAsync(Database is PostgreSqlDatabase
                ? """LOCK TABLE read."Checkpoints" IN SHARE ROW EXCLUSIVE MODE"""
                : "SELECT TOP (1) [Name] FROM [read].[Checkpoints] WITH (TABLOCKX, HOLDLOCK)", Ended);
            customer = await live.Dashboard.Shop.CustomerAsync();
            await Eventually.TrueAsync(
                () => live.Monitor.Status(ProjectionNames.CustomerStats) is { State: ProjectionState.Stalled, Fault.Kind: FaultKind.Transient } status && status.Restarts > restarts,
                "the hanging projection is shown as stalled, and its restart is counted");
            Assert.NotNull(live.Monitor.Status(ProjectionNames.CustomerStats).LastError);
        }

        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
        await Eventually.TrueAsync(() => live.Monitor.Status(ProjectionNames.CustomerStats) is { State: ProjectionState.Running, LastError: null }, "it runs again");
    }

    public sealed class OnPostgreSql(TestCluster cluster) : WatchdogTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : WatchdogTests(new SqlServerDatabase());
}
