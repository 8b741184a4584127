using System.Collections.Concurrent;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// Read tables with one statement a table: rows come and go as arrays of their columns. A batch is one round trip to
/// load and one to save, which is also its transaction. Many new rows are copied.
/// </summary>
/// <param name="source">Connections to the read tables.</param>
/// <param name="contexts">Contexts over the same tables, for what is rare.</param>
/// <param name="schema">Where the tables stand.</param>
/// <param name="database">Tells faults apart.</param>
internal sealed class PostgreSqlTables(
    NpgsqlDataSource source, IDbContextFactory<ReadDbContext> contexts, string schema, IReadDatabase database) : IRowTables
{
    /// <summary>From this many new rows of a table on, copying is worth its own transaction.</summary>
    private const int ManyRows = 500;

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

        try
        {
            if (changes.Tables.Values.Any(rows => rows.Inserted.Count >= ManyRows))
            {
                await CopyAsync(changes, from, to, cancellationToken);
            }
            else
            {
                await using var batch = source.CreateBatch();
                Fill(batch, changes, from, to);
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (PostgresException e) when (PostgreSqlCheckpoint.HasMoved(e))
        {
            throw new CheckpointMovedException(to.Name, e);
        }
    }

    private void Fill(NpgsqlBatch batch, RowChanges changes, Checkpoint from, Checkpoint to)
    {
        batch.BatchCommands.Add(PostgreSqlCheckpoint.Move(from, to));
        foreach (var (type, rows) in changes.Tables)
        {
            foreach (var command in TableOf(type).Save(rows))
            {
                batch.BatchCommands.Add(command);
            }
        }
    }

    private async Task CopyAsync(RowChanges changes, Checkpoint from, Checkpoint to, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            Fill(batch, changes.Without(rows => rows.Inserted.Count >= ManyRows), from, to);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var (type, rows) in changes.Tables)
        {
            if (rows.Inserted.Count >= ManyRows)
            {
                await TableOf(type).CopyAsync(connection, rows.Inserted, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private PostgreSqlTable TableOf(Type row) => _tables.GetOrAdd(row, type =>
    {
        using var db = contexts.CreateDbContext();
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not a row of the read tables.");
        return new PostgreSqlTable(new TableMap(entity), schema);
    });
}
