using Dashboard.ReadSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>An advisory lock of one session.</summary>
internal sealed class PostgreSqlProjectionLock(string connectionString, string projection)
    : SessionLock<NpgsqlConnection>(WaitingConnection.Of(connectionString, $"Dashboard {projection}"))
{
    protected override async Task<bool> TryLockAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PostgreSqlStatements.TryLock, Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    protected override Task WaitAsync(CancellationToken cancellationToken) => Connection.WaitAsync(cancellationToken);
}
