using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using Dashboard.ReadSide.Operations;
using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer.Read;

/// <summary>Asks SQL Server's catalogues and dynamic management views.</summary>
/// <param name="read">Connection string of the read tables.</param>
/// <param name="write">Connection string of the log.</param>
internal sealed class SqlServerConsole(string read, string write) : IConsoleDatabase
{
    public async Task<IReadOnlyDictionary<string, (long Rows, long Bytes)>> SizesAsync(string schema, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(read);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.TableSizes, connection);
        command.Parameters.Add("@schema", SqlDbType.NVarChar, 128).Value = schema;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sizes = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            sizes[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2));
        }

        return sizes;
    }

    public async Task<OpenMark> OpenMarkAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        var mark = await BytesAsync(connection, SqlServerStatements.OpenMark, cancellationToken);
        var newest = await BytesAsync(connection, SqlServerStatements.NewestVersion, cancellationToken);
        await using var count = new SqlCommand(SqlServerStatements.EventsBehind, connection);
        count.Parameters.Add("@mark", SqlDbType.Binary, sizeof(ulong)).Value = mark;
        var behind = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        var (at, last) = (BinaryPrimitives.ReadUInt64BigEndian(mark), BinaryPrimitives.ReadUInt64BigEndian(newest));
        return new OpenMark(at, behind, at <= last ? await OldestWriterAsync(connection, cancellationToken) : null);
    }

    private static async Task<byte[]> BytesAsync(SqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand(statement, connection);
        return (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<OpenTransaction?> OldestWriterAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new SqlCommand(SqlServerStatements.OldestWriter, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken)
                ? new OpenTransaction(
                    Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture),
                    await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
                    TimeSpan.FromMilliseconds(reader.GetInt64(2)),
                    await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3))
                : null;
        }
        catch (SqlException fault) when (SqlServerFaults.IsNotAllowed(fault))
        {
            return new OpenTransaction(0, "(unknown)", Age: null, "(the dashboard's database user may not see other sessions: grant it VIEW SERVER STATE)");
        }
    }
}
