namespace Dashboard.Domain.Log;

/// <summary>The one thing that the read side knows of the write side: the log, in order, without gaps.</summary>
public interface IEventLogReader
{
    /// <summary>
    /// Reads the events after a position, in log order, up to the first transaction that is still open: what is
    /// returned can never be preceded by an event that appears later.
    /// </summary>
    /// <param name="after">Position of the last event already taken.</param>
    /// <param name="limit">Most events to return, at least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<LoggedEvent>> ReadAsync(LogPosition after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads a stretch of the log for somebody who handles many events and wants to skip the rest.</summary>
    /// <param name="after">Position of the last event already taken.</param>
    /// <param name="until">Last position to read, at most <see cref="ReadableHeadAsync"/>.</param>
    /// <param name="without">Names of events to leave out; all others are read, those that nobody knows too.</param>
    /// <param name="limit">Most events to return, at least 1; with fewer, everything up to <paramref name="until"/> was read.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<LogStretch> ReadStretchAsync(
        LogPosition after, LogPosition until, IReadOnlyCollection<string> without, int limit, CancellationToken cancellationToken);

    /// <summary>The position of the newest event that readers may take: everything up to it is there for good.</summary>
    Task<LogPosition> ReadableHeadAsync(CancellationToken cancellationToken);

    /// <summary>Finds some events, in log order. One that the log does not hold is left out.</summary>
    /// <param name="sequences">Sequences of their positions.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<StoredEvent>> FindAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken);

    /// <summary>The position of the newest event in the log, whether readers may take it already or not.</summary>
    Task<LogPosition> HeadAsync(CancellationToken cancellationToken);

    /// <summary>Counts the events of some names between two places, those that no reader may take yet included.</summary>
    /// <param name="names">Names in the log.</param>
    /// <param name="after">Position before the first.</param>
    /// <param name="until">Position of the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<long> CountAsync(IReadOnlyCollection<string> names, LogPosition after, LogPosition until, CancellationToken cancellationToken);

    /// <summary>Says what had happened by an instant, of what readers may take now. It looks at the whole log up to its last event of that time.</summary>
    Task<LogPast> PastAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
