using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>Folds the log into a twin with what the engine of the live tables has: one batch after the other, through EF Core.</summary>
internal sealed class PlainBulkFold(
    TwinTables twin, IEventLogReader reader, IReadDatabase database, TimeProvider clock, LogPast? past = null) : IBulkFold
{
    private const int BatchSize = 2_000;

    private readonly EfTables _tables = new(twin, database);

    public async Task<TwinProgress> RunAsync(
        Projection projection, LogPosition? until, IProgress<TwinProgress> progress, CancellationToken cancellationToken)
    {
        var (at, parked) = await twin.WhereAsync(projection, cancellationToken);
        while (true)
        {
            var events = await reader.ReadAsync(at.Position, BatchSize, cancellationToken);
            var some = until is { } last ? [.. events.TakeWhile(logged => logged.Position <= last)] : events;
            if (some.Count > 0)
            {
                at = await FoldAsync(projection, at, some, parked, cancellationToken);
                progress.Report(new TwinProgress(at.Position, at.EventsHandled));
            }

            if (some.Count < BatchSize)
            {
                return new TwinProgress(at.Position, at.EventsHandled);
            }
        }
    }

    private async Task<Checkpoint> FoldAsync(
        Projection projection, Checkpoint from, IReadOnlyList<LoggedEvent> events, ParkedRows parked, CancellationToken cancellationToken)
    {
        try
        {
            var fold = new Fold(projection, parked, clock, checkpoint: from.Name);
            await fold.RunAsync(events.Of(past)!, _tables, cancellationToken);
            return await SaveAsync(projection, fold, from, events, parked, cancellationToken);
        }
        catch (Exception fault) when (fault is SumFaultException || database.IsDataFault(fault))
        {
            return await IsolateAsync(projection, from, events, parked, fault, cancellationToken);
        }
    }

    /// <summary>An event of the batch carries what the tables cannot hold: by halves, it is found and set aside.</summary>
    private async Task<Checkpoint> IsolateAsync(
        Projection projection, Checkpoint from, IReadOnlyList<LoggedEvent> events, ParkedRows parked, Exception fault, CancellationToken cancellationToken)
    {
        if (events.Count > 1)
        {
            var half = events.Count / 2;
            var middle = await FoldAsync(projection, from, [.. events.Take(half)], parked, cancellationToken);
            return await FoldAsync(projection, middle, [.. events.Skip(half)], parked, cancellationToken);
        }

        var fold = new Fold(projection, new ParkedRows(), clock, checkpoint: from.Name);
        fold.ParkAll(events[0], fault);
        return await SaveAsync(projection, fold, from, events, parked, cancellationToken);
    }

    private async Task<Checkpoint> SaveAsync(
        Projection projection, Fold fold, Checkpoint from, IReadOnlyList<LoggedEvent> events, ParkedRows parked, CancellationToken cancellationToken)
    {
        var handled = from.EventsHandled + events.Of(past)!.Count(projection.Handles);
        var to = from.MovedTo(events[^1].Position, events[^1].RecordedAt, handled, clock.GetUtcNow());
        await _tables.SaveAsync(RowChanges.Of(fold), fold.NewlyParked, from, to, cancellationToken);
        parked.Add(fold.NewlyParked);
        return to;
    }
}
