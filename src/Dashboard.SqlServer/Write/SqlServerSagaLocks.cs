using Dashboard.Domain.Storage;
using Dashboard.SqlServer.Read;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.SqlServer.Write;

/// <summary>Locks of sessions, as projections have them, under names that no projection has.</summary>
internal sealed class SqlServerSagaLocks(string write) : ISagaLocks
{
    public Task<ISessionLock?> TryTakeAsync(string saga, CancellationToken cancellationToken) =>
        new SqlServerProjectionLock(write, $"saga {saga}").TryTakeAsync(cancellationToken);
}
