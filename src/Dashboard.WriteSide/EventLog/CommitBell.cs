namespace Dashboard.WriteSide.EventLog;

/// <summary>Rings for everybody who waits when a command of this process has left events. What others wrote is found by looking.</summary>
public sealed class CommitBell
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next ring. Taken before one looks, so that no ring is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Rings.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
