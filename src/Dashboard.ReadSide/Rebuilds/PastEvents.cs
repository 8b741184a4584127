using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>Leaves out of a stretch of the log what had not happened yet.</summary>
internal static class PastEvents
{
    /// <summary>The events that had happened; all of them when no instant is given.</summary>
    public static IReadOnlyList<LoggedEvent>? Of(this IReadOnlyList<LoggedEvent>? events, LogPast? past) =>
        events is null || past is null || events.All(past.Holds) ? events : [.. events.Where(past.Holds)];
}
