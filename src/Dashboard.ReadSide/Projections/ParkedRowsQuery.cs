using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Projections;

internal static class ParkedRowsQuery
{
    /// <summary>The rows of a projection that wait for an operator, what was left out of rows for good, and how many events wait.</summary>
    public static async Task<(ParkedRows Rows, int Events)> ParkedRowsAsync(this ReadDbContext db, string projection, CancellationToken cancellationToken)
    {
        var rows = await db.SkippedRowsAsync(projection, cancellationToken);
        var waiting = await db.ParkedEvents.AsNoTracking()
            .Where(parked => parked.Projection == projection)
            .GroupBy(parked => new { parked.Table, parked.RowKey })
            .Select(group => new { group.Key.Table, group.Key.RowKey, Events = group.Count() })
            .ToListAsync(cancellationToken);
        waiting.ForEach(row => rows.Add(row.Table, row.RowKey));
        return (rows, waiting.Sum(row => row.Events));
    }

    /// <summary>What was left out of rows for good, and no row that waits: where the fold of a projection's tables begins anew.</summary>
    public static async Task<ParkedRows> SkippedRowsAsync(this ReadDbContext db, string projection, CancellationToken cancellationToken)
    {
        var rows = new ParkedRows();
        var skipped = await db.SkippedEvents.AsNoTracking().Where(row => row.Projection == projection).ToListAsync(cancellationToken);
        skipped.ForEach(row => rows.Skip(row.Table, row.RowKey, row.Sequence));
        return rows;
    }
}
