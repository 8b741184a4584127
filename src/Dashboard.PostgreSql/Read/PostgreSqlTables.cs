using System.Collections.Concurrent;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// Read tables with one statement a table: rows come and go as arrays of their columns. A batch is one round trip to
/// load and one to save, which is also its transaction.
/// </summary>
internal sealed class PostgreSqlTables(
    NpgsqlDataSource source, IDbContextFactory<ReadDbContext> contexts, IReadDatabase database) : IRowTables
{
    private readonly ConcurrentDictionary<Type, PostgreSqlTable> _tables = [];
    private readonly EfTables _rowByRow = new(contexts, database);

    public Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(
        RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull =>
        _rowByRow.LoadAsync(table, keys, cancellationToken);

    public async Task LoadAsync(IReadOnlyCollection<RowSet> sets, CancellationToken cancellationToken)
    {
        await using var batch = source.CreateBatch();
        var wanting = new List<(RowSet Set, PostgreSqlTable Table)>();
        foreach (var set in sets)
        {
            if (set.Missing() is { } keys)
            {
                var table = TableOf(set.RowType);
                batch.BatchCommands.Add(table.Load(keys));
                wanting.Add((set, table));
            }
        }

        if (wanting.Count == 0)
        {
            return;
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (set, table) in wanting)
        {
            var rows = new List<object>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(table.Map.Read(reader));
            }

            set.Take(rows);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    public async Task SaveAsync(
        RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        if (parked.Count > 0 || from is null)
        {
            // Rare, and wordy: EF Core knows how.
            await _rowByRow.SaveAsync(changes, parked, from, to, cancellationToken);
            return;
        }

        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(PostgreSqlCheckpoint.Move(from, to));
        foreach (var (type, rows) in changes.Tables)
        {
            foreach (var command in TableOf(type).Save(rows))
            {
                batch.BatchCommands.Add(command);
            }
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (PostgreSqlCheckpoint.HasMoved(e))
        {
            throw new CheckpointMovedException(to.Name, e);
        }
    }

    private PostgreSqlTable TableOf(Type row) => _tables.GetOrAdd(row, type =>
    {
        using var db = contexts.CreateDbContext();
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not a row of the read tables.");
        return new PostgreSqlTable(new TableMap(entity), ReadDbContext.Schema);
    });
}
