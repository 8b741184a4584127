using System.Collections.Concurrent;
using System.Data;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.SqlServer.Read;

/// <summary>Read tables through EF Core; many new rows are copied, in the same transaction.</summary>
internal sealed class SqlServerTables(IDbContextFactory<ReadDbContext> contexts, IReadDatabase database) : IRowTables
{
    /// <summary>From this many new rows of a table on, copying is worth its own transaction.</summary>
    private const int ManyRows = 500;

    private readonly ConcurrentDictionary<IEntityType, TableMap> _maps = [];
    private readonly EfTables _rowByRow = new(contexts, database);

    public Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(
        RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull =>
        _rowByRow.LoadAsync(table, keys, cancellationToken);

    public async Task SaveAsync(
        RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        var copied = changes.Tables.Where(table => table.Value.Inserted.Count >= ManyRows).ToList();
        if (copied.Count == 0)
        {
            await _rowByRow.SaveAsync(changes, parked, from, to, cancellationToken);
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The checkpoint comes first: whoever lost the race writes nothing.
        await _rowByRow.SaveAsync(db, changes.Without(rows => rows.Inserted.Count >= ManyRows), parked, from, to, cancellationToken);
        foreach (var (type, rows) in copied)
        {
            await CopyAsync((SqlTransaction)transaction.GetDbTransaction(), db.Model.FindEntityType(type)!, rows.Inserted, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task CopyAsync(SqlTransaction transaction, IEntityType type, List<object> rows, CancellationToken cancellationToken)
    {
        var map = _maps.GetOrAdd(type, entity => new TableMap(entity));
        using var table = new DataTable();
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = $"[{type.GetSchema()}].[{map.Name}]",
            BulkCopyTimeout = 0,
        };
        foreach (var column in map.Columns)
        {
            table.Columns.Add(column.Name, column.DriverType == typeof(DateOnly) ? typeof(DateTime) : column.DriverType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. map.Columns.Select(column => Cell(column.Value(row)))]);
        }

        await copy.WriteToServerAsync(table, cancellationToken);
    }

    /// <summary>A value as a bulk copy takes it; it knows no type for a day alone.</summary>
    private static object Cell(object? value) => value switch
    {
        null => DBNull.Value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };
}
