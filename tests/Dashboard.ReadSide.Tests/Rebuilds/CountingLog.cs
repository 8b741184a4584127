using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>A log in memory that counts how often each of its events is read, and stops where a test wants it to.</summary>
/// <param name="length">Events, at the sequences from 1 on.</param>
internal sealed class CountingLog(int length) : IEventLogReader
{
    private readonly List<LoggedEvent> _events = [.. Enumerable.Range(1, length).Select(Verified)];
    private readonly SemaphoreSlim _reads = new(0);
    private int _read;

    /// <summary>Events that were handed out, one that was handed out twice counted twice.</summary>
    public int Read => _read;

    /// <summary>Thrown by the next read.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Lets so many more stretches be read.</summary>
    public void Allow(int stretches) => _reads.Release(stretches);

    public static LogPosition At(int sequence) => new(1, sequence);

    public async Task<LogStretch> ReadStretchAsync(
        LogPosition after, LogPosition until, IReadOnlyCollection<string> without, int limit, CancellationToken cancellationToken)
    {
        await _reads.WaitAsync(cancellationToken);
        if (Fault is not null)
        {
            throw Fault;
        }

        LoggedEvent[] some = [.. _events.Where(logged => logged.Position > after && logged.Position <= until && !without.Contains(logged.Name)).Take(limit)];
        Interlocked.Add(ref _read, some.Length);
        return new LogStretch(some);
    }

    public Task<LogPosition> ReadableHeadAsync(CancellationToken cancellationToken) => Task.FromResult(_events[^1].Position);

    public Task<LogPosition> HeadAsync(CancellationToken cancellationToken) => ReadableHeadAsync(cancellationToken);

    public Task<IReadOnlyList<LoggedEvent>> ReadAsync(LogPosition after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredEvent>> FindAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(IReadOnlyCollection<string> names, LogPosition after, LogPosition until, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LogPast> PastAsync(DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static LoggedEvent Verified(int sequence) => new()
    {
        Position = At(sequence),
        EventId = Guid.CreateVersion7(),
        StreamKind = "customer",
        StreamId = Guid.CreateVersion7(),
        StreamVersion = 1,
        Name = "customer-verified",
        SchemaVersion = 1,
        Event = new CustomerVerified { CustomerId = Guid.CreateVersion7(), Name = "Ana" },
        OccurredAt = DateTimeOffset.UnixEpoch,
        RecordedAt = DateTimeOffset.UnixEpoch,
        ActorId = Guid.Empty,
        ActorName = "",
        CommandId = Guid.Empty,
        CorrelationId = Guid.Empty,
        CausationId = Guid.Empty,
    };
}
