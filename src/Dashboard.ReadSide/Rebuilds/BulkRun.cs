using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// One pass of a projection's handlers over the log: it is read ahead, folded in memory, and saved behind, all at once.
/// Rows stay in memory as far as there is room.
/// </summary>
internal sealed class BulkRun
{
    private readonly Projection _projection;
    private readonly Checkpoint _from;
    private readonly SharedReading _log;
    private readonly BulkRows _rows;
    private readonly Fold _fold;
    private readonly IProgress<TwinProgress> _progress;
    private readonly BulkSize _size;
    private readonly TimeProvider _clock;
    private readonly LogPast? _past;

    /// <summary>Where the last save that was begun leads to.</summary>
    private Checkpoint _to;
    private LogPosition _reached;
    private DateTimeOffset? _recordedAt;
    private long _handled;

    /// <param name="projection">Whose handlers fold.</param>
    /// <param name="from">Where the tables stand.</param>
    /// <param name="parked">Rows that wait for an operator.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="log">The log.</param>
    /// <param name="progress">Told after every stretch that is folded: whole saves can be minutes apart.</param>
    /// <param name="size">How much at a time.</param>
    /// <param name="clock">The time.</param>
    /// <param name="past">What had happened by an instant, when nothing else is to be folded.</param>
    public BulkRun(
        Projection projection,
        Checkpoint from,
        ParkedRows parked,
        IRowTables tables,
        SharedReading log,
        IProgress<TwinProgress> progress,
        BulkSize size,
        TimeProvider clock,
        LogPast? past)
    {
        (_projection, _from, _to, _log, _progress, _size, _clock, _past) = (projection, from, from, log, progress, size, clock, past);
        (_reached, _recordedAt, _handled) = (from.Position, from.RecordedAt, from.EventsHandled);
        _rows = new BulkRows(tables, beganEmpty: from.Position == LogPosition.Start);
        _fold = new Fold(projection, parked, clock, checkpoint: from.Name);
    }

    /// <summary>Last event that was folded in memory; what a fault lies before.</summary>
    public LogPosition Reached => _reached;

    private BulkSize Size => _size.SharedBy(Math.Max(1, _log.Readers));

    /// <summary>Folds until a place is reached, or all that can be read.</summary>
    public async Task<TwinProgress> RunAsync(LogPosition? until, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var stretch in _log.ReadAsync(_projection, _from.Position, until, cancellationToken))
            {
                await FoldAsync(stretch, cancellationToken);
            }

            await SaveAsync(cancellationToken);
        }
        finally
        {
            // Whatever happened, nothing is written after this returns.
            await Task.WhenAny(_rows.SavedAsync());
        }

        await _rows.SavedAsync();
        return new TwinProgress(_to.Position, _to.EventsHandled);
    }

    private async Task FoldAsync(Stretch stretch, CancellationToken cancellationToken)
    {
        if (stretch.Events.Of(_past) is { Count: > 0 } events)
        {
            await _fold.StepAsync(events, _rows, cancellationToken);
            _handled += events.Count(_projection.Handles);
            _recordedAt = events[^1].RecordedAt;
        }

        _reached = stretch.End;
        _progress.Report(new TwinProgress(_reached, _handled));
        if (_fold.Rows >= Size.RowsPerSave)
        {
            await SaveAsync(cancellationToken);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_reached == _to.Position)
        {
            return;
        }

        await _fold.SumAsync(_rows, cancellationToken);
        var (from, to) = (_to, _to.MovedTo(_reached, _recordedAt, _handled, _clock.GetUtcNow()));
        var (changes, parked) = (RowChanges.Of(_fold), _fold.NewlyParked);
        _fold.Parked.Add(parked);
        _to = to;
        _fold.Saved(Size.RowsKept);
        await _rows.SaveAsync(changes, parked, from, to, cancellationToken);
    }
}
