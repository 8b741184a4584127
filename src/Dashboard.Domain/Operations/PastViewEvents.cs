namespace Dashboard.Domain.Operations;

/// <summary>Somebody wants to see the whole dashboard as it was at a moment.</summary>
public sealed record PastViewRequested : IEvent
{
    public required Guid ViewId { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A view as of a moment is no longer wanted; its tables go.</summary>
public sealed record PastViewDropped : IEvent
{
    public required Guid ViewId { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }
}
