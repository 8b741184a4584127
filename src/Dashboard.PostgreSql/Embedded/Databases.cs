using Npgsql;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>The connections to the server, and the role and the database that the application works with.</summary>
internal static class Databases
{
    /// <summary>The application's database, and the role that owns it: no superuser, but it may make databases and look at everybody's sessions.</summary>
    public const string Application = "dashboard";

    public const string Superuser = "postgres";

    private const string Maintenance = "postgres";

    public static string ConnectionString(string socketDirectory, string database, string role) => Builder(socketDirectory, database, role).ConnectionString;

    /// <summary>Makes what is missing of the role and the database.</summary>
    /// <returns>False when the server does not take connections (yet, or any more).</returns>
    public static async Task<bool> TryPrepareAsync(string socketDirectory, CancellationToken cancellationToken)
    {
        var settings = Builder(socketDirectory, Maintenance, Superuser);
        settings.Pooling = false;
        settings.Timeout = 5;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
        {
            return false;
        }

        if (!await ExistsAsync($"FROM pg_roles WHERE rolname = '{Application}'"))
        {
            await ExecuteAsync($"CREATE ROLE {Application} LOGIN CREATEDB IN ROLE pg_monitor, pg_signal_backend");
        }

        if (!await ExistsAsync($"FROM pg_database WHERE datname = '{Application}'"))
        {
            await ExecuteAsync($"CREATE DATABASE {Application} OWNER {Application}");
        }

        return true;

        async Task<bool> ExistsAsync(string rows)
        {
            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT {rows})", connection);
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }

        async Task ExecuteAsync(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static NpgsqlConnectionStringBuilder Builder(string socketDirectory, string database, string role) => new()
    {
        Host = socketDirectory,
        Port = SocketDirectory.Port,
        Database = database,
        Username = role,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };
}
