using System.Text;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Log;

/// <summary>An event and its payload as people read it.</summary>
/// <param name="Logged">The event, as far as it can be read.</param>
/// <param name="Payload">JSON, as it was written; what it tells of a person is unlocked, or told as erased.</param>
public sealed record StoredEvent(LoggedEvent Logged, string Payload)
{
    /// <summary>Events that were just read, with their payloads.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="events">What was read of each.</param>
    public static IReadOnlyList<StoredEvent> Of(IReadOnlyList<RawEvent> rows, IReadOnlyList<LoggedEvent> events) =>
        [.. events.Select((logged, index) => new StoredEvent(logged, PayloadOf(Encoding.UTF8.GetString(rows[index].Payload), logged.Event)))];

    private static string PayloadOf(string payload, IEvent? change) =>
        change is not null && LockedPart.IsIn(payload) ? EventCatalog.Show(change) : payload;
}
