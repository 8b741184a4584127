namespace Dashboard.ReadSide.Projections;

/// <summary>The rows of one table that a fold works on.</summary>
internal abstract class RowSet
{
    /// <summary>Whether a row differs from what is stored.</summary>
    public abstract bool IsChanged { get; }

    /// <summary>Rows that were wanted since the last save.</summary>
    public abstract int Count { get; }

    /// <summary>Whether every row that was ever wanted is still known.</summary>
    public abstract bool KnowsAll { get; }

    /// <summary>The type of the rows.</summary>
    public abstract Type RowType { get; }

    /// <summary>Keys of the rows that are wanted and not there yet, as an array of the key's type; nothing when there are none.</summary>
    public abstract Array? Missing();

    /// <summary>Takes the rows that exist among those that were missing; the others are known not to.</summary>
    public abstract void Take(IEnumerable<object> rows);

    /// <summary>Loads the rows that are wanted and not there yet, in one query.</summary>
    public abstract Task LoadAsync(IRowStore store, CancellationToken cancellationToken);

    /// <summary>Hands over what differs from what is stored.</summary>
    public abstract void Write(IRowWriter writer);

    /// <summary>Adds the keys of the rows that differ from what is stored.</summary>
    public abstract void AddChangedKeys(ICollection<string> keys);

    /// <summary>Everything that was handed over is stored now. The rows stay, as far as there is room, and are not loaded again.</summary>
    /// <param name="makeRoom">Whether the rows go that were not wanted since room was made before.</param>
    public abstract void Saved(bool makeRoom);

    /// <summary>Rows that were wanted since room was made.</summary>
    public abstract int Young { get; }
}

/// <summary>
/// The rows of one table that a fold works on, each as it is stored and as it is now. A row that was wanted before is
/// still known: nobody else writes it while the checkpoint's compare-and-set succeeds.
/// </summary>
internal sealed class RowSet<TRow, TKey>(RowTable<TRow, TKey> table) : RowSet
    where TRow : class
    where TKey : notnull
{
    private readonly List<Slot> _wanted = [];
    private readonly List<TKey> _missing = [];
    private Dictionary<TKey, Slot> _young = [];
    private Dictionary<TKey, Slot> _old = [];
    private bool _hasForgotten;

    /// <summary>The table that they are rows of.</summary>
    public RowTable Table => table;

    public override bool IsChanged => _wanted.Exists(slot => slot.IsChanged);

    public override int Count => _wanted.Count;

    public override int Young => _young.Count;

    public override bool KnowsAll => !_hasForgotten;

    public override Type RowType => typeof(TRow);

    /// <summary>Every row that was wanted since the last save.</summary>
    public IReadOnlyList<Slot> Wanted => _wanted;

    /// <summary>Says that a row will be needed.</summary>
    /// <returns>Where it stands, once it is loaded.</returns>
    public Slot Want(TKey key)
    {
        if (!_young.TryGetValue(key, out var slot))
        {
            if (!_old.Remove(key, out slot))
            {
                slot = new Slot(key);
                _missing.Add(key);
            }

            _young.Add(key, slot);
        }

        if (!slot.IsWanted)
        {
            slot.IsWanted = true;
            _wanted.Add(slot);
        }

        return slot;
    }

    public override Array? Missing() => _missing.Count > 0 ? _missing.ToArray() : null;

    public override void Take(IEnumerable<object> rows)
    {
        foreach (var row in rows.Cast<TRow>())
        {
            var slot = _young[table.KeyOf(row)];
            slot.Stored = row;
            slot.Current = row;
        }

        _missing.Clear();
    }

    public override async Task LoadAsync(IRowStore store, CancellationToken cancellationToken)
    {
        if (_missing.Count > 0)
        {
            Take(await store.LoadAsync(table, _missing, cancellationToken));
        }
    }

    /// <summary>A row to change: a copy of what is there, or a new one.</summary>
    public TRow CopyOf(Slot slot) => slot.Current is { } row ? table.Copy(row) : table.Create(slot.Key);

    /// <summary>Takes the rows away for which something holds.</summary>
    public void RemoveWhere(Predicate<TRow> holds)
    {
        foreach (var slot in _wanted)
        {
            if (slot.Current is { } row && holds(row))
            {
                slot.Current = null;
            }
        }
    }

    public override void Write(IRowWriter writer)
    {
        foreach (var slot in _wanted.Where(slot => slot.IsChanged))
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
        foreach (var slot in _wanted.Where(slot => slot.IsChanged))
        {
            keys.Add(RowTable<TRow, TKey>.TextOf(slot.Key));
        }
    }

    public override void Saved(bool makeRoom)
    {
        foreach (var slot in _wanted)
        {
            slot.Stored = slot.Current;
            slot.IsWanted = false;
        }

        _wanted.Clear();
        if (makeRoom)
        {
            _hasForgotten |= _old.Count > 0;
            (_old, _young) = (_young, []);
        }
    }

    /// <summary>A row as it is stored and as it is now; nothing where there is none.</summary>
    public sealed class Slot(TKey key)
    {
        public TKey Key { get; } = key;

        public TRow? Stored { get; set; }

        public TRow? Current { get; set; }

        public bool IsWanted { get; set; }

        public bool IsChanged => !ReferenceEquals(Stored, Current);
    }
}
