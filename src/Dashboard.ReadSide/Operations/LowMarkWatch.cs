namespace Dashboard.ReadSide.Operations;

/// <summary>Tells who holds the log's low mark down, once that has lasted long enough to matter.</summary>
internal sealed class LowMarkWatch(IConsoleDatabase database, TimeProvider clock)
{
    /// <summary>Every write holds the mark for a moment; from here on it is somebody's fault.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private (ulong Mark, int Session, long Since) _seen;

    /// <summary>The mark, and its holder when it has been held for more than five seconds.</summary>
    public async Task<LowMark> LookAsync(CancellationToken cancellationToken)
    {
        var open = await database.OpenMarkAsync(cancellationToken);
        var age = open.Holder is { } holder ? holder.Age ?? AgeOf(open.Mark, holder.Session) : TimeSpan.Zero;
        return new LowMark(open.Mark, open.EventsBehind, age > Noticed ? Tell(open.Holder!, age) : null);
    }

    private static MarkHolder Tell(OpenTransaction holder, TimeSpan age) => new(
        holder.Session,
        string.IsNullOrEmpty(holder.Application) ? "(unnamed)" : holder.Application,
        age,
        string.IsNullOrWhiteSpace(holder.Query) ? "(the database does not say)" : holder.Query);

    /// <summary>How long the same transaction is known to hold the mark: for a database that does not let its user see when it began.</summary>
    private TimeSpan AgeOf(ulong mark, int session)
    {
        lock (_lock)
        {
            if ((_seen.Mark, _seen.Session) != (mark, session))
            {
                _seen = (mark, session, clock.GetTimestamp());
            }

            return clock.GetElapsedTime(_seen.Since);
        }
    }
}
