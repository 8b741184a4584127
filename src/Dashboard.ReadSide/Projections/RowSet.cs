namespace Dashboard.ReadSide.Projections;

/// <summary>The rows of one table that one batch works on.</summary>
internal abstract class RowSet
{
    /// <summary>Whether a row differs from what is stored.</summary>
    public abstract bool IsChanged { get; }

    /// <summary>Loads the rows that are wanted and not there yet, in one query.</summary>
    public abstract Task LoadAsync(IRowStore store, CancellationToken cancellationToken);

    /// <summary>Hands over what differs from what is stored.</summary>
    public abstract void Write(IRowWriter writer);

    /// <summary>Adds the keys of the rows that differ from what is stored.</summary>
    public abstract void AddChangedKeys(ICollection<string> keys);
}

/// <summary>The rows of one table that one batch works on, each as it is stored and as it is now.</summary>
internal sealed class RowSet<TRow, TKey>(RowTable<TRow, TKey> table) : RowSet
    where TRow : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, Slot> _slots = [];
    private readonly List<TKey> _missing = [];

    public override bool IsChanged => _slots.Values.Any(slot => slot.IsChanged);

    /// <summary>Every row that the batch wants, as stored and as it is now; nothing where there is none.</summary>
    public IEnumerable<(TRow? Stored, TRow? Current)> Rows => _slots.Values.Select(slot => (slot.Stored, slot.Current));

    /// <summary>Says that a row will be needed.</summary>
    public void Want(TKey key)
    {
        if (_slots.TryAdd(key, new Slot()))
        {
            _missing.Add(key);
        }
    }

    public override async Task LoadAsync(IRowStore store, CancellationToken cancellationToken)
    {
        if (_missing.Count == 0)
        {
            return;
        }

        foreach (var row in await store.LoadAsync(table, _missing, cancellationToken))
        {
            var slot = _slots[table.KeyOf(row)];
            slot.Stored = row;
            slot.Current = row;
        }

        _missing.Clear();
    }

    /// <summary>Changes a row, which begins to exist if it did not. A change that throws leaves the row as it was.</summary>
    public void Change(TKey key, Action<TRow> change)
    {
        var slot = _slots[key];
        var row = slot.Current is { } current ? table.Copy(current) : table.Create(key);
        change(row);
        slot.Current = row;
    }

    /// <summary>Takes a row away.</summary>
    public void Remove(TKey key) => _slots[key].Current = null;

    /// <summary>Takes the rows away for which something holds.</summary>
    public void RemoveWhere(Predicate<TRow> holds)
    {
        foreach (var slot in _slots.Values.Where(slot => slot.Current is { } row && holds(row)))
        {
            slot.Current = null;
        }
    }

    public override void Write(IRowWriter writer)
    {
        foreach (var slot in _slots.Values.Where(slot => slot.IsChanged))
        {
            switch (slot.Stored, slot.Current)
            {
                case (null, { } row):
                    writer.Insert(row);
                    break;
                case ({ } stored, null):
                    writer.Delete(stored);
                    break;
                case ({ } stored, { } current):
                    writer.Update(stored, current);
                    break;
            }
        }
    }

    public override void AddChangedKeys(ICollection<string> keys)
    {
        foreach (var (key, slot) in _slots)
        {
            if (slot.IsChanged)
            {
                keys.Add(RowTable<TRow, TKey>.TextOf(key));
            }
        }
    }

    private sealed class Slot
    {
        public TRow? Stored { get; set; }

        public TRow? Current { get; set; }

        public bool IsChanged => !ReferenceEquals(Stored, Current);
    }
}
