using Dashboard.SqlServer.Read;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.SqlServer.Write;

/// <summary>Locks of sessions, as projections have them, under names that no projection has.</summary>
internal sealed class SqlServerSagaLocks(string write) : ISagaLocks
{
    public async Task<ISagaLock?> TryTakeAsync(string saga, CancellationToken cancellationToken) =>
        await new SqlServerProjectionLock(write, $"saga {saga}").TryTakeAsync(cancellationToken) is { } taken ? new Held(taken) : null;

    private sealed class Held(IProjectionLock session) : ISagaLock
    {
        public CancellationToken Lost => session.Lost;

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
