using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>A stretch of the log, as a fold gets it.</summary>
/// <param name="Events">What was read; others may want more of it than this fold handles. Nothing when it was not read for this fold.</param>
/// <param name="End">The place up to which no other event concerns the fold.</param>
internal readonly record struct Stretch(IReadOnlyList<LoggedEvent>? Events, LogPosition End)
{
    /// <summary>What lies before a place.</summary>
    public Stretch Until(LogPosition place) =>
        End <= place ? this : new Stretch(Events is null ? null : [.. Events.TakeWhile(logged => logged.Position <= place)], place);
}
