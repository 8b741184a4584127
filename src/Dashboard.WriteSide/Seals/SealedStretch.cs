using Dashboard.Domain.Log;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Seals;

/// <summary>Rows of the log between two positions.</summary>
internal static class SealedStretch
{
    /// <summary>The rows after one position up to another, in log order. The first condition alone is the range of an index.</summary>
    public static IQueryable<LogRow> Between(this WriteDbContext db, LogPosition after, LogPosition until) => db.Events.AsNoTracking()
        .Where(row => row.Transaction >= after.Transaction && (row.Transaction > after.Transaction || row.Sequence > after.Sequence))
        .Where(row => row.Transaction <= until.Transaction && (row.Transaction < until.Transaction || row.Sequence <= until.Sequence))
        .OrderBy(row => row.Transaction)
        .ThenBy(row => row.Sequence);
}
