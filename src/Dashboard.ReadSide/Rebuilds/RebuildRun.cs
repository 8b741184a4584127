using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// One rebuild at work on the node that has the right to it. Every state is stored before it is entered and the twin has
/// a checkpoint of its own, so whoever takes over goes on where the last one was cut off.
/// </summary>
internal sealed partial class RebuildRun(
    Projection projection,
    RebuildTools tools,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILogger<RebuildRun> logger)
{
    /// <summary>Twin and tables may be this many events apart when the last step begins.</summary>
    private const int Close = 500;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly RebuildTwin _twin = new(projection, tools.Twin, tools.Book, clock);
    private readonly RebuildVigil _vigil = new(projection.Name, tools.Book, options.Value.PollInterval, clock, logger);

    /// <summary>Works until the rebuild is over, or this node has to stop.</summary>
    public async Task RunAsync(RebuildRequest request, CancellationToken cancellationToken)
    {
        var work = await tools.Book.BeginAsync(request.RebuildId, projection.Name, cancellationToken);
        if (work.IsOver)
        {
            return;
        }

        if (request.CancelledAt is not null)
        {
            await EndAsync(request.RebuildId, RebuildState.Cancelled, error: null, cancellationToken);
            return;
        }

        LogBegun(projection.Name, request.RebuildId, work.State);
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = _vigil.WatchAsync(request.RebuildId, calledOff);
        try
        {
            await WorkAsync(request, work, calledOff.Token);
        }
        catch (OperationCanceledException) when (calledOff.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await EndAsync(request.RebuildId, RebuildState.Cancelled, error: null, cancellationToken);
        }
        finally
        {
            await calledOff.CancelAsync();
            await watch;
        }
    }

    /// <summary>Gives a rebuild up: its twin goes, the tables that are served stay.</summary>
    public async Task EndAsync(Guid rebuildId, RebuildState state, string? error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = tools.Twin.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var work = await db.RebuildWork.AsNoTracking().SingleOrDefaultAsync(row => row.RebuildId == rebuildId, cancellationToken);
        var rate = work is null ? 0 : work.EventsHandled / Math.Max((now - work.StartedAt).TotalSeconds, 0.001);
        var ended = await tools.Book.NoteAsync(
            db,
            rebuildId,
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Error, error)
                .SetProperty(row => row.EventsPerSecond, rate)
                .SetProperty(row => row.SecondsLeft, (double?)null)
                .SetProperty(row => row.EndedAt, now),
            cancellationToken);
        if (ended)
        {
            await _twin.DropAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogEnded(projection.Name, rebuildId, state);
        }

        tools.Book.Tell();
    }

    private async Task WorkAsync(RebuildRequest request, RebuildWork work, CancellationToken cancellationToken)
    {
        var progress = new RebuildProgress(projection, work, tools.Reader, tools.Book, clock);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await _twin.PrepareAsync(work, progress, cancellationToken);
        await progress.SaveAsync(cancellationToken);
        var keep = _vigil.KeepAsync(progress, done.Token);
        try
        {
            await FillAsync(request, work, progress, cancellationToken);
            if (request.Mode == RebuildMode.Swap || await CompareAsync(request, work, progress, cancellationToken))
            {
                await SwapAsync(work, progress, cancellationToken);
            }
        }
        finally
        {
            await done.CancelAsync();
            await keep;
        }
    }

    /// <summary>Copies the bulk of the log, then makes the indexes. What is to be compared stays behind the live tables.</summary>
    private async Task FillAsync(RebuildRequest request, RebuildWork work, RebuildProgress progress, CancellationToken cancellationToken)
    {
        if (!work.IsIndexed)
        {
            await EnterAsync(work, RebuildState.Copying, cancellationToken);
            var until = request.Mode == RebuildMode.Swap ? (LogPosition?)null : await LivePositionAsync(cancellationToken);
            await tools.Fold.RunAsync(projection, until, progress, cancellationToken);
            await EnterAsync(work, RebuildState.Indexing, cancellationToken);
            await tools.Twin.IndexAsync(projection, cancellationToken);
            await tools.Book.NoteAsync(work.RebuildId, set => set.SetProperty(row => row.IsIndexed, true), cancellationToken);
            work.IsIndexed = true;
        }
    }

    /// <summary>Follows the head of the log until the rest is a matter of moments.</summary>
    private async Task CatchUpAsync(RebuildWork work, RebuildProgress progress, CancellationToken cancellationToken)
    {
        await EnterAsync(work, RebuildState.CatchingUp, cancellationToken);
        while (true)
        {
            var before = progress.EventsHandled;
            await tools.Fold.RunAsync(projection, until: null, progress, cancellationToken);
            if (progress.EventsHandled - before <= Close)
            {
                return;
            }
        }
    }

    /// <returns>Whether the twin is to be served.</returns>
    private async Task<bool> CompareAsync(RebuildRequest request, RebuildWork work, RebuildProgress progress, CancellationToken cancellationToken)
    {
        if (work.Comparison is null)
        {
            await EnterAsync(work, RebuildState.Comparing, cancellationToken);
            work.Comparison = await ComparisonAsync(progress, cancellationToken);
            var found = work.Comparison;
            await tools.Book.NoteAsync(work.RebuildId, set => set.SetProperty(row => row.Comparison, found), cancellationToken);
        }

        if (request.Mode == RebuildMode.CompareOnly)
        {
            await progress.SaveAsync(cancellationToken);
            await EndAsync(request.RebuildId, RebuildState.Compared, error: null, cancellationToken);
            return false;
        }

        await EnterAsync(work, RebuildState.AwaitingApproval, cancellationToken);
        while ((await tools.Book.RequestAsync(request.RebuildId, cancellationToken))?.ApprovedAt is null)
        {
            await tools.Fold.RunAsync(projection, until: null, progress, cancellationToken);
            await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
        }

        return true;
    }

    private async Task<Comparison> ComparisonAsync(RebuildProgress progress, CancellationToken cancellationToken)
    {
        var pause = options.Value.FirstRetry;
        while (true)
        {
            var found = await tools.Comparison.TryCompareAsync(
                projection, async until => (await tools.Fold.RunAsync(projection, until, progress, cancellationToken)).Position, cancellationToken);
            if (found is not null)
            {
                return found;
            }

            // The twin is ahead of the live tables, or the live runner was at its commit for too long: a moment later it is not.
            pause = await PauseAsync(pause, cancellationToken);
        }
    }

    private async Task SwapAsync(RebuildWork work, RebuildProgress progress, CancellationToken cancellationToken)
    {
        await CatchUpAsync(work, progress, cancellationToken);
        await tools.Swap.DropRetiredAsync(projection, cancellationToken);
        var pause = options.Value.FirstRetry;
        while (true)
        {
            var position = await tools.Swap.TryServeTwinAsync(
                projection, work, () => tools.Fold.RunAsync(projection, until: null, progress, cancellationToken), cancellationToken);
            if (position is { } served)
            {
                LogEnded(projection.Name, work.RebuildId, RebuildState.Swapped);
                tools.Feed.Publish(projection.Name, served, []);
                tools.Book.Tell();
                return;
            }

            await tools.Book.NoteAsync(
                work.RebuildId, set => set.SetProperty(row => row.Error, $"Waits until nobody reads the tables of {projection.Name} for a moment."), cancellationToken);
            pause = await PauseAsync(pause, cancellationToken);
            await CatchUpAsync(work, progress, cancellationToken);
        }
    }

    private async Task<LogPosition> LivePositionAsync(CancellationToken cancellationToken)
    {
        await using var db = tools.Twin.CreateDbContext();
        return (await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Name == projection.Name, cancellationToken))?.Position ?? LogPosition.Start;
    }

    private async Task EnterAsync(RebuildWork work, RebuildState state, CancellationToken cancellationToken)
    {
        if (work.State != state)
        {
            work.State = state;
            await tools.Book.NoteAsync(work.RebuildId, set => set.SetProperty(row => row.State, state), cancellationToken);
        }
    }

    private async Task<TimeSpan> PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await Task.Delay(pause, clock, cancellationToken);
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rebuild {RebuildId} of {Projection} goes on from the state {State}.")]
    private partial void LogBegun(string projection, Guid rebuildId, RebuildState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rebuild {RebuildId} of {Projection} is over: {State}.")]
    private partial void LogEnded(string projection, Guid rebuildId, RebuildState state);
}
