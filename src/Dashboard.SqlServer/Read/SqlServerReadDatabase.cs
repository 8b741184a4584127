using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Storage;

namespace Dashboard.SqlServer.Read;

/// <summary>Locks and faults of SQL Server, which has no cheap way to call other nodes: they look by themselves.</summary>
/// <param name="read">Connection string of the read tables.</param>
internal sealed class SqlServerReadDatabase(string read) : IReadDatabase
{
    public bool IsTransient(Exception exception) => SqlServerFaults.IsTransient(exception);

    public void ForgetConnections()
    {
        // The driver does so itself when a connection is lost.
    }

    public bool IsDataFault(Exception exception) => SqlServerFaults.IsDataFault(exception);

    public bool IsUniqueViolation(Exception exception) => SqlServerFaults.IsUniqueViolation(exception, constraint: null);

    public Task<ISessionLock?> TryLockAsync(string projection, CancellationToken cancellationToken) =>
        new SqlServerProjectionLock(read, projection).TryTakeAsync(cancellationToken);

    public Task NotifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(Action notified, CancellationToken cancellationToken) => Task.CompletedTask;
}
