using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>What one kind of event does to one table.</summary>
internal abstract class Step(RowTable table)
{
    public RowTable Table { get; } = table;

    /// <summary>Says which rows an event touches, and wants them.</summary>
    public abstract IEnumerable<Touch> Plan(RowSet rows, IEvent change, LoggedEvent logged);
}

/// <summary>One event meets one row.</summary>
internal abstract class Touch(RowTable table)
{
    public RowTable Table { get; } = table;

    /// <summary>Key of the row, as the table of parked events holds it.</summary>
    public abstract string Key { get; }

    /// <summary>Changes the row.</summary>
    public abstract void Apply();

    /// <summary>Makes the row what it was before <see cref="Apply"/>.</summary>
    public abstract void Undo();
}

/// <inheritdoc/>
internal sealed class RowTouch<TRow, TKey>(RowTable table, RowSet<TRow, TKey> rows, TKey key, Action<TRow>? change) : Touch(table)
    where TRow : class
    where TKey : notnull
{
    private TRow? _before;

    public override string Key => ParkedRows.Fit(RowTable<TRow, TKey>.TextOf(key));

    public override void Apply() => _before = change is null ? rows.Remove(key) : rows.Change(key, change);

    public override void Undo() => rows.Restore(key, _before);
}

/// <summary>A step of an event that touches a row a part; most events have one part, themselves.</summary>
internal sealed class PartsStep<TEvent, TPart, TRow, TKey>(
    RowTable<TRow, TKey> table,
    Func<TEvent, LoggedEvent, IEnumerable<TPart>> parts,
    Func<TPart, TKey> key,
    Action<TRow, TPart, TEvent, LoggedEvent>? change) : Step(table)
    where TEvent : class, IEvent
    where TRow : class
    where TKey : notnull
{
    public override IEnumerable<Touch> Plan(RowSet rows, IEvent happened, LoggedEvent logged)
    {
        var set = (RowSet<TRow, TKey>)rows;
        var told = (TEvent)happened;
        foreach (var part in parts(told, logged))
        {
            var rowKey = key(part);
            set.Want(rowKey);
            yield return new RowTouch<TRow, TKey>(Table, set, rowKey, change is null ? null : row => change(row, part, told, logged));
        }
    }
}
