namespace Dashboard.Domain.Log;

/// <summary>
/// What had happened by an instant, as the log tells it. Events count by when they happened, not by when they were written: a stream
/// is there up to its first event that had not happened yet, whatever the dates of those behind it, so that every thing is in a state
/// that it once was in.
/// </summary>
/// <param name="At">The instant; what happened at it has happened.</param>
/// <param name="End">Position of the last event that may count; the start of the log when none does.</param>
/// <param name="Events">How many events bear a date up to the instant, by their names.</param>
/// <param name="Cut">Streams in which a later date stands before an earlier one, with the version of the first event that had not happened.</param>
public sealed record LogPast(DateTimeOffset At, LogPosition End, IReadOnlyDictionary<string, long> Events, IReadOnlyDictionary<Guid, int> Cut)
{
    /// <summary>Whether nothing had happened.</summary>
    public bool IsEmpty => End == LogPosition.Start;

    /// <summary>Whether an event up to <see cref="End"/> had happened.</summary>
    public bool Holds(LoggedEvent logged) =>
        logged.OccurredAt <= At && (Cut.Count == 0 || !Cut.TryGetValue(logged.StreamId, out var first) || logged.StreamVersion < first);
}
