namespace Dashboard.Domain.Storage;

/// <summary>A right that one node has at a time, held by a session of the database, so that it ends with the node; disposing it gives it back.</summary>
public interface ISessionLock : IAsyncDisposable
{
    /// <summary>Cancelled when the session that holds the right was lost.</summary>
    CancellationToken Lost { get; }
}
