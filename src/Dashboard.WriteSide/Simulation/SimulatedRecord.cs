namespace Dashboard.WriteSide.Simulation;

/// <summary>Something that a simulated partner knows, as a real one would know it in a database of its own: it outlives a restart.</summary>
public sealed class SimulatedRecord
{
    /// <summary>Longest key, in characters.</summary>
    public const int KeyLength = 200;

    /// <summary>What it is about, such as <c>payment-call:…</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What is known, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Number of changes; guards against two at once.</summary>
    public int Version { get; set; }
}
