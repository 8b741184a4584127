namespace Dashboard.WriteSide.Generate;

/// <summary>What is going to happen, by its time; what is due at the same time happens in the order in which it was planned.</summary>
/// <param name="until">What is planned for later never happens.</param>
internal sealed class Agenda(DateTimeOffset until)
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, long Number)> _plans = new();
    private long _planned;

    /// <summary>When the next thing happens; the end of all times when there is none.</summary>
    public DateTimeOffset Next => _plans.TryPeek(out _, out var due) ? due.At : DateTimeOffset.MaxValue;

    /// <summary>Plans something.</summary>
    public void Plan(DateTimeOffset at, Action<DateTimeOffset> happen)
    {
        if (at <= until)
        {
            _plans.Enqueue(happen, (at, _planned++));
        }
    }

    /// <summary>Lets the next thing happen.</summary>
    public void Step()
    {
        _plans.TryDequeue(out var happen, out var due);
        happen!(due.At);
    }
}
