namespace Dashboard.Web.Hosting;

/// <summary>
/// The system's clock, ahead by as much as somebody asked for: months pass in a moment, and renewals can be watched. For trying
/// things out only; what is written meanwhile bears the dates of its time. Sign-ins stay on the system's own time.
/// </summary>
internal sealed class TravellingClock : TimeProvider
{
    /// <summary>Furthest from the system's clock: ten years.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(3_653);

    private long _ahead;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref _ahead));

    /// <summary>Goes forward. It never goes back: what happened would lie in the future.</summary>
    /// <returns>Whether it went; not beyond <see cref="Furthest"/>.</returns>
    public bool TryAdvance(TimeSpan by)
    {
        if (by < TimeSpan.Zero || by > Furthest || Ahead + by > Furthest)
        {
            return false;
        }

        Interlocked.Add(ref _ahead, by.Ticks);
        return true;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
