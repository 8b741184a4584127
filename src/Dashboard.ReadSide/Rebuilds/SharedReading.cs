using System.Runtime.CompilerServices;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>Reads the log ahead of the folds that run side by side: once for all of them, as far as they begin at the same place and time.</summary>
internal sealed class SharedReading(IEventLogReader reader, BulkSize size)
{
    private readonly Lock _lock = new();
    private readonly List<LogPass> _passes = [];
    private int _readers;

    /// <summary>How many folds read now.</summary>
    public int Readers => Volatile.Read(ref _readers);

    /// <summary>
    /// Reads from a position to another, or to the end of what can be read, in log order. Every event that the projection
    /// handles is there; others may be among them.
    /// </summary>
    public async IAsyncEnumerable<Stretch> ReadAsync(
        Projection projection, LogPosition after, LogPosition? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seat = new Seat(projection, after, until, size.StretchesAhead);
        var pass = Join(seat);
        Interlocked.Increment(ref _readers);
        try
        {
            await foreach (var stretch in seat.ReadAllAsync(cancellationToken))
            {
                if (stretch.Events is not null)
                {
                    yield return stretch;
                    continue;
                }

                await foreach (var missed in ReadAloneAsync(projection, after, stretch.End, cancellationToken))
                {
                    yield return missed;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
            if (await pass.LeaveAsync(seat))
            {
                Forget(pass);
            }
        }
    }

    private async IAsyncEnumerable<Stretch> ReadAloneAsync(
        Projection projection, LogPosition after, LogPosition until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seat = new Seat(projection, after, until, size.StretchesAhead);
        var pass = new LogPass(reader, after, size);
        pass.TryJoin(seat);
        try
        {
            await foreach (var stretch in seat.ReadAllAsync(cancellationToken))
            {
                yield return stretch;
            }
        }
        finally
        {
            await pass.LeaveAsync(seat);
        }
    }

    private LogPass Join(Seat seat)
    {
        lock (_lock)
        {
            if (_passes.Find(pass => pass.TryJoin(seat)) is { } joined)
            {
                return joined;
            }

            var begun = new LogPass(reader, seat.After, size);
            begun.TryJoin(seat);
            _passes.Add(begun);
            return begun;
        }
    }

    private void Forget(LogPass pass)
    {
        lock (_lock)
        {
            _passes.Remove(pass);
        }
    }
}
