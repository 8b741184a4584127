using Dashboard.Domain.Storage;
using Dashboard.PostgreSql;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Storage;

public sealed class MigratorTests(TestCluster cluster)
{
    [Fact]
    public async Task Migrate_ByProcessesThatBeginTogether_IsDoneOnce()
    {
        var database = await cluster.CreateEmptyDatabaseAsync();
        var processes = Enumerable.Range(0, 3).Select(_ => Process(database)).ToList();

        await Task.WhenAll(processes.Select(process => Task.Run(
            () => process.GetRequiredService<IDatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken))));

        await using (var scope = processes[0].CreateAsyncScope())
        {
            var pending = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken);
            Assert.Empty(pending);
        }

        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        await cluster.DropAsync(database);
    }

    private static ServiceProvider Process(string database) => new ServiceCollection()
        .AddLogging()
        .AddDashboardWriteSide()
        .AddDashboardPostgreSql(database, database)
        .BuildServiceProvider();
}
