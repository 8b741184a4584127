using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Where a rebuild is to stand still, so that a test can kill it there.</summary>
public enum Hold
{
    /// <summary>Some events are copied, the others are not.</summary>
    Copying,

    /// <summary>Everything is copied and indexed.</summary>
    CatchingUp,

    /// <summary>The live checkpoint is locked, and nothing is compared yet.</summary>
    Comparing,

    /// <summary>Nobody approves.</summary>
    AwaitingApproval,

    /// <summary>The live checkpoint is locked, and the tables are about to be moved.</summary>
    Swapping,
}

/// <summary>Folds as always, and stands still at one place for good.</summary>
internal sealed class HoldingFold(IBulkFold inner, TwinTables twin, IEventLogReader reader, Hold where) : IBulkFold
{
    private const int EventsCopied = 5;

    private bool _isCatchingUp;

    public async Task<TwinProgress> RunAsync(
        Projection projection, LogPosition? until, IProgress<TwinProgress> progress, CancellationToken cancellationToken)
    {
        switch (where, await StateAsync(projection, cancellationToken))
        {
            case (Hold.Copying, RebuildState.Copying):
                var some = (await reader.ReadAsync(LogPosition.Start, EventsCopied, cancellationToken))[^1].Position;
                await inner.RunAsync(projection, some, progress, cancellationToken);
                await StandStillAsync(cancellationToken);
                break;
            case (Hold.CatchingUp, RebuildState.CatchingUp):
            case (Hold.Comparing, RebuildState.Comparing):
            case (Hold.Swapping, RebuildState.CatchingUp) when _isCatchingUp:
                await StandStillAsync(cancellationToken);
                break;
            case (_, RebuildState.CatchingUp):
                _isCatchingUp = true;
                break;
        }

        return await inner.RunAsync(projection, until, progress, cancellationToken);
    }

    private static Task StandStillAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    private async Task<RebuildState> StateAsync(Projection projection, CancellationToken cancellationToken)
    {
        await using var db = twin.CreateDbContext();
        return await db.RebuildWork.Where(work => work.Projection == projection.Name && work.EndedAt == null).Select(work => work.State).SingleAsync(cancellationToken);
    }
}
