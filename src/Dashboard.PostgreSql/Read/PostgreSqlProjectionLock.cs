using Dashboard.ReadSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>An advisory lock of one session. The session has no other work: it only waits, so that its end is noticed at once.</summary>
internal sealed class PostgreSqlProjectionLock : IProjectionLock
{
    /// <summary>A network that breaks without a word is noticed this soon.</summary>
    private const int SecondsBetweenSignsOfLife = 5;

    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _given = new();
    private readonly Task _watch;

    private PostgreSqlProjectionLock(NpgsqlConnection connection)
    {
        _connection = connection;
        Lost = _lost.Token;
        _watch = WatchAsync();
    }

    public CancellationToken Lost { get; }

    public static async Task<IProjectionLock?> TryTakeAsync(string connectionString, string projection, CancellationToken cancellationToken)
    {
        // Not from the pool: the lock must end with the connection, and a pool would keep it open.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = $"Dashboard {projection}" };
        settings.KeepAlive = settings.KeepAlive == 0 ? SecondsBetweenSignsOfLife : settings.KeepAlive;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(PostgreSqlStatements.TryLock, connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return new PostgreSqlProjectionLock(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _given.CancelAsync();
        await _watch;
        await _connection.DisposeAsync();
        _lost.Dispose();
        _given.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (!_given.IsCancellationRequested)
            {
                await _connection.WaitAsync(_given.Token);
            }
        }
        catch (OperationCanceledException) when (_given.IsCancellationRequested)
        {
            return;
        }
        catch (Exception)
        {
            // Whatever ended the session, the lock is gone with it.
            await _lost.CancelAsync();
        }
    }
}
