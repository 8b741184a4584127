namespace Dashboard.Web.Components.Live;

/// <summary>
/// One clock for every screen of the process: ticks once a second while anybody listens, so that "behind by 4 s" counts
/// on without a timer for each page.
/// </summary>
public sealed class Ticker(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Action? _tick;
    private ITimer? _timer;

    /// <summary>Raised every second, on a thread of the pool; the handler must be quick and must not throw.</summary>
    public event Action Tick
    {
        add
        {
            lock (_lock)
            {
                _tick += value;
                _timer ??= time.CreateTimer(static ticker => ((Ticker)ticker!).Raise(), this, Second, Second);
            }
        }
        remove
        {
            lock (_lock)
            {
                _tick -= value;
                if (_tick is null)
                {
                    _timer?.Dispose();
                    _timer = null;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            (_timer, _tick) = (null, null);
        }
    }

    private void Raise() => _tick?.Invoke();
}
