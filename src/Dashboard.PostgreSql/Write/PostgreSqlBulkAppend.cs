using System.Data.Common;
using Dashboard.WriteSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Write;

/// <summary>Bulk writes by binary <c>COPY</c>. The columns of the log that make its order are left out, so that the database fills them in, row by row.</summary>
internal sealed class PostgreSqlBulkAppend(NpgsqlDataSource write) : IBulkAppend
{
    public async Task<IReadOnlyList<long>> TakeOrderNumbersAsync(int blocks, CancellationToken cancellationToken)
    {
        await using var command = write.CreateCommand(PostgreSqlStatements.NextOrderNumberBlocks);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blocks });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var taken = new List<long>(blocks);
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(reader.GetInt64(0));
        }

        return taken;
    }

    public async Task AppendAsync(AppendBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await write.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var rows in batch.Replaced)
        {
            await TakeAwayAsync(connection, rows, cancellationToken);
        }

        await AppendAsync(batch.Added, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task AppendAsync(IReadOnlyList<AddedRows> added, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var rows in added)
        {
            await CopyAsync((NpgsqlConnection)transaction.Connection!, rows, cancellationToken);
        }
    }

    private static async Task TakeAwayAsync(NpgsqlConnection connection, ReplacedRows rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PostgreSqlStatements.DeleteVersions(rows.Table.Schema, rows.Table.Name), connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Ids] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. rows.Versions] });
        if (await command.ExecuteNonQueryAsync(cancellationToken) != rows.Ids.Count)
        {
            throw new BulkConflictException(rows.Table.Name);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, AddedRows rows, CancellationToken cancellationToken)
    {
        var columns = rows.Table.Columns.Select(column => column.Name);
        await using var stream = await connection.BeginRawBinaryCopyAsync(PostgreSqlStatements.Copy(rows.Table.Schema, rows.Table.Name, columns), cancellationToken);
        using var copy = new CopyWriter(stream);
        copy.Begin();
        foreach (var row in rows.Rows)
        {
            copy.BeginRow(row.Length);
            foreach (var value in row)
            {
                copy.WriteAny(value);
            }

            await copy.EndRowAsync(cancellationToken);
        }

        await copy.EndAsync(cancellationToken);
    }
}
