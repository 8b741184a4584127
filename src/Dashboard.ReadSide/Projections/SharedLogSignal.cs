using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>The signal for this node's readers, which also tells what other nodes must be told: that this one wrote.</summary>
internal sealed class SharedLogSignal(TimeProvider clock) : IEventLogSignal, IDisposable
{
    private readonly EventLogSignal _readers = new(clock);
    private readonly EventLogSignal _others = new(clock);

    public LogPosition Newest => _readers.Newest;

    public void Raise(LogPosition? committed)
    {
        _readers.Raise(committed);
        if (committed is not null)
        {
            _others.Raise(committed);
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _readers.WaitAsync(atMost, cancellationToken);

    /// <summary>Waits until this node has written something of which others were not told.</summary>
    public Task WaitForNewsAsync(CancellationToken cancellationToken) => _others.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _others.Dispose();
    }
}
