using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// One pass over the log for as many folds as there are: an event is read and deserialised once for all of them. The
/// slowest sets the pace, as no more than a few stretches are held in memory.
/// </summary>
/// <param name="reader">The log.</param>
/// <param name="from">Position before the first event.</param>
/// <param name="size">How much at a time.</param>
internal sealed class LogPass(IEventLogReader reader, LogPosition from, BulkSize size)
{
    private readonly Lock _lock = new();
    private readonly List<Seat> _seats = [];
    private readonly CancellationTokenSource _deserted = new();
    private readonly LogPosition _from = from;
    private LogPosition _at = from;
    private long _read;
    private bool _isOver;
    private Task _reading = Task.CompletedTask;
    private Task _giving = Task.CompletedTask;

    /// <summary>Takes a seat, unless the pass is over, or so far on that what was missed is long to read.</summary>
    public bool TryJoin(Seat seat)
    {
        lock (_lock)
        {
            if (_isOver || seat.After < _from || seat.After > _at || _read > size.EventsToMakeUp)
            {
                return false;
            }

            _seats.Add(seat);
            if (_seats.Count == 1)
            {
                _reading = BulkThreads.Begin(RunAsync);
            }

            return true;
        }
    }

    /// <summary>Gives a seat up. After the last one has, nothing is read any more.</summary>
    /// <returns>Whether the pass is over.</returns>
    public async Task<bool> LeaveAsync(Seat seat)
    {
        seat.End(fault: null);
        lock (_lock)
        {
            _seats.Remove(seat);
            _isOver |= _seats.Count == 0;
            if (!_isOver)
            {
                return false;
            }
        }

        await _deserted.CancelAsync();
        await _reading;
        return true;
    }

    private async Task RunAsync()
    {
        try
        {
            var end = _at;
            while (Readers() is { Count: > 0 } readers)
            {
                foreach (var seat in readers)
                {
                    await seat.BeginAsync(_at);
                }

                end = end > _at ? end : await EndAsync(readers);
                if (end == _at)
                {
                    break;
                }

                await GoOnAsync(readers, end);
            }

            await _giving;
            foreach (var seat in Close())
            {
                await seat.BeginAsync(_at);
                seat.End(fault: null);
            }
        }
        catch (Exception fault)
        {
            await Task.WhenAny(_giving);
            foreach (var seat in Close())
            {
                seat.End(fault);
            }
        }
    }

    /// <summary>
    /// Receives the next stretch; it is deserialised, and given to those who were there before it was received, while the
    /// one after it is received.
    /// </summary>
    private async Task GoOnAsync(List<Seat> readers, LogPosition end)
    {
        var without = readers.Select(seat => seat.Projection.Unhandled).Aggregate((one, other) => [.. one.Intersect(other)]);
        var received = await reader.ReadStretchAsync(_at, end, without, size.EventsAtATime, _deserted.Token);
        var place = received.Count < size.EventsAtATime ? end : received.Last;
        lock (_lock)
        {
            _at = place;
            _read += received.Count;
        }

        await _giving;
        _giving = BulkThreads.Begin(() => GiveAsync(readers, received, place));
    }

    private static async Task GiveAsync(List<Seat> readers, LogStretch received, LogPosition place)
    {
        foreach (var seat in readers)
        {
            await seat.GiveAsync(new Stretch(received.Events, place));
        }
    }

    /// <summary>How far one can read now, of what is wanted.</summary>
    private async Task<LogPosition> EndAsync(List<Seat> readers)
    {
        var head = await reader.ReadableHeadAsync(_deserted.Token);
        var wanted = readers.Max(seat => seat.Until ?? head);
        var end = wanted < head ? wanted : head;
        return end > _at ? end : _at;
    }

    private List<Seat> Readers()
    {
        lock (_lock)
        {
            return [.. _seats.Where(seat => !seat.IsServed)];
        }
    }

    /// <summary>Nobody may join any more; says who is left.</summary>
    private List<Seat> Close()
    {
        lock (_lock)
        {
            _isOver = true;
            return [.. _seats];
        }
    }
}
