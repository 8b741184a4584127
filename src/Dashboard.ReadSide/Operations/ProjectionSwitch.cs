namespace Dashboard.ReadSide.Operations;

/// <summary>Whether a projection stands still by somebody's wish, and since when. No row: it never did.</summary>
public sealed record ProjectionSwitch
{
    public required string Projection { get; init; }

    public bool IsPaused { get; set; }

    public string Reason { get; set; } = "";

    public string By { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; set; }
}
