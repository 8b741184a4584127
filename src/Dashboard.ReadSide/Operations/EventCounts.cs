using System.Collections.Concurrent;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Operations;

/// <summary>
/// How many events each projection handles. The log is counted once; afterwards only what was folded since, at most every
/// ten seconds. Where a projection stands nothing older can appear, so nothing is counted twice or left out.
/// </summary>
internal sealed class EventCounts(IEventLogReader reader, ProjectionMonitor monitor, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Count> _counts = [];

    /// <summary>Events in the log that a projection has handled, as of the last seconds.</summary>
    public async Task<long> OfAsync(Projection projection, CancellationToken cancellationToken)
    {
        var known = _counts.GetValueOrDefault(projection.Name, new Count(0, LogPosition.Start, null));
        if (known.At is { } at && clock.GetElapsedTime(at) < Fresh)
        {
            return known.Events;
        }

        var until = monitor.Status(projection.Name).Position;
        var more = until > known.Until ? await reader.CountAsync(projection.EventNames, known.Until, until, cancellationToken) : 0;
        var now = new Count(known.Events + more, until > known.Until ? until : known.Until, clock.GetTimestamp());
        _counts[projection.Name] = now;
        return now.Events;
    }

    private sealed record Count(long Events, LogPosition Until, long? At);
}
