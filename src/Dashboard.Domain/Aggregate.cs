namespace Dashboard.Domain;

/// <summary>
/// The unit that decides: its methods check the rules and raise events, and nothing else changes its state.
/// The row in the write tables is a snapshot at <see cref="Version"/>; the log holds the history, and
/// replaying the history gives the row again.
/// </summary>
public abstract class Aggregate
{
    private readonly List<IEvent> _pending = [];

    /// <summary>Identity of the aggregate and of its stream in the log.</summary>
    public Guid Id { get; protected set; }

    /// <summary>Number of events behind this state; 0 before the first. Guards against two writers at once.</summary>
    public int Version { get; private set; }

    /// <summary>Kind of stream in the log, such as <c>order</c>; one word a kind, never renamed.</summary>
    public abstract string StreamKind { get; }

    /// <summary>Events raised since the aggregate was loaded, oldest first, not yet in the log.</summary>
    public IReadOnlyList<IEvent> PendingEvents => _pending;

    /// <summary>Forgets the pending events, once they are in the log.</summary>
    public void ClearPendingEvents() => _pending.Clear();

    /// <summary>Folds a history, oldest event first, over the present state.</summary>
    /// <exception cref="InvalidOperationException">The history holds an event that is not of this aggregate.</exception>
    public void Replay(IEnumerable<IEvent> history)
    {
        foreach (var change in history)
        {
            Apply(change);
            Version++;
        }
    }

    /// <summary>Applies an event and keeps it for the log.</summary>
    protected void Raise(IEvent change)
    {
        Apply(change);
        Version++;
        _pending.Add(change);
    }

    /// <summary>The only place where state changes: an event that happened, told to the aggregate. It checks nothing.</summary>
    protected abstract void Apply(IEvent change);

    /// <summary>What <see cref="Apply"/> throws for an event of somebody else's.</summary>
    protected InvalidOperationException NotMine(IEvent change) =>
        new($"A {StreamKind} knows no event {change.GetType().Name}.");
}
