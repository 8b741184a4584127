using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>A stretch of the log: the events that a projection handles, and the place up to which there are no others.</summary>
internal readonly record struct Stretch(IReadOnlyList<LoggedEvent> Events, LogPosition End);

/// <summary>Reads the log ahead of whoever folds it, a few stretches at most.</summary>
internal sealed class BulkReader(IEventLogReader reader, Projection projection, BulkSize size)
{
    /// <summary>Reads from a position to another, or to the end of what can be read, in log order.</summary>
    public async IAsyncEnumerable<Stretch> ReadAsync(
        LogPosition after, LogPosition? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stretches = Channel.CreateBounded<Stretch>(size.StretchesAhead);
        var reading = Task.Run(() => FillAsync(stretches.Writer, after, until, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var stretch in stretches.Reader.ReadAllAsync(cancellationToken))
            {
                yield return stretch;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    private async Task FillAsync(ChannelWriter<Stretch> stretches, LogPosition after, LogPosition? until, CancellationToken cancellationToken)
    {
        try
        {
            while (await EndAsync(after, until, cancellationToken) is { } end)
            {
                IReadOnlyList<LoggedEvent> events;
                do
                {
                    events = await reader.ReadStretchAsync(after, end, projection.Unhandled, size.EventsAtATime, cancellationToken);
                    after = events.Count < size.EventsAtATime ? end : events[^1].Position;
                    await stretches.WriteAsync(new Stretch(events, after), cancellationToken);
                }
                while (after < end);
            }

            stretches.Complete();
        }
        catch (Exception fault)
        {
            stretches.Complete(fault);
        }
    }

    /// <summary>How far one can read now; nothing when that is no further than before.</summary>
    private async Task<LogPosition?> EndAsync(LogPosition after, LogPosition? until, CancellationToken cancellationToken)
    {
        var head = await reader.ReadableHeadAsync(cancellationToken);
        var end = until < head ? until.Value : head;
        return end > after ? end : null;
    }
}
