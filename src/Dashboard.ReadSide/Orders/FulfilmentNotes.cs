using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Orders;

/// <summary>Adds to what happened to an order.</summary>
internal static class FulfilmentNotes
{
    public static void Note(this OrderFulfilmentRow row, LoggedEvent logged, TimelineEvent what, string? why = null, string? detail = null, decimal? amount = null) =>
        row.Notes = [.. row.Notes, new TimelineEntry(logged.OccurredAt, what, logged.ActorName, why, detail, amount)];
}
