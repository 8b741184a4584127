using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// One batch on its way through a projection: plan which rows it touches, load them, let the handlers change them in
/// memory. It reads through a store and writes to a writer, so a live run, a rebuild and a test differ only in those.
/// </summary>
/// <param name="projection">Whose handlers fold.</param>
/// <param name="parked">The rows that wait, and what was left out of rows for good.</param>
/// <param name="clock">Tells when events are set aside.</param>
/// <param name="only">The only row that is folded, whatever else the events touch; nothing for all.</param>
/// <param name="checkpoint">Name of the checkpoint of the tables; the projection's own when nothing is given.</param>
internal sealed class Fold(
    Projection projection, ParkedRows parked, TimeProvider clock, (string Table, string Key)? only = null, string? checkpoint = null)
{
    private readonly Dictionary<RowTable, RowSet> _sets = projection.Tables.ToDictionary(table => table, table => table.NewSet());
    private readonly List<Planned> _planned = [];
    private readonly List<Touch> _touches = [];
    private List<ParkedEvent> _newlyParked = [];
    private readonly HashSet<(string, string)> _justParked = [];

    /// <summary>The rows that waited for an operator when the batch began.</summary>
    public ParkedRows Parked => parked;

    /// <summary>Events that were set aside in this batch, oldest first.</summary>
    public IReadOnlyList<ParkedEvent> NewlyParked => _newlyParked;

    /// <summary>Whether anything must be written but the checkpoint.</summary>
    public bool IsChanged => _newlyParked.Count > 0 || _sets.Values.Any(set => set.IsChanged);

    /// <summary>Rows that were wanted since the last save.</summary>
    public int Rows => _sets.Values.Sum(set => set.Count);

    /// <summary>Folds a batch, sums included.</summary>
    /// <param name="events">Events in log order.</param>
    /// <param name="store">Where rows come from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(IReadOnlyList<LoggedEvent> events, IRowStore store, CancellationToken cancellationToken)
    {
        await StepAsync(events, store, cancellationToken);
        await SumAsync(store, cancellationToken);
    }

    /// <summary>Folds some events of a batch; the sums are not kept before <see cref="SumAsync"/>.</summary>
    public async Task StepAsync(IReadOnlyList<LoggedEvent> events, IRowStore store, CancellationToken cancellationToken)
    {
        foreach (var logged in events)
        {
            Plan(logged);
        }

        await LoadAsync(store, cancellationToken);
        _planned.ForEach(Apply);
        _planned.Clear();
        _touches.Clear();
    }

    /// <summary>Brings the sums in line with the rows of the batch.</summary>
    public async Task SumAsync(IRowStore store, CancellationToken cancellationToken)
    {
        var sums = projection.Rollups.Select(rollup => rollup.Plan(_sets[rollup.From], _sets[rollup.Into])).ToList();
        await LoadAsync(store, cancellationToken);
        try
        {
            sums.ForEach(sum => sum());
        }
        catch (Exception fault)
        {
            throw new SumFaultException(projection.Name, fault);
        }
    }

    /// <summary>Sets a whole event aside, for every row it would touch.</summary>
    public void ParkAll(LoggedEvent logged, Exception fault)
    {
        Plan(logged);
        foreach (var touch in _touches)
        {
            Park(logged, touch.Table.Name, touch.Key, fault);
        }

        if (_newlyParked.Count == 0)
        {
            Park(logged, ParkedEvent.AnyTable, ParkedRows.StreamKey(logged), fault);
        }
    }

    /// <summary>Hands over every row that differs from what is stored.</summary>
    public void Write(IRowWriter writer)
    {
        foreach (var set in _sets.Values)
        {
            set.Write(writer);
        }
    }

    /// <summary>Everything that was handed over is stored now; the next batch begins, and finds its rows here as far as there is room.</summary>
    /// <param name="capacity">Most rows that stay in memory, of all tables together; of those wanted longest ago, about half go at a time.</param>
    public void Saved(int capacity)
    {
        var makeRoom = _sets.Values.Sum(set => set.Young) >= capacity / 2;
        foreach (var set in _sets.Values)
        {
            set.Saved(makeRoom);
        }

        _newlyParked = [];
        _justParked.Clear();
    }

    /// <summary>Keys of the rows that differ from what is stored; those of sums are left out.</summary>
    public IReadOnlyCollection<string> ChangedKeys()
    {
        var keys = new List<string>();
        foreach (var (table, set) in _sets)
        {
            if (projection.Rollups.All(rollup => rollup.Into != table))
            {
                set.AddChangedKeys(keys);
            }
        }

        return keys;
    }

    private void Plan(LoggedEvent logged)
    {
        if (logged.Event is not { } change)
        {
            if (projection.MayConcern(logged))
            {
                _planned.Add(new Planned(logged, _touches.Count, 0, logged.Unreadable ?? new InvalidOperationException($"The event {logged.Name} could not be read.")));
            }

            return;
        }

        var steps = projection.StepsOf(change);
        if (steps.Count == 0)
        {
            return;
        }

        var first = _touches.Count;
        try
        {
            foreach (var step in steps)
            {
                step.Plan(_sets[step.Table], change, logged, _touches);
            }

            if (only is { } row)
            {
                _touches.RemoveAll(touch => touch.Table.Name != row.Table || touch.Key != row.Key);
            }

            _planned.Add(new Planned(logged, first, _touches.Count - first, Fault: null));
        }
        catch (Exception fault)
        {
            // A handler's own mistake, whatever it is: the event waits for an operator, the projection goes on.
            _touches.RemoveRange(first, _touches.Count - first);
            _planned.Add(new Planned(logged, first, 0, fault));
        }
    }

    private Task LoadAsync(IRowStore store, CancellationToken cancellationToken) => store.LoadAsync(_sets.Values, cancellationToken);

    private void Apply(Planned planned)
    {
        var stream = IsUntroubled && planned.Fault is null ? "" : ParkedRows.StreamKey(planned.Logged);
        if (parked.IsSkipped(ParkedEvent.AnyTable, stream, planned.Logged.Position.Sequence))
        {
            return;
        }

        if (planned.Fault is not null && only is { } row)
        {
            Park(planned.Logged, row.Table, row.Key, planned.Fault, inKeys: true);
            return;
        }

        if (planned.Fault is not null || IsParked(ParkedEvent.AnyTable, stream))
        {
            Park(planned.Logged, ParkedEvent.AnyTable, stream, planned.Fault, inKeys: true);
            return;
        }

        for (var i = 0; i < planned.Count; i++)
        {
            Apply(planned.Logged, planned.First, planned.First + i);
        }
    }

    /// <summary>Applies one touch of an event, whose touches begin at another.</summary>
    private void Apply(LoggedEvent logged, int first, int index)
    {
        var touch = _touches[index];
        if (!IsUntroubled && parked.IsSkipped(touch.Table.Name, touch.Key, logged.Position.Sequence))
        {
            return;
        }

        if (!IsUntroubled && IsParked(touch.Table.Name, touch.Key))
        {
            Park(logged, touch.Table.Name, touch.Key, fault: null);
            return;
        }

        try
        {
            touch.Apply();
        }
        catch (Exception fault)
        {
            // As above, but for this row alone: the event's other rows take it. The row takes all of an event or nothing.
            for (var earlier = index - 1; earlier >= first; earlier--)
            {
                if (_touches[earlier].Table == touch.Table && _touches[earlier].Key == touch.Key)
                {
                    _touches[earlier].Undo();
                }
            }

            Park(logged, touch.Table.Name, touch.Key, fault);
        }
    }

    /// <summary>Whether nothing waits and nothing was skipped: then no key is made into text, which would cost more than the fold.</summary>
    private bool IsUntroubled => parked.IsEmpty && _justParked.Count == 0;

    private bool IsParked(string table, string key) => parked.Contains(table, key) || _justParked.Contains((table, key));

    private void Park(LoggedEvent logged, string table, string key, Exception? fault, bool inKeys = false)
    {
        _justParked.Add((table, key));
        if (_newlyParked.Exists(other => other.Sequence == logged.Position.Sequence && other.Table == table && other.RowKey == key))
        {
            return;
        }

        _newlyParked.Add(new ParkedEvent
        {
            Projection = checkpoint ?? projection.Name,
            Table = table,
            RowKey = key,
            Transaction = logged.Position.Transaction,
            Sequence = logged.Position.Sequence,
            EventId = logged.EventId,
            EventName = logged.Name,
            ErrorType = fault?.GetType().Name,
            Fault = fault is null ? null : FaultRule.OfEvent(fault, inKeys),
            Error = fault?.Message ?? "Waits behind an earlier event of the same row.",
            Stack = fault?.ToString(),
            ParkedAt = clock.GetUtcNow(),
        });
    }

    /// <summary>An event with the rows it touches, as a part of all touches, or why nobody can say which.</summary>
    private readonly record struct Planned(LoggedEvent Logged, int First, int Count, Exception? Fault);
}

/// <summary>The events of a batch lead to a sum that cannot be: the data is at fault.</summary>
internal sealed class SumFaultException(string projection, Exception inner) : Exception($"A sum of {projection} cannot be kept: {inner.Message}", inner);
