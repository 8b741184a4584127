namespace Dashboard.Domain.Log;

/// <summary>An in-process signal for one waiting reader: raised twice while nobody waits, it wakes once.</summary>
public sealed class EventLogSignal(TimeProvider clock) : IEventLogSignal, IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);
    private readonly Lock _lock = new();
    private LogPosition _newest;

    /// <inheritdoc/>
    public LogPosition Newest
    {
        get
        {
            lock (_lock)
            {
                return _newest;
            }
        }
    }

    /// <inheritdoc/>
    public void Raise(LogPosition? committed)
    {
        lock (_lock)
        {
            if (committed is { } position && position > _newest)
            {
                _newest = position;
            }

            if (_raised.CurrentCount == 0)
            {
                _raised.Release();
            }
        }
    }

    /// <inheritdoc/>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _raised.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: the reader looks by itself.
            return;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();
}
