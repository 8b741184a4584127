using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Tables that another version of the program folded.</summary>
public abstract class VersionTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Tables_OfAnotherVersion_AreToBeRebuiltUntilTheyAre()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var advisor = live.Services.GetRequiredService<IRebuildAdvisor>();
        await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        Assert.Empty(await advisor.AskAsync(Ended));

        await live.QueryAsync(db => db.Checkpoints.Where(row => row.Name == ProjectionNames.CustomerStats)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 0).SetProperty(row => row.Generation, row => row.Generation + 1), Ended));

        var advice = Assert.Single(await advisor.AskAsync(Ended));
        Assert.Equal((ProjectionNames.CustomerStats, 0, 1), (advice.Projection, advice.StoredVersion, advice.Version));
        await live.RebuildAsync(ProjectionNames.CustomerStats);
        Assert.Empty(await advisor.AskAsync(Ended));
    }

    public sealed class OnPostgreSql(TestCluster cluster) : VersionTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : VersionTests(new SqlServerDatabase());
}
