using System.Data.Common;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Compares a twin with the tables that are served, both at the same place in the log. The live runner is held for a
/// moment, while the twin takes the last few events and a snapshot begins; then it goes on, and the snapshot is read.
/// </summary>
internal sealed class TableComparison(TwinTables twin, TableSwap swap, IRebuildStatements statements)
{
    /// <summary>Rows of each kind and table that are shown.</summary>
    private const int SamplesOfAKind = 5;

    private const int Equal = 0;
    private const int OnlyRebuilt = 1;
    private const int OnlyServed = 2;
    private const int Different = 3;

    /// <summary>Compares.</summary>
    /// <param name="projection">Whose tables.</param>
    /// <param name="foldUntil">Brings the twin to a place in the log, and says where it stands then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found; nothing when the two could not be brought to the same place.</returns>
    public async Task<Comparison?> TryCompareAsync(
        Projection projection, Func<LogPosition, Task<LogPosition>> foldUntil, CancellationToken cancellationToken)
    {
        await using var snapshot = twin.CreateDbContext();
        snapshot.Database.SetCommandTimeout(0);
        if (statements.AllowSnapshot is { } allow)
        {
            await snapshot.Database.ExecuteSqlRawAsync(allow, cancellationToken);
        }

        await using var transaction = await snapshot.Database.BeginTransactionAsync(statements.Snapshot, cancellationToken);
        return await HoldTogetherAsync(projection, snapshot, foldUntil, cancellationToken)
            ? await CompareAsync(projection, snapshot, cancellationToken)
            : null;
    }

    private async Task<bool> HoldTogetherAsync(
        Projection projection, ReadDbContext snapshot, Func<LogPosition, Task<LogPosition>> foldUntil, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = twin.CreateDbContext();
            await using var hold = await db.Database.BeginTransactionAsync(cancellationToken);
            var live = (await swap.HoldAsync(db, projection.Name, cancellationToken))?.Position ?? LogPosition.Start;
            if (await foldUntil(live) != live)
            {
                return false;
            }

            // The first look is where the snapshot begins.
            return await snapshot.Checkpoints.AnyAsync(row => row.Name == projection.Name, cancellationToken) || live == LogPosition.Start;
        }
        catch (Exception fault) when (statements.IsLockTimeout(fault))
        {
            return false;
        }
    }

    private async Task<Comparison> CompareAsync(Projection projection, ReadDbContext db, CancellationToken cancellationToken)
    {
        var counts = new long[Different + 1];
        var samples = new List<RowDifference>();
        foreach (var table in projection.Tables.Select(table => TableOf(db, table)))
        {
            foreach (var (kind, count) in await CountAsync(db, table, cancellationToken))
            {
                counts[kind] += count;
                if (kind != Equal)
                {
                    samples.AddRange(await SampleAsync(db, table, kind, cancellationToken));
                }
            }
        }

        return new Comparison
        {
            Added = counts[OnlyRebuilt], Removed = counts[OnlyServed], Changed = counts[Different], Same = counts[Equal], Samples = samples,
        };
    }

    private static ComparedTable TableOf(ReadDbContext db, RowTable table)
    {
        var entity = TwinTables.EntityOf(db, table);
        var key = entity.FindPrimaryKey()!.Properties[0];
        var columns = entity.GetProperties()
            .Where(property => property != key)
            .Select(property => new ComparedColumn(property.GetColumnName(), property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string)));
        return new ComparedTable(table.Name, entity.GetTableName()!, key.GetColumnName(), [.. columns]);
    }

    private async Task<List<(int Kind, long Count)>> CountAsync(ReadDbContext db, ComparedTable table, CancellationToken cancellationToken)
    {
        var counts = new List<(int, long)>();
        await using var command = CommandOn(db, statements.CountDifferences(table));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        return counts;
    }

    private async Task<List<RowDifference>> SampleAsync(ReadDbContext db, ComparedTable table, int kind, CancellationToken cancellationToken)
    {
        var rows = new List<RowDifference>();
        await using var command = CommandOn(db, statements.SampleDifferences(table, kind, SamplesOfAKind));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = table.Columns
                .Select((column, number) => new ValueDifference(column.Name, TextAt(reader, (number * 2) + 1), TextAt(reader, (number * 2) + 2)))
                .Where(value => kind != Different || value.Served != value.Rebuilt);
            rows.Add(new RowDifference(table.Row, TextAt(reader, 0) ?? "", [.. values]));
        }

        return rows;
    }

    private static string? TextAt(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static DbCommand CommandOn(ReadDbContext db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
