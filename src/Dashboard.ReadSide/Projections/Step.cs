using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>What one kind of event does to one table.</summary>
internal abstract class Step(RowTable table)
{
    public RowTable Table { get; } = table;

    /// <summary>Says which rows an event touches, and wants them.</summary>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="change">The event.</param>
    /// <param name="logged">What is known about it.</param>
    /// <param name="touches">Gets a touch for each row.</param>
    public abstract void Plan(RowSet rows, IEvent change, LoggedEvent logged, List<Touch> touches);
}

/// <summary>A step of an event that touches one row.</summary>
/// <param name="table">The table.</param>
/// <param name="key">Key of the row.</param>
/// <param name="change">Changes the row; nothing to take it away.</param>
internal sealed class RowStep<TEvent, TRow, TKey>(
    RowTable<TRow, TKey> table, Func<TEvent, LoggedEvent, TKey> key, Action<TRow, TEvent, LoggedEvent>? change) : Step(table)
    where TEvent : class, IEvent
    where TRow : class
    where TKey : notnull
{
    private readonly Action<TRow, TEvent, TEvent, LoggedEvent>? _change = change is null ? null : (row, _, told, logged) => change(row, told, logged);

    public override void Plan(RowSet rows, IEvent happened, LoggedEvent logged, List<Touch> touches)
    {
        var set = (RowSet<TRow, TKey>)rows;
        var told = (TEvent)happened;
        touches.Add(new RowTouch<TEvent, TEvent, TRow, TKey>(set, set.Want(key(told, logged)), told, told, logged, _change));
    }
}

/// <summary>A step of an event that touches a row a part.</summary>
internal sealed class PartsStep<TEvent, TPart, TRow, TKey>(
    RowTable<TRow, TKey> table,
    Func<TEvent, LoggedEvent, IEnumerable<TPart>> parts,
    Func<TPart, TKey> key,
    Action<TRow, TPart, TEvent, LoggedEvent> change) : Step(table)
    where TEvent : class, IEvent
    where TRow : class
    where TKey : notnull
{
    public override void Plan(RowSet rows, IEvent happened, LoggedEvent logged, List<Touch> touches)
    {
        var set = (RowSet<TRow, TKey>)rows;
        var told = (TEvent)happened;
        foreach (var part in parts(told, logged))
        {
            touches.Add(new RowTouch<TEvent, TPart, TRow, TKey>(set, set.Want(key(part)), part, told, logged, change));
        }
    }
}
