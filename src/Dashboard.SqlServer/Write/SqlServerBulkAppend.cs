using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dashboard.WriteSide.Storage;
using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer.Write;

/// <summary>
/// Bulk writes by <see cref="SqlBulkCopy"/>. The columns of the log that make its order are left out, so that the database fills
/// them in; a bulk insert numbers its rows in the order in which they come.
/// </summary>
internal sealed class SqlServerBulkAppend(string write) : IBulkAppend
{
    public async Task<IReadOnlyList<long>> TakeOrderNumbersAsync(int blocks, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.NextOrderNumberBlocks, connection);
        command.Parameters.Add("@blocks", SqlDbType.BigInt).Value = (long)blocks;
        var first = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return [.. Enumerable.Range(0, blocks).Select(block => first + ((long)block * OrderNumbers.BlockSize))];
    }

    public async Task AppendAsync(AppendBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
        foreach (var rows in batch.Replaced)
        {
            await TakeAwayAsync(transaction, rows, cancellationToken);
        }

        await AppendAsync(batch.Added, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task AppendAsync(IReadOnlyList<AddedRows> added, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var rows in added)
        {
            await CopyAsync((SqlTransaction)transaction, rows, cancellationToken);
        }
    }

    private static async Task TakeAwayAsync(SqlTransaction transaction, ReplacedRows rows, CancellationToken cancellationToken)
    {
        var old = rows.Ids.Zip(rows.Versions, (id, version) => new { id, version });
        await using var command = new SqlCommand(SqlServerStatements.DeleteVersions(rows.Table.Schema, rows.Table.Name), transaction.Connection, transaction);
        command.Parameters.Add("@rows", SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(old);
        if (await command.ExecuteNonQueryAsync(cancellationToken) != rows.Ids.Count)
        {
            throw new BulkConflictException(rows.Table.Name);
        }
    }

    private static async Task CopyAsync(SqlTransaction transaction, AddedRows rows, CancellationToken cancellationToken)
    {
        using var table = new DataTable();
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = $"[{rows.Table.Schema}].[{rows.Table.Name}]",
            BulkCopyTimeout = 0,
        };
        foreach (var column in rows.Table.Columns)
        {
            table.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows.Rows)
        {
            table.Rows.Add([.. row.Select(value => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value)]);
        }

        await copy.WriteToServerAsync(table, cancellationToken);
    }
}
