using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>One row that waits, or one stream whose events cannot say which rows they touch.</summary>
internal sealed record ParkedRow(string Table, string Key)
{
    /// <summary>Whether it stands for the rows of a stream that nobody can name.</summary>
    public bool IsStream => Table == ParkedEvent.AnyTable;

    /// <summary>The events that wait for it, oldest first.</summary>
    public IQueryable<ParkedEvent> Of(ReadDbContext db, string projection) => db.ParkedEvents
        .Where(parked => parked.Projection == projection && parked.Table == Table && parked.RowKey == Key)
        .OrderBy(parked => parked.Transaction)
        .ThenBy(parked => parked.Sequence);

    /// <summary>A fold of what waits for it with today's handlers, everything else left as it is.</summary>
    public async Task<Fold> FoldAsync(
        Projection projection, ReadDbContext db, IRowStore store, IEventLogReader log, IReadOnlyCollection<long> sequences, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stored = await log.FindAsync(sequences, cancellationToken);
        if (stored.Count != sequences.Count)
        {
            throw new InvalidOperationException($"The log holds only {stored.Count} of {sequences.Count} events that wait for {Table} {Key}.");
        }

        var fold = IsStream
            ? new Fold(projection, await RowsBehindAsync(projection, db, cancellationToken), clock)
            : new Fold(projection, await db.SkippedRowsAsync(projection.Name, cancellationToken), clock, (Table, Key));
        await fold.RunAsync([.. stored.Select(one => one.Logged)], store, cancellationToken);
        return fold;
    }

    /// <summary>The other rows that wait: an event of the stream waits behind them in turn.</summary>
    private async Task<ParkedRows> RowsBehindAsync(Projection projection, ReadDbContext db, CancellationToken cancellationToken)
    {
        var (rows, _) = await db.ParkedRowsAsync(projection.Name, cancellationToken);
        rows.Remove(Table, Key);
        return rows;
    }
}
