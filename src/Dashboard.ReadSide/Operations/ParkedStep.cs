using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>Some events that wait for one row, on their way through an order.</summary>
/// <param name="row">The row.</param>
/// <param name="order">What is to become of them.</param>
/// <param name="parked">The events, oldest first.</param>
/// <param name="behind">How many more wait behind them.</param>
internal sealed class ParkedStep(ParkedRow row, ParkedOrder order, IReadOnlyList<ParkedEvent> parked, int behind)
{
    private int _left;
    private int _folded;
    private HashSet<long> _stay = [];
    private string? _error;
    private IReadOnlyCollection<string> _keys = [];

    public ParkedRow Row { get; } = row;

    /// <summary>Whether nothing is left to do for the row: all are folded, or one stands in the way.</summary>
    public bool IsDone => behind == 0 || _stay.Count > 0;

    /// <summary>Leaves the event out that the order says to leave out.</summary>
    /// <returns>Sequences of the others.</returns>
    public IReadOnlyCollection<long> Leave(ReadDbContext db, string projection)
    {
        if (order.Kind == ParkedOrderKind.Skip && parked.Count > 0 && parked[0].Sequence == order.Sequence)
        {
            db.SkippedEvents.Add(new SkippedEvent
            {
                Projection = projection, Table = Row.Table, RowKey = Row.Key, Sequence = parked[0].Sequence, OrderId = order.EventId,
            });
            db.Remove(parked[0]);
            _left = 1;
        }

        return [.. parked.Skip(_left).Select(one => one.Sequence)];
    }

    /// <summary>Takes over what a fold made of the events: those it took are no longer parked, the others are with today's error.</summary>
    public void Take(ReadDbContext db, Fold fold)
    {
        _keys = fold.ChangedKeys();
        var again = fold.NewlyParked.Where(one => one.Table == Row.Table && one.RowKey == Row.Key).ToDictionary(one => one.Sequence);
        foreach (var one in parked.Skip(_left))
        {
            if (!again.TryGetValue(one.Sequence, out var now))
            {
                db.Remove(one);
                _folded++;
                continue;
            }

            _stay.Add(one.Sequence);
            _error ??= now.Error;
            Mark(db, one, now);
        }

        // Events of a stream can say now which rows they touch; those that wait behind others' wait there.
        db.ParkedEvents.AddRange(fold.NewlyParked.Where(one => one.Table != Row.Table || one.RowKey != Row.Key));
    }

    /// <summary>The database does not take the only event.</summary>
    public void Refuse(ReadDbContext db, Exception fault)
    {
        (_left, _folded, _keys, _stay) = (0, 0, [], [parked[0].Sequence]);
        _error = fault.GetBaseException().Message;
        db.Entry(parked[0]).CurrentValues.SetValues(new
        {
            ErrorType = fault.GetType().Name,
            Fault = (FaultKind?)FaultRule.OfEvent(fault, inKeys: false),
            Error = _error,
            Stack = fault.ToString(),
        });
    }

    /// <summary>Adds what was done to what an order did before.</summary>
    public ParkedTally Tell(ParkedTally tally) => tally with
    {
        Skipped = tally.Skipped + _left,
        Folded = tally.Folded + _folded,
        Waiting = tally.Waiting + (_stay.Count > 0 ? _stay.Count + behind : 0),
        Error = tally.Error ?? _error,
        Keys = tally.Keys.Union(_keys),
    };

    private static void Mark(ReadDbContext db, ParkedEvent one, ParkedEvent now) =>
        db.Entry(one).CurrentValues.SetValues(new { now.ErrorType, now.Fault, now.Error, now.Stack });
}
