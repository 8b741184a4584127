using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Counts how far a rebuild is: events handled of those that the projection handles, a rate over the last seconds, and a
/// time left in which what arrives meanwhile is counted too.
/// </summary>
internal sealed class RebuildProgress(Projection projection, RebuildWork work, IEventLogReader reader, RebuildBook book, TimeProvider clock)
    : IProgress<TwinProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly RateMeter _handled = new(clock);
    private readonly RateMeter _arrived = new(clock);
    private readonly long _began = clock.GetTimestamp();

    private long _before = work.EventsHandled;
    private LogPosition _countedTo = LogPosition.Start;
    private long _toHandle;

    /// <summary>Events folded into the twin, of those that the projection handles.</summary>
    public long EventsHandled
    {
        get
        {
            lock (_lock)
            {
                return _before;
            }
        }
    }

    public void Report(TwinProgress value)
    {
        lock (_lock)
        {
            _handled.Add((int)Math.Clamp(value.EventsHandled - _before, 0, int.MaxValue));
            _before = value.EventsHandled;
        }
    }

    /// <summary>Begins to count anew: the twin is empty.</summary>
    public void Restart() => Report(default);

    /// <summary>Writes the progress down again and again, until it is cancelled.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await SaveAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Writes the progress down.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await CountAsync(cancellationToken);
        var (handled, toHandle, rate, left) = Look();
        await book.NoteAsync(
            work.RebuildId,
            set => set
                .SetProperty(row => row.EventsHandled, handled)
                .SetProperty(row => row.EventsToHandle, toHandle)
                .SetProperty(row => row.EventsPerSecond, rate)
                .SetProperty(row => row.SecondsLeft, left),
            cancellationToken);
    }

    /// <summary>The first count is of the whole log; later ones are of its end.</summary>
    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var head = await reader.HeadAsync(cancellationToken);
        if (head <= _countedTo)
        {
            return;
        }

        var count = await reader.CountAsync(projection.EventNames, _countedTo, head, cancellationToken);
        lock (_lock)
        {
            if (_countedTo != LogPosition.Start)
            {
                _arrived.Add((int)Math.Min(count, int.MaxValue));
            }

            _toHandle += count;
            _countedTo = head;
        }
    }

    private (long Handled, long ToHandle, double Rate, double? SecondsLeft) Look()
    {
        lock (_lock)
        {
            var rate = Early(_handled.PerSecond);
            var gains = rate - Early(_arrived.PerSecond);
            var toHandle = Math.Max(_toHandle, _before);
            var rest = toHandle - _before;
            return (_before, toHandle, rate, rest == 0 ? 0 : gains > 0 ? rest / gains : null);
        }
    }

    /// <summary>A rate over the last seconds, of which not all may have passed yet.</summary>
    private double Early(double rate)
    {
        var passed = clock.GetElapsedTime(_began);
        return passed >= RateMeter.Span || passed <= TimeSpan.Zero ? rate : rate * (RateMeter.Span / passed);
    }
}
