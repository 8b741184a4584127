using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>Events for one batch, and what is known of the log beyond them.</summary>
/// <param name="Events">The next events, in log order; none when there are none.</param>
/// <param name="End">Up to here the projection has nothing to do but these events.</param>
/// <param name="Head">Newest event known to be in the log.</param>
/// <param name="ReadAt">When the log was looked at, UTC.</param>
internal sealed record Portion(IReadOnlyList<LoggedEvent> Events, LogPosition End, LogPosition Head, DateTimeOffset ReadAt)
{
    /// <summary>Some events, all that come one after the other.</summary>
    public Portion(IReadOnlyList<LoggedEvent> events, LogPosition head, DateTimeOffset readAt)
        : this(events, events.Count > 0 ? events[^1].Position : LogPosition.Start, head, readAt)
    {
    }
}

/// <summary>
/// One projection's way through the log: from the shared tail when it is close. When it is far behind, it reads by itself,
/// and leaves out what does not concern it: what operators ask must not wait until a million orders are read.
/// </summary>
internal sealed class LogCursor(LogTail tail, IEventLogReader reader, TimeProvider clock, Projection projection, int batchSize)
{
    private readonly IReadOnlyCollection<string> _unhandled = projection.Unhandled;

    /// <summary>Up to where the log can be read for good, when it was last looked; nothing before the first look.</summary>
    private Horizon? _horizon;

    /// <summary>The next events after a position. When there are none, it waits for the log's next look, once.</summary>
    public async Task<Portion> NextAsync(LogPosition after, CancellationToken cancellationToken)
    {
        var (view, next) = tail.Look();
        if (view is null || after < view.Before)
        {
            return await ReadAsync(after, view, next, cancellationToken);
        }

        if (view.Fault is not null)
        {
            await next.WaitAsync(cancellationToken);
            throw view.Fault;
        }

        if (view.End > after)
        {
            return new Portion(After(view.Events, after), view.Head, view.ReadAt);
        }

        await next.WaitAsync(cancellationToken);

        // More than one look may lie behind: when the window has moved on beyond this place, the next call reads what it lost.
        return tail.Look().View is { Fault: null } newer && newer.Before <= after
            ? new Portion(After(newer.Events, after), newer.Head, newer.ReadAt)
            : new Portion([], view.Head, view.ReadAt);
    }

    /// <summary>Where the log ends now, for a projection that stands still.</summary>
    public async Task<Portion> LookAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        return new Portion([], await reader.HeadAsync(cancellationToken), readAt);
    }

    private async Task<Portion> ReadAsync(LogPosition after, TailView? view, Task next, CancellationToken cancellationToken)
    {
        // Once to the end of what can be read, batch by batch, before it is asked again where that is.
        var isFresh = _horizon is not { } known || known.Readable <= after;
        var horizon = isFresh ? _horizon = await LookFarAsync(view, cancellationToken) : _horizon!;
        IReadOnlyList<LoggedEvent> events = horizon.Readable > after
            ? (await reader.ReadStretchAsync(after, horizon.Readable, _unhandled, batchSize, cancellationToken)).Events
            : [];
        var isAll = events.Count < batchSize;
        var end = !isAll ? events[^1].Position : horizon.Readable > after ? horizon.Readable : after;
        if (isAll && isFresh)
        {
            tail.Join(end);
        }

        if (end == after && view is not null)
        {
            await next.WaitAsync(cancellationToken);
        }

        var head = view?.Head ?? horizon.Head;
        return new Portion(events, end, head > end ? head : end, horizon.LookedAt);
    }

    private async Task<Horizon> LookFarAsync(TailView? view, CancellationToken cancellationToken)
    {
        var lookedAt = clock.GetUtcNow();
        var readable = await reader.ReadableHeadAsync(cancellationToken);
        return new Horizon(readable, view?.Head ?? await reader.HeadAsync(cancellationToken), lookedAt);
    }

    private List<LoggedEvent> After(IReadOnlyList<LoggedEvent> events, LogPosition after)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].Position <= after ? (middle + 1, high) : (low, middle);
        }

        var some = new List<LoggedEvent>(Math.Min(batchSize, events.Count - low));
        for (var i = low; i < events.Count && some.Count < batchSize; i++)
        {
            some.Add(events[i]);
        }

        return some;
    }

    /// <param name="Readable">Everything up to here is there for good.</param>
    /// <param name="Head">Newest event that was in the log.</param>
    /// <param name="LookedAt">When, UTC.</param>
    private sealed record Horizon(LogPosition Readable, LogPosition Head, DateTimeOffset LookedAt);
}
