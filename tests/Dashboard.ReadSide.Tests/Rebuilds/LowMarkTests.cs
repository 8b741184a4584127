using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>What a rebuild must never do: keep others from reading new events.</summary>
public sealed class LowMarkTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Snapshot_OfAComparison_LetsTheLogBeReadBeyondIt()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        var before = await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        var statements = live.Services.GetRequiredService<IRebuildStatements>();
        await using var db = await live.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Ended);
        await using var snapshot = await db.Database.BeginTransactionAsync(statements.Snapshot, Ended);
        Assert.Equal(1, await db.Customers.CountAsync(Ended));

        var after = await live.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await live.AskAsync(new GetCustomer(before)));
        Assert.NotNull(await live.AskAsync(new GetCustomer(after)));
        Assert.Equal(1, await db.Customers.CountAsync(Ended));
    }
}
