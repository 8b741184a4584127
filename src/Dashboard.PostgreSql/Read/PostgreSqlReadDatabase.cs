using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>Locks, notifications and faults of PostgreSQL.</summary>
/// <param name="read">Connection string of the read tables; the right to run a projection is held there.</param>
/// <param name="write">Connection string of the database of the log; nodes hear of new events there.</param>
/// <param name="tables">Connections to the read tables.</param>
/// <param name="log">Connections to the database of the log; nodes tell each other of new events there.</param>
internal sealed class PostgreSqlReadDatabase(string read, string write, NpgsqlDataSource tables, NpgsqlDataSource log) : IReadDatabase
{
    /// <summary>Tells this process's own notifications from those of others.</summary>
    private readonly string _self = Guid.NewGuid().ToString("N");

    public bool IsTransient(Exception exception) => PostgreSqlFaults.IsTransient(exception);

    public void ForgetConnections()
    {
        tables.Clear();
        log.Clear();
    }

    public bool IsDataFault(Exception exception) => PostgreSqlFaults.IsDataFault(exception);

    public bool IsUniqueViolation(Exception exception) => PostgreSqlFaults.IsUniqueViolation(exception, constraint: null);

    public Task<ISessionLock?> TryLockAsync(string projection, CancellationToken cancellationToken) =>
        new PostgreSqlProjectionLock(read, projection).TryTakeAsync(cancellationToken);

    public async Task NotifyAsync(CancellationToken cancellationToken)
    {
        await using var command = log.CreateCommand(PostgreSqlStatements.Notify);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _self });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ListenAsync(Action notified, CancellationToken cancellationToken)
    {
        await using var connection = WaitingConnection.Of(write, "Dashboard listener");
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, told) =>
        {
            if (told.Payload != _self)
            {
                notified();
            }
        };
        await using (var listen = new NpgsqlCommand(PostgreSqlStatements.Listen, connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
