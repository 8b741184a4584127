using Dashboard.ReadSide.Operations;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>Asks PostgreSQL's catalogues.</summary>
/// <param name="read">Connections to the read tables.</param>
/// <param name="write">Connections to the log.</param>
internal sealed class PostgreSqlConsole(NpgsqlDataSource read, NpgsqlDataSource write) : IConsoleDatabase
{
    private const string NotAllowed = "<insufficient privilege>";

    public async Task<IReadOnlyDictionary<string, (long Rows, long Bytes)>> SizesAsync(string schema, CancellationToken cancellationToken)
    {
        await using var command = read.CreateCommand(PostgreSqlStatements.TableSizes);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
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
        await using var command = write.CreateCommand(PostgreSqlStatements.LowMarkHolder);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OpenMark(await reader.GetFieldValueAsync<ulong>(0, cancellationToken), reader.GetInt64(1), await HolderOfAsync(reader, cancellationToken));
    }

    private static async Task<OpenTransaction?> HolderOfAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (await reader.IsDBNullAsync(2, cancellationToken))
        {
            return null;
        }

        var query = await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetString(5);
        return new OpenTransaction(
            reader.GetInt32(2),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3),
            await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetTimeSpan(4),
            query == NotAllowed ? "(the dashboard's database user may not see other users' queries: grant it pg_read_all_stats)" : query);
    }
}
