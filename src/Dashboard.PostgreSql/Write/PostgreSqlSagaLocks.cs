using Dashboard.Domain.Storage;
using Dashboard.PostgreSql.Read;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.PostgreSql.Write;

/// <summary>Locks of sessions, as projections have them, under names that no projection has.</summary>
internal sealed class PostgreSqlSagaLocks(string write) : ISagaLocks
{
    public Task<ISessionLock?> TryTakeAsync(string saga, CancellationToken cancellationToken) =>
        new PostgreSqlProjectionLock(write, $"saga {saga}").TryTakeAsync(cancellationToken);
}
