using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>The statements that load and save the rows of one read table, many at a time.</summary>
internal sealed class PostgreSqlTable
{
    private readonly string _load;
    private readonly string _save;
    private readonly string _delete;
    private readonly string _copy;
    private readonly CopyColumn[] _copied;

    public PostgreSqlTable(TableMap map, string schema)
    {
        Map = map;
        var columns = map.Columns.Select(column => column.Name).ToList();
        _load = PostgreSqlStatements.LoadRows(schema, map.Name, columns, map.Key.Name);
        _save = PostgreSqlStatements.SaveRows(schema, map.Name, columns, map.Key.Name);
        _delete = PostgreSqlStatements.DeleteRows(schema, map.Name, map.Key.Name);
        _copy = PostgreSqlStatements.CopyRows(schema, map.Name, columns);
        _copied = [.. map.Columns.Select(CopyColumn.Of)];
    }

    public TableMap Map { get; }

    /// <summary>Loads the rows of some keys.</summary>
    public NpgsqlBatchCommand Load(Array keys) => new(_load) { Parameters = { new() { Value = Map.Key.Stored(keys), DataTypeName = $"{Map.Key.StoreType}[]" } } };

    /// <summary>Saves what a batch changed in this table.</summary>
    public IEnumerable<NpgsqlBatchCommand> Save(TableChanges changes)
    {
        if (changes.Deleted.Count > 0)
        {
            yield return new NpgsqlBatchCommand(_delete) { Parameters = { ValuesOf(Map.Key, changes.Deleted) } };
        }

        // One statement for both: whether a row was there before makes no difference to what is there afterwards.
        var rows = changes.Inserted.Count == 0 ? changes.Updated : [.. changes.Inserted, .. changes.Updated];
        if (rows.Count > 0)
        {
            var save = new NpgsqlBatchCommand(_save);
            foreach (var column in Map.Columns)
            {
                save.Parameters.Add(ValuesOf(column, rows));
            }

            yield return save;
        }
    }

    /// <summary>Copies new rows into the table.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, List<object> rows, CancellationToken cancellationToken)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(_copy, cancellationToken);
        using var copy = new CopyWriter(stream);
        copy.Begin();
        foreach (var row in rows)
        {
            copy.BeginRow(_copied.Length);
            foreach (var column in _copied)
            {
                column.Write(copy, row);
            }

            await copy.EndRowAsync(cancellationToken);
        }

        await copy.EndAsync(cancellationToken);
    }

    private static NpgsqlParameter ValuesOf(ColumnMap column, List<object> rows) =>
        new() { Value = column.Values(rows), DataTypeName = $"{column.StoreType}[]" };
}
