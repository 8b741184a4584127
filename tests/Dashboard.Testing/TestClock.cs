namespace Dashboard.Testing;

/// <summary>
/// The system's clock until a test says what time it is. Timers and durations always run by the real one, so that a pause
/// before a retry ends by itself.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _now;

    /// <summary>Stops the clock at an instant, or lets it run again.</summary>
    public DateTimeOffset? Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }

        set
        {
            lock (_lock)
            {
                _now = value?.ToUniversalTime();
            }
        }
    }

    /// <summary>Moves the clock forward, and stops it there.</summary>
    public void Advance(TimeSpan by) => Now = GetUtcNow() + by;

    public override DateTimeOffset GetUtcNow() => Now ?? base.GetUtcNow();
}
