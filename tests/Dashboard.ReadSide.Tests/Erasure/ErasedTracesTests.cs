using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Erasure;

/// <summary>Which tables are still to be folded anew after somebody of the staff was erased, and which of them are worth asking for.</summary>
public sealed class ErasedTracesTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly PostgreSqlDatabase _database = new(cluster);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Rebuild_ThatIsOnItsWayOrFailedAMomentAgo_IsNotAskedForAgain()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        live.Dashboard.Clock.Now = Noon;
        await live.QueryAsync(db =>
        {
            db.RebuildWork.AddRange(
                Work(ProjectionNames.Orders, RebuildState.Swapped, begun: -10, ended: -9),
                Work(ProjectionNames.Stock, RebuildState.Swapped, begun: -40, ended: -5),
                Work(ProjectionNames.Sagas, RebuildState.Copying, begun: -40, ended: null),
                Work(ProjectionNames.Notifications, RebuildState.Failed, begun: -10, ended: -0.5),
                Work(ProjectionNames.Subscriptions, RebuildState.Failed, begun: -10, ended: -2));
            return db.SaveChangesAsync();
        });

        var traces = await live.Services.GetRequiredService<IReadTraces>().LookAsync(
            EventCatalog.Names[typeof(CustomerErased)].Name, LogPosition.Start, Noon.AddMinutes(-30), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(ProjectionNames.Orders, traces.NotFoldedAnew);
        Assert.Equal([ProjectionNames.Sagas, ProjectionNames.Notifications], traces.NotFoldedAnew.Except(traces.ToRebuild));
        Assert.Contains(ProjectionNames.Stock, traces.ToRebuild);
        Assert.Contains(ProjectionNames.Subscriptions, traces.ToRebuild);
    }

    private static RebuildWork Work(string projection, RebuildState state, double begun, double? ended) => new()
    {
        RebuildId = Guid.CreateVersion7(),
        Projection = projection,
        State = state,
        StartedAt = Noon.AddMinutes(begun),
        EndedAt = ended is { } minutes ? Noon.AddMinutes(minutes) : null,
        UpdatedAt = Noon,
    };
}
