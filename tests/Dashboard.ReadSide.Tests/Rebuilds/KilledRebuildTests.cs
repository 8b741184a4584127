using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Two nodes on one database. The one that rebuilds is killed without a word (SIGKILL), in each state that there is.</summary>
public sealed class KilledRebuildTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PostgreSqlDatabase _database = new(cluster);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(Hold.Copying, RebuildMode.Swap, RebuildState.Copying)]
    [InlineData(Hold.CatchingUp, RebuildMode.Swap, RebuildState.CatchingUp)]
    [InlineData(Hold.Comparing, RebuildMode.CompareOnly, RebuildState.Comparing)]
    [InlineData(Hold.AwaitingApproval, RebuildMode.AskFirst, RebuildState.AwaitingApproval)]
    [InlineData(Hold.Swapping, RebuildMode.Swap, RebuildState.CatchingUp)]
    public async Task Node_KilledWhileItRebuilds_IsFollowedByTheOther(Hold hold, RebuildMode mode, RebuildState state)
    {
        IReadOnlyList<string> rebuilt;
        await using var killed = NodeProcess.Start(_database, hold);
        try
        {
            var id = await AskAsync(mode, state);
            await using var other = await LiveDashboard.StartAsync(_database);
            await Eventually.TrueAsync(() => other.Monitor.Statuses.All(status => status.State == ProjectionState.StandingBy), "the second node stands by");

            await killed.KillAsync();

            await Eventually.TrueAsync(async () => (await other.SeeAsync(id))!.Node == NodeName.Here, "the second node goes on with the rebuild", Patience);
            if (mode == RebuildMode.AskFirst)
            {
                await other.UntilAsync(id, RebuildState.AwaitingApproval);
                await other.Dashboard.DoAsync(new ApproveRebuild(id, "looks right"), Actors.Operator);
            }

            var view = await other.UntilAsync(id, RebuildState.Swapped, RebuildState.Compared);
            Assert.True(view.Comparison is null or { IsEqual: true, Same: > 0 });
            await other.Dashboard.Shop.CustomerAsync("Eva");
            await other.FoldedAsync();
            rebuilt = await ReadTables.DumpAsync(other);
        }
        finally
        {
            await killed.KillAsync();
        }

        Assert.Equal(await Rebuilding.ReplayAsync(_database), rebuilt);
    }

    /// <summary>Lets things happen, which the node folds that is to be killed, and waits until it stands still in its rebuild.</summary>
    private async Task<Guid> AskAsync(RebuildMode mode, RebuildState state)
    {
        await using var desk = await LiveDashboard.StartAsync(_database, services => services.Configure<ProjectionOptions>(options => options.Run = false));
        await BusyDay.LiveAsync(desk.Dashboard);
        await desk.FoldedAsync();
        var id = await desk.AskForRebuildAsync(ProjectionNames.CustomerStats, mode);
        var view = await desk.UntilAsync(id, state);
        Assert.NotEqual(NodeName.Here, view.Node);
        return id;
    }
}
