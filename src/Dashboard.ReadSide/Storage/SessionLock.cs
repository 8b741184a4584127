using System.Data.Common;
using Dashboard.Domain.Storage;

namespace Dashboard.ReadSide.Storage;

/// <summary>
/// The right to run a projection as a lock of one database session. The session has no other work: it only waits, so that
/// its end is noticed at once.
/// </summary>
public abstract class SessionLock<TConnection> : ISessionLock
    where TConnection : DbConnection
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _given = new();
    private Task _watch = Task.CompletedTask;

    /// <summary>A lock that is not taken yet.</summary>
    /// <param name="connection">Not opened yet, and not of a pool: the lock must end with the connection, and a pool would keep it open.</param>
    protected SessionLock(TConnection connection)
    {
        Connection = connection;
        Lost = _lost.Token;
    }

    /// <inheritdoc/>
    public CancellationToken Lost { get; }

    /// <summary>The session.</summary>
    protected TConnection Connection { get; }

    /// <summary>Opens the session and takes the lock.</summary>
    /// <returns>This, or nothing while another session has the lock; then, as after a fault, it is disposed.</returns>
    public async Task<ISessionLock?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var isTaken = false;
        try
        {
            await Connection.OpenAsync(cancellationToken);
            isTaken = await TryLockAsync(cancellationToken);
        }
        finally
        {
            if (!isTaken)
            {
                await DisposeAsync();
            }
        }

        _watch = isTaken ? WatchAsync() : Task.CompletedTask;
        return isTaken ? this : null;
    }

    /// <summary>Gives the lock back.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _given.CancelAsync();
        await _watch;
        await Connection.DisposeAsync();
        _lost.Dispose();
        _given.Dispose();
    }

    /// <summary>Asks for the lock, without waiting for it.</summary>
    /// <returns>Whether the session has it now.</returns>
    protected abstract Task<bool> TryLockAsync(CancellationToken cancellationToken);

    /// <summary>Uses the session for some time without doing anything; ends at once, with a fault, when the session does.</summary>
    protected abstract Task WaitAsync(CancellationToken cancellationToken);

    private async Task WatchAsync()
    {
        try
        {
            while (!_given.IsCancellationRequested)
            {
                await WaitAsync(_given.Token);
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
