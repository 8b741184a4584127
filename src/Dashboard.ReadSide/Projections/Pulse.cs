namespace Dashboard.ReadSide.Projections;

/// <summary>The sign of life of a loop: each turn beats. It is measured by timestamps, so a clock that is set does not matter.</summary>
internal sealed class Pulse(TimeProvider clock)
{
    private const long Resting = long.MaxValue;

    private long _beat = clock.GetTimestamp();

    /// <summary>The loop has turned.</summary>
    public void Beat() => Volatile.Write(ref _beat, clock.GetTimestamp());

    /// <summary>The loop waits on purpose until it beats again, however long that is.</summary>
    public void Rest() => Volatile.Write(ref _beat, Resting);

    /// <summary>Whether the last beat is older than a time.</summary>
    public bool IsOlderThan(TimeSpan age)
    {
        var beat = Volatile.Read(ref _beat);
        return beat != Resting && clock.GetElapsedTime(beat) > age;
    }
}
