using Dashboard.Domain.Storage;

namespace Dashboard.ReadSide.Storage;

/// <summary>What the read side must ask of its database engine beyond what EF Core knows.</summary>
public interface IReadDatabase
{
    /// <summary>Whether the fault passes by itself: a lost connection, a deadlock, a server that starts.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Keeps no idle connection: after one was lost the others are likely to be lost too, and each would cost a try.</summary>
    void ForgetConnections();

    /// <summary>Whether a value did not fit its column or broke a rule of its table: the data is at fault, not the database.</summary>
    bool IsDataFault(Exception exception);

    /// <summary>Whether a save failed because a key was taken.</summary>
    bool IsUniqueViolation(Exception exception);

    /// <summary>Takes the right to run a projection; held by a session of the database, so that it ends with the node.</summary>
    /// <returns>The right, or nothing while another node has it.</returns>
    Task<ISessionLock?> TryLockAsync(string projection, CancellationToken cancellationToken);

    /// <summary>Tells other nodes that the log has grown. Does nothing on an engine that cannot.</summary>
    Task NotifyAsync(CancellationToken cancellationToken);

    /// <summary>Calls back when another node tells that the log has grown, until it is cancelled or the connection is lost. Ends at once on an engine that cannot.</summary>
    Task ListenAsync(Action notified, CancellationToken cancellationToken);
}
