using Dashboard.Domain.Operations;

namespace Dashboard.ReadSide.Operations;

/// <summary>A rebuild that was asked for, and what was decided about it since. How far it is stands elsewhere.</summary>
public sealed record RebuildRequest
{
    public required Guid RebuildId { get; init; }

    public string Projection { get; set; } = "";

    public RebuildMode Mode { get; set; }

    public string Reason { get; set; } = "";

    public Guid RequestedById { get; set; }

    public string RequestedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    public string? ApprovedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    public string? ApprovedReason { get; set; }

    public string? CancelledBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    public string? CancelledReason { get; set; }
}
