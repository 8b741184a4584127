using System.Collections.Concurrent;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.People;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.WriteSide.Storage;

/// <summary>Writes the aggregates that a command made by the thousand, and their events, in the command's transaction: by bulk copy, past the change tracker.</summary>
internal sealed class BulkSave(IBulkAppend append)
{
    private readonly ConcurrentDictionary<Type, BulkTable> _tables = [];

    /// <summary>Writes new aggregates, the keys of new people, and the rows of the log.</summary>
    public Task AppendAsync(
        WriteDbContext db, IDbContextTransaction transaction, IEnumerable<Aggregate> made, IReadOnlyList<PersonKey> keys, IEnumerable<LogRow> events, CancellationToken cancellationToken)
    {
        var added = made.GroupBy(aggregate => aggregate.GetType()).Select(rows => RowsOf(db, rows.Key, rows))
            .Append(RowsOf(db, typeof(PersonKeyRow), keys.Select(PersonKeyRow.Of)))
            .Append(RowsOf(db, typeof(LogRow), events));
        return append.AppendAsync([.. added], transaction.GetDbTransaction(), cancellationToken);
    }

    private AddedRows RowsOf(WriteDbContext db, Type entity, IEnumerable<object> rows)
    {
        var table = _tables.GetOrAdd(entity, type => BulkTable.Of(db, type));
        return new AddedRows(table, [.. rows.Select(table.RowOf)]);
    }
}
