using Dashboard.Domain.Store;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Audit;

/// <summary>The rows that fit a filter, its text aside, and how many there are.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">How many; not known where no counter knows it.</param>
internal sealed record AuditRange(IQueryable<AuditRow> Rows, long? Total)
{
    /// <summary>
    /// Finds them. Days are looked up among the counters, which say between which rows they lie: the list is in the order of the log, and
    /// an old day of a long one must not be looked for from the newest on.
    /// </summary>
    public static async Task<AuditRange> OfAsync(ReadDbContext db, AuditFilter filter, StoreOptions store, CancellationToken cancellationToken)
    {
        if (filter is { From: { } from, To: { } to })
        {
            _ = DayRange.Check(from, to);
        }

        var counted = await CountsOf(db, filter)
            .GroupBy(_ => 1)
            .Select(all => new { Events = all.Sum(count => count.Events), First = all.Min(count => count.First), Last = all.Max(count => count.Last) })
            .SingleOrDefaultAsync(cancellationToken);
        var rows = RowsOf(db, filter);
        if (filter.From is not null || filter.To is not null)
        {
            var (first, last) = (counted?.First ?? 0, counted?.Last ?? -1);
            rows = rows.Where(row => row.Sequence >= first && row.Sequence <= last);
        }

        if (filter.From is { } began)
        {
            var begin = store.StartOf(began);
            rows = rows.Where(row => row.RecordedAt >= begin);
        }

        if (filter.To is { } ended)
        {
            var end = store.StartOf(ended.AddDays(1));
            rows = rows.Where(row => row.RecordedAt < end);
        }

        return new AuditRange(rows, filter.StreamId is null && filter.CorrelationId is null ? counted?.Events ?? 0 : null);
    }

    private static IQueryable<AuditCount> CountsOf(ReadDbContext db, AuditFilter filter)
    {
        var counts = db.AuditCounts.AsNoTracking();
        counts = filter.ActorId is { } actor ? counts.Where(count => count.ActorId == actor) : counts;
        counts = filter.StreamKind is { } kind ? counts.Where(count => count.StreamKind == kind) : counts;
        counts = filter.Name is { } name ? counts.Where(count => count.Name == name) : counts;
        counts = filter.From is { } from ? counts.Where(count => count.Day >= from) : counts;
        return filter.To is { } to ? counts.Where(count => count.Day <= to) : counts;
    }

    private static IQueryable<AuditRow> RowsOf(ReadDbContext db, AuditFilter filter)
    {
        var rows = db.AuditLog.AsNoTracking();
        rows = filter.ActorId is { } actor ? rows.Where(row => row.ActorId == actor) : rows;
        rows = filter.StreamKind is { } kind ? rows.Where(row => row.StreamKind == kind) : rows;
        rows = filter.StreamId is { } stream ? rows.Where(row => row.StreamId == stream) : rows;
        rows = filter.Name is { } name ? rows.Where(row => row.Name == name) : rows;
        return filter.CorrelationId is { } correlation ? rows.Where(row => row.CorrelationId == correlation) : rows;
    }
}
