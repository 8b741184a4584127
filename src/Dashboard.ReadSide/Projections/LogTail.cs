using Dashboard.Domain.Log;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>What the tail of the log looked like at one moment; immutable.</summary>
/// <param name="Before">Position before the first event in the window.</param>
/// <param name="Events">The newest events, in log order.</param>
/// <param name="Head">Newest event known to be in the log when it was read.</param>
/// <param name="ReadAt">When the read began, UTC: everything up to <paramref name="Head"/> was there by then.</param>
/// <param name="Fault">Why the last read failed.</param>
internal sealed record TailView(LogPosition Before, IReadOnlyList<LoggedEvent> Events, LogPosition Head, DateTimeOffset ReadAt, Exception? Fault = null)
{
    /// <summary>Position of the last event in the window.</summary>
    public LogPosition End => Events.Count > 0 ? Events[^1].Position : Before;
}

/// <summary>
/// One reader of new events for all projections. The newest events stay in memory, deserialised once; a projection that
/// is further behind reads the log by itself until it has caught up.
/// </summary>
internal sealed partial class LogTail(
    IEventLogReader reader, IEventLogSignal signal, IOptions<ProjectionOptions> options, TimeProvider clock, ILogger<LogTail> logger)
{
    /// <summary>First pause while an event is known to be written but not readable yet.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(1);

    /// <summary>From this many events a second on, the log counts as busy.</summary>
    private const int Busy = 200;

    /// <summary>On a busy log this time passes between two looks: more events a batch cost far less than more batches.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    private readonly RateMeter _rate = new(clock);
    private readonly Lock _lock = new();
    private TailView? _view;
    private TaskCompletionSource _next = NewSource();

    /// <summary>The view of now, and a task that is done when there is a newer one.</summary>
    public (TailView? View, Task Next) Look()
    {
        lock (_lock)
        {
            return (_view, _next.Task);
        }
    }

    /// <summary>A projection has caught up by itself: from here on, the tail reads for it and for all others.</summary>
    public void Join(LogPosition position)
    {
        lock (_lock)
        {
            _view ??= new TailView(position, [], position, clock.GetUtcNow());
        }

        signal.Raise(null);
    }

    /// <summary>Reads until it is cancelled.</summary>
    public async Task RunAsync(Pulse pulse, CancellationToken cancellationToken)
    {
        var pause = ShortPause;
        var look = true;
        while (!cancellationToken.IsCancellationRequested)
        {
            pulse.Beat();
            if (Look().View is not { } view)
            {
                await signal.WaitAsync(options.Value.PollInterval, cancellationToken);
                continue;
            }

            var read = await TryReadAsync(view, look, cancellationToken);
            Publish(read);
            if (read.End > view.End)
            {
                pause = ShortPause;
            }

            if (_rate.PerSecond > Busy)
            {
                await Task.Delay(Gather, clock, cancellationToken);
            }

            // Written, but an older transaction is still open somewhere: that is over within milliseconds.
            var waits = read.Fault is null && (signal.Newest > read.End || read.Head > read.End);
            var atMost = waits ? Min(pause, options.Value.PollInterval) : options.Value.PollInterval;
            pause = waits ? Min(pause * 1.5, options.Value.PollInterval) : ShortPause;
            var began = clock.GetTimestamp();
            await signal.WaitAsync(atMost, cancellationToken);

            // Without a signal, other nodes may have written: then the database is asked where the log ends.
            look = clock.GetElapsedTime(began) >= options.Value.PollInterval;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<TailView> TryReadAsync(TailView view, bool look, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(view, look, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(fault);
            return view with { Fault = fault };
        }
    }

    private async Task<TailView> ReadAsync(TailView view, bool look, CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var head = signal.Newest > view.Head ? signal.Newest : view.Head;
        if (look && await reader.HeadAsync(cancellationToken) is var stored && stored > head)
        {
            head = stored;
        }

        var events = await reader.ReadAsync(view.End, options.Value.BatchSize, cancellationToken);
        _rate.Add(events.Count);
        if (events.Count == 0)
        {
            return view with { Head = head, ReadAt = readAt, Fault = null };
        }

        if (events.Count == options.Value.BatchSize)
        {
            // There may be more: do not wait.
            signal.Raise(null);
        }

        var end = events[^1].Position;
        return Slide(view, events) with { Head = end > head ? end : head, ReadAt = readAt, Fault = null };
    }

    /// <summary>The window with new events at its end; it forgets half of the old ones at a time, so that few copies are made.</summary>
    private TailView Slide(TailView view, IReadOnlyList<LoggedEvent> events)
    {
        var size = options.Value.WindowSize;
        var keep = view.Events.Count + events.Count <= size ? view.Events.Count : Math.Min(view.Events.Count, size / 2);
        var dropped = view.Events.Count - keep;
        var before = dropped > 0 ? view.Events[dropped - 1].Position : view.Before;
        return view with { Before = before, Events = [.. view.Events.Skip(dropped), .. events] };
    }

    private void Publish(TailView view)
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            _view = view;
            (next, _next) = (_next, NewSource());
        }

        next.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event log could not be read; it is tried again.")]
    private partial void LogFault(Exception exception);
}
