namespace Dashboard.WriteSide.Sagas;

/// <summary>The right to run a kind of sagas, which one node has at a time.</summary>
public interface ISagaLocks
{
    /// <summary>Takes the right; held by a session of the database, so that it ends with the node.</summary>
    /// <returns>The right, or nothing while another node has it.</returns>
    Task<ISagaLock?> TryTakeAsync(string saga, CancellationToken cancellationToken);
}

/// <summary>The right to run a kind of sagas; disposing it gives it back.</summary>
public interface ISagaLock : IAsyncDisposable
{
    /// <summary>Cancelled when the session that holds the right was lost.</summary>
    CancellationToken Lost { get; }
}
