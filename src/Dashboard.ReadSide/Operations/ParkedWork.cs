using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>
/// Carries out what operators decided about events that were set aside. Only the projection's own runner does so, between
/// two batches: rows, parked events and outcome are saved in one transaction that also compares the checkpoint, so that
/// nobody folds the same row meanwhile. Of a row for which very many events wait, some hundreds are taken at a time.
/// </summary>
internal sealed class ParkedWork(
    Projection projection, IDbContextFactory<ReadDbContext> contexts, IRowTables tables, IReadDatabase database, IEventLogReader log, TimeProvider clock)
{
    /// <summary>Events of a row that are folded in one transaction.</summary>
    private const int EventsAtATime = 500;

    /// <summary>Carries an order out. What still fails stays parked, with the new error; the rest of that row's events stay behind it.</summary>
    /// <param name="order">What was ordered.</param>
    /// <param name="at">The checkpoint as it is stored.</param>
    /// <param name="turned">Called after every transaction.</param>
    /// <param name="cancellationToken">Ends it; what is not done yet is done when the order is taken up again.</param>
    /// <returns>What was done; nothing when the order was carried out before.</returns>
    /// <exception cref="CheckpointMovedException">Somebody else folded; the last transaction wrote nothing.</exception>
    public async Task<ParkedTally?> CarryOutAsync(ParkedOrder order, Checkpoint at, Action turned, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(order, cancellationToken);
        if (rows is null)
        {
            return null;
        }

        var tally = new ParkedTally();
        for (var i = 0; i < rows.Count; i++)
        {
            var outcome = i == rows.Count - 1 ? order : null;
            for (var isDone = false; !isDone; turned())
            {
                (tally, isDone) = await StepAsync(rows[i], order, outcome, at, tally, EventsAtATime, cancellationToken);
            }
        }

        if (rows.Count == 0)
        {
            await CloseAsync(order, at, tally.Sentence(), cancellationToken);
        }

        return tally;
    }

    /// <summary>Ends an order with nothing but a sentence.</summary>
    public async Task CloseAsync(ParkedOrder order, Checkpoint at, string sentence, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await SaveAsync(db, order, at, sentence, cancellationToken);
    }

    /// <summary>The rows that an order concerns, streams first: what they bring to other waiting rows is folded with those, in order.</summary>
    /// <returns>Nothing when the order was carried out before.</returns>
    private async Task<List<ParkedRow>?> RowsAsync(ParkedOrder order, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ParkedOrderOutcomes.AnyAsync(outcome => outcome.EventId == order.EventId, cancellationToken))
        {
            return null;
        }

        var parked = db.ParkedEvents.AsNoTracking().Where(row => row.Projection == projection.Name);
        if (order is { Table: { } table, RowKey: { } key })
        {
            var row = new ParkedRow(table, key);
            var first = await row.Of(db, projection.Name).Select(one => (long?)one.Sequence).FirstOrDefaultAsync(cancellationToken);
            return first is null || (order.Kind == ParkedOrderKind.Skip && first != order.Sequence) ? [] : [row];
        }

        var rows = await parked
            .GroupBy(row => new { row.Table, row.RowKey })
            .Select(group => new { group.Key.Table, group.Key.RowKey, First = group.Min(row => row.Id) })
            .OrderBy(row => row.First)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ParkedRow(row.Table, row.RowKey)).OrderBy(row => row.IsStream ? 0 : 1)];
    }

    /// <summary>Takes the next events of a row.</summary>
    /// <returns>What was done in all, and whether the row is done with.</returns>
    private async Task<(ParkedTally Tally, bool IsDone)> StepAsync(
        ParkedRow row, ParkedOrder order, ParkedOrder? last, Checkpoint at, ParkedTally tally, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var parked = await row.Of(db, projection.Name).Take(limit).ToListAsync(cancellationToken);
        var waiting = await row.Of(db, projection.Name).CountAsync(cancellationToken);
        var step = new ParkedStep(row, order, parked, waiting - parked.Count);
        try
        {
            await FoldAsync(db, step, cancellationToken);
            var told = step.Tell(tally);
            await SaveAsync(db, step.IsDone ? last : null, at, told.Sentence(), cancellationToken);
            return (told, step.IsDone);
        }
        catch (Exception fault) when (parked.Count > 1 && IsDataFault(fault))
        {
            // An event carries what the tables cannot hold: one by one, it is found.
            return await StepAsync(row, order, last, at, tally, limit: 1, cancellationToken);
        }
        catch (Exception fault) when (parked.Count == 1 && IsDataFault(fault))
        {
            await using var clean = await contexts.CreateDbContextAsync(cancellationToken);
            clean.Attach(parked[0]);
            step.Refuse(clean, fault);
            var told = step.Tell(tally);
            await SaveAsync(clean, last, at, told.Sentence(), cancellationToken);
            return (told, true);
        }
    }

    private async Task FoldAsync(ReadDbContext db, ParkedStep step, CancellationToken cancellationToken)
    {
        var sequences = step.Leave(db, projection.Name);
        var fold = await step.Row.FoldAsync(projection, db, tables, log, sequences, clock, cancellationToken);
        EfTables.Write(db, RowChanges.Of(fold));
        step.Take(db, fold);
    }

    private bool IsDataFault(Exception fault) => fault is SumFaultException || database.IsDataFault(fault);

    /// <summary>Saves what the context has gathered, with the outcome when this is the end of an order, unless the checkpoint has moved.</summary>
    private async Task SaveAsync(ReadDbContext db, ParkedOrder? done, Checkpoint at, string sentence, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (done is not null)
        {
            db.ParkedOrderOutcomes.Add(new ParkedOrderOutcome { EventId = done.EventId, At = now, Sentence = sentence });
        }

        // The position is in the condition of the update, though it does not change.
        db.Attach(at.Copy()).CurrentValues.SetValues(at.MovedTo(at.Position, at.RecordedAt, at.EventsHandled, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new CheckpointMovedException(projection.Name, e);
        }
    }
}
