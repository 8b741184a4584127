using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

/// <summary>The console opened on a node that only watches: it says what the node says that runs the projections.</summary>
public abstract class StandbyViewTests(TestDatabase database) : DeskSuite(database)
{
    [Fact]
    public async Task Runner_OnAnotherNode_IsShownWithStateHeartbeatAndRates()
    {
        await using var runs = await StartAsync();
        await RunningAsync(runs);
        await using var watches = await StartAsync();
        await Eventually.TrueAsync(() => Seen(watches) is { State: ProjectionState.StandingBy, RunnerState: ProjectionState.Running }, "the second node sees that the first runs it");

        await runs.Dashboard.Shop.CustomerAsync();

        await Eventually.TrueAsync(() => Seen(watches).RecentRates.Sum() == 2, "the two events are in the rates that the second node shows");
        var heartbeat = Seen(watches).HeartbeatAt;
        await Eventually.TrueAsync(() => Seen(watches).HeartbeatAt > heartbeat, "the heartbeat goes on");
        Assert.True(Seen(watches).HeartbeatAt <= Seen(runs).HeartbeatAt, "A heartbeat is told after it was.");
        Assert.False(Seen(runs).IsElsewhere);
    }

    [Fact]
    public async Task Fault_OnAnotherNode_IsShownWithItsStack_AndForgottenByNobodyWhoTakesOver()
    {
        Poison.Product = "poison";
        LiveDashboard watches;
        await using (var runs = await StartAsync())
        {
            await RunningAsync(runs);
            watches = await StartAsync();
            await runs.Dashboard.Shop.ProductAsync(name: "poison");

            await Eventually.TrueAsync(
                () => watches.Monitor.Status(Poison.Projection) is { RunnerState: ProjectionState.Degraded, Fault: { Kind: FaultKind.PoisonEvent, Stack: not null, Position: not null } },
                "the second node shows what the first met");
            Assert.Equal(runs.Monitor.Status(Poison.Projection).Fault, watches.Monitor.Status(Poison.Projection).Fault);
        }

        await using var remaining = watches;

        await Eventually.TrueAsync(() => watches.Monitor.Status(Poison.Projection) is { State: ProjectionState.Degraded, IsElsewhere: false, Fault: not null }, "the second node takes over");
    }

    [Fact]
    public async Task Stall_OnAnotherNode_IsShownAndCounted()
    {
        await using var runs = await StartAsync();
        await RunningAsync(runs);
        await using var watches = await StartAsync();

        runs.Services.GetRequiredService<ProjectionMonitor>().Stalled(Poison.Projection, TimeSpan.FromSeconds(30));

        await Eventually.TrueAsync(() => watches.Monitor.Status(Poison.Projection).Restarts == 1, "the second node counts the restart");
    }

    private static ProjectionStatus Seen(LiveDashboard live) => live.Monitor.Status(ProjectionNames.CustomerStats);

    private static Task RunningAsync(LiveDashboard live) =>
        Eventually.TrueAsync(() => live.Monitor.Statuses.All(status => status.State is ProjectionState.Running), "the first node runs everything");

    public sealed class OnPostgreSql(TestCluster cluster) : StandbyViewTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : StandbyViewTests(new SqlServerDatabase());
}
