namespace Dashboard.ReadSide.Past;

/// <summary>A moment in the past that is looked at.</summary>
/// <param name="ViewId">The view as of it.</param>
/// <param name="At">The moment, UTC.</param>
public sealed record PastMoment(Guid ViewId, DateTimeOffset At);

/// <summary>
/// From when somebody looks at the dashboard: now, or as of a moment in the past. One for each circuit and each request; questions are
/// answered from the tables of that moment, and everything that counts from now counts from it.
/// </summary>
public sealed class Viewpoint(TimeProvider clock)
{
    /// <summary>The moment in the past; nothing for now.</summary>
    public PastMoment? Past { get; private set; }

    /// <summary>The time it is there.</summary>
    public DateTimeOffset Now => Past?.At ?? clock.GetUtcNow();

    /// <summary>Looks from another moment, before anything is shown.</summary>
    public void LookFrom(PastMoment? past) => Past = past;
}
