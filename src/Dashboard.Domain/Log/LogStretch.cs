namespace Dashboard.Domain.Log;

/// <summary>
/// Some events of the log, one after the other, as they were received. They are deserialised when they are asked for: that
/// may be elsewhere, while the next ones are received.
/// </summary>
/// <param name="count">How many there are.</param>
/// <param name="last">Position of the last one; the beginning of the log when there is none.</param>
/// <param name="read">Deserialises them; called once at most.</param>
public sealed class LogStretch(int count, LogPosition last, Func<IReadOnlyList<LoggedEvent>> read)
{
    private readonly Lazy<IReadOnlyList<LoggedEvent>> _events = new(read);

    /// <summary>Events that are deserialised already.</summary>
    public LogStretch(IReadOnlyList<LoggedEvent> events)
        : this(events.Count, events.Count > 0 ? events[^1].Position : LogPosition.Start, () => events)
    {
    }

    /// <summary>How many events there are.</summary>
    public int Count => count;

    /// <summary>Position of the last event; the beginning of the log when there is none.</summary>
    public LogPosition Last => last;

    /// <summary>The events, in log order.</summary>
    public IReadOnlyList<LoggedEvent> Events => _events.Value;
}
