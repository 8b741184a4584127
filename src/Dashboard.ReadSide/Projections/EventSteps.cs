using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>Says, for one kind of event, which rows it touches and how it changes them.</summary>
internal sealed class EventSteps<TEvent>(List<Step> steps)
    where TEvent : class, IEvent
{
    /// <summary>The event changes one row.</summary>
    public EventSteps<TEvent> Changes<TRow, TKey>(
        RowTable<TRow, TKey> table, Func<TEvent, TKey> key, Action<TRow, TEvent, LoggedEvent> change)
        where TRow : class
        where TKey : notnull =>
        Changes(table, (told, _) => key(told), change);

    /// <summary>The event changes one row, whose key stands beside the event.</summary>
    public EventSteps<TEvent> Changes<TRow, TKey>(
        RowTable<TRow, TKey> table, Func<TEvent, LoggedEvent, TKey> key, Action<TRow, TEvent, LoggedEvent> change)
        where TRow : class
        where TKey : notnull
    {
        steps.Add(new RowStep<TEvent, TRow, TKey>(table, key, change));
        return this;
    }

    /// <summary>The event changes a row for each of its parts.</summary>
    public EventSteps<TEvent> ChangesEach<TPart, TRow, TKey>(
        RowTable<TRow, TKey> table,
        Func<TEvent, LoggedEvent, IEnumerable<TPart>> parts,
        Func<TPart, TKey> key,
        Action<TRow, TPart, TEvent, LoggedEvent> change)
        where TRow : class
        where TKey : notnull
    {
        steps.Add(new PartsStep<TEvent, TPart, TRow, TKey>(table, parts, key, change));
        return this;
    }

    /// <summary>The event takes a row away.</summary>
    public EventSteps<TEvent> Removes<TRow, TKey>(RowTable<TRow, TKey> table, Func<TEvent, TKey> key)
        where TRow : class
        where TKey : notnull
    {
        steps.Add(new RowStep<TEvent, TRow, TKey>(table, (told, _) => key(told), change: null));
        return this;
    }
}
