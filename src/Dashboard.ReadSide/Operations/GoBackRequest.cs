namespace Dashboard.ReadSide.Operations;

/// <summary>Somebody wants the retired tables of a projection back.</summary>
public sealed record GoBackRequest
{
    /// <summary>The event that asks.</summary>
    public required Guid EventId { get; init; }

    public string Projection { get; set; } = "";

    public string Reason { get; set; } = "";

    public string By { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; set; }
}
