using System.Data.Common;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// What kind of fault a fault is. Asked from the top, the first that holds:
/// <list type="number">
/// <item>the event's name is not known: <see cref="FaultKind.UnknownEvent"/>;</item>
/// <item>the database says that it passes by itself, or something took too long: <see cref="FaultKind.Transient"/>;</item>
/// <item>it comes from the database: <see cref="FaultKind.Database"/>;</item>
/// <item>no event is to blame, or the handler failed while it named the rows, or in a way only a mistake in a program
/// fails (nothing where something was expected, a wrong cast, an index outside): <see cref="FaultKind.HandlerBug"/>;</item>
/// <item>what is left is one event that a handler would not take: <see cref="FaultKind.PoisonEvent"/>.</item>
/// </list>
/// The same handler failing for the same reason on <see cref="Many"/> events or more is a <see cref="FaultKind.HandlerBug"/> too.
/// </summary>
internal static class FaultRule
{
    /// <summary>From so many events on it is no longer the events' fault.</summary>
    public const int Many = 10;

    /// <summary>A fault of one event.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="inKeys">Whether the handler could not even say which rows it touches.</param>
    public static FaultKind OfEvent(Exception fault, bool inKeys)
    {
        if (Chain(fault).Any(inner => inner is UnknownEventException))
        {
            return FaultKind.UnknownEvent;
        }

        if (Chain(fault).Any(inner => inner is DbException))
        {
            return FaultKind.Database;
        }

        return (inKeys && fault is not System.Text.Json.JsonException) || IsMistake(fault) ? FaultKind.HandlerBug : FaultKind.PoisonEvent;
    }

    /// <summary>A fault that ended a runner's turn: no single event is known to be to blame.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="passes">Whether the database says that it passes by itself.</param>
    public static FaultKind OfRunner(Exception fault, bool passes)
    {
        if (Chain(fault).Any(inner => inner is UnknownEventException))
        {
            return FaultKind.UnknownEvent;
        }

        if (passes || Chain(fault).Any(inner => inner is TimeoutException or ProjectionLockLostException or OperationCanceledException))
        {
            return FaultKind.Transient;
        }

        return Chain(fault).Any(inner => inner is DbException) ? FaultKind.Database : FaultKind.HandlerBug;
    }

    private static bool IsMistake(Exception fault) => fault.GetBaseException()
        is NullReferenceException or InvalidCastException or IndexOutOfRangeException or NotImplementedException or ArgumentNullException or KeyNotFoundException;

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
