using System.Data;
using System.Globalization;
using Dashboard.ReadSide.Storage;
using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer.Read;

/// <summary>An application lock of one session. The session has no other work: it only waits, so that its end is noticed at once.</summary>
internal sealed class SqlServerProjectionLock : IProjectionLock
{
    private readonly SqlConnection _connection;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _given = new();
    private readonly Task _watch;

    private SqlServerProjectionLock(SqlConnection connection)
    {
        _connection = connection;
        Lost = _lost.Token;
        _watch = WatchAsync();
    }

    public CancellationToken Lost { get; }

    public static async Task<IProjectionLock?> TryTakeAsync(string connectionString, string projection, CancellationToken cancellationToken)
    {
        // Not from the pool: the lock must end with the connection, and a pool would keep it open.
        var settings = new SqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = $"Dashboard {projection}" };
        var connection = new SqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new SqlCommand(SqlServerStatements.TryLock, connection);
            command.Parameters.Add("@projection", SqlDbType.NVarChar, 255).Value = $"dashboard projection {projection}";
            if (Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) >= 0)
            {
                return new SqlServerProjectionLock(connection);
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
                await using var command = new SqlCommand(SqlServerStatements.WaitAMinute, _connection) { CommandTimeout = 0 };
                await command.ExecuteNonQueryAsync(_given.Token);
            }
        }
        catch (Exception) when (_given.IsCancellationRequested)
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
