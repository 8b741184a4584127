namespace Dashboard.Domain.Log;

/// <summary>Tells readers that the log has grown. A signal may be missing or needless: readers also look by themselves.</summary>
public interface IEventLogSignal
{
    /// <summary>Says that events up to a position were committed, here or on another node.</summary>
    /// <param name="committed">The newest position known, or nothing when another node's writer did not say.</param>
    void Raise(LogPosition? committed);

    /// <summary>The newest position that a writer of this process has committed.</summary>
    LogPosition Newest { get; }

    /// <summary>Waits until <see cref="Raise"/> is called after the last wait ended, or the time is over.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
