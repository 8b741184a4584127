namespace Dashboard.WriteSide;

/// <summary>Pauses between tries of something that fails.</summary>
internal static class Backoff
{
    /// <summary>The pause after a number of tries: it doubles, within its bound, and half of it is random, so that many do not try at once.</summary>
    /// <param name="first">Pause after the first try.</param>
    /// <param name="longest">The bound.</param>
    /// <param name="attempts">Tries so far, from 1.</param>
    /// <param name="random">Chance, 0 to 1.</param>
    public static TimeSpan After(TimeSpan first, TimeSpan longest, int attempts, double random)
    {
        var whole = Math.Min(first.TotalMilliseconds * Math.Pow(2, attempts - 1), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(whole * (0.5 + (random / 2)));
    }
}
