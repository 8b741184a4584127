using Dashboard.Domain.Storage;

namespace Dashboard.WriteSide.Sagas;

/// <summary>The right to run a kind of sagas, which one node has at a time.</summary>
public interface ISagaLocks
{
    /// <summary>Takes the right; held by a session of the database, so that it ends with the node.</summary>
    /// <returns>The right, or nothing while another node has it.</returns>
    Task<ISessionLock?> TryTakeAsync(string saga, CancellationToken cancellationToken);
}
