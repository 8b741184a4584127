using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>One event meets one row.</summary>
internal abstract class Touch
{
    /// <summary>The table of the row.</summary>
    public abstract RowTable Table { get; }

    /// <summary>Key of the row, as the table of parked events holds it.</summary>
    public abstract string Key { get; }

    /// <summary>Changes the row.</summary>
    public abstract void Apply();

    /// <summary>Makes the row what it was before <see cref="Apply"/>.</summary>
    public abstract void Undo();
}

/// <inheritdoc/>
/// <param name="rows">The rows of the table.</param>
/// <param name="slot">Where the row stands among them.</param>
/// <param name="part">The part of the event that concerns the row.</param>
/// <param name="told">The event.</param>
/// <param name="logged">What is known about it.</param>
/// <param name="change">Changes the row; nothing to take it away.</param>
internal sealed class RowTouch<TEvent, TPart, TRow, TKey>(
    RowSet<TRow, TKey> rows,
    RowSet<TRow, TKey>.Slot slot,
    TPart part,
    TEvent told,
    LoggedEvent logged,
    Action<TRow, TPart, TEvent, LoggedEvent>? change) : Touch
    where TRow : class
    where TKey : notnull
{
    private TRow? _before;

    public override RowTable Table => rows.Table;

    public override string Key => ParkedRows.Fit(RowTable<TRow, TKey>.TextOf(slot.Key));

    public override void Apply()
    {
        _before = slot.Current;
        if (change is null)
        {
            slot.Current = null;
            return;
        }

        // On a copy: a change that throws leaves the row as it was.
        var row = rows.CopyOf(slot);
        change(row, part, told, logged);
        slot.Current = row;
    }

    public override void Undo() => slot.Current = _before;
}
