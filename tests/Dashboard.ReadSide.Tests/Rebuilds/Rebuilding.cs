using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>What operators do to projections.</summary>
internal static class Rebuilding
{
    /// <summary>Asks for a rebuild.</summary>
    public static async Task<Guid> AskForRebuildAsync(this LiveDashboard live, string projection, RebuildMode mode = RebuildMode.Swap) =>
        (await live.Dashboard.DoAsync(new RebuildProjection(projection, mode, "for a test"), Actors.Operator)).RebuildId;

    /// <summary>A rebuild as people see it.</summary>
    public static async Task<RebuildView?> SeeAsync(this LiveDashboard live, Guid rebuildId) =>
        await live.Services.GetRequiredService<IMediator>().Send(new GetRebuild(rebuildId));

    /// <summary>Waits until a rebuild has come to a state.</summary>
    public static async Task<RebuildView> UntilAsync(this LiveDashboard live, Guid rebuildId, params RebuildState[] states)
    {
        RebuildView? seen = null;
        await Eventually.TrueAsync(
            async () => (seen = await live.SeeAsync(rebuildId)) is { } view && (states.Contains(view.State) || view.IsOver),
            $"the rebuild is {string.Join(" or ", states)}, and is {seen?.State} {seen?.Error}");
        Assert.True(states.Contains(seen!.State), $"The rebuild is {seen.State}: {seen.Error}");
        return seen;
    }

    /// <summary>Lets a projection be rebuilt and waits until its new tables are served.</summary>
    public static async Task<RebuildView> RebuildAsync(this LiveDashboard live, string projection) =>
        await live.UntilAsync(await live.AskForRebuildAsync(projection), RebuildState.Swapped);

    /// <summary>Forgets every row and folds the log from its beginning.</summary>
    /// <returns>Every row, as text.</returns>
    public static async Task<IReadOnlyList<string>> ReplayAsync(TestDatabase database)
    {
        await using (var idle = await LiveDashboard.StartAsync(database, services => services.Configure<ProjectionOptions>(options => options.Run = false)))
        {
            await ReadTables.EmptyAsync(idle);
        }

        await using var again = await LiveDashboard.StartAsync(database);
        var last = (await again.Dashboard.LogAsync())[^1];
        Assert.True(
            await again.Monitor.WaitAsync(LiveDashboard.All, new LogPosition(last.Transaction, last.Sequence), TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken),
            "The replay did not reach the end of the log.");
        return await ReadTables.DumpAsync(again);
    }
}
