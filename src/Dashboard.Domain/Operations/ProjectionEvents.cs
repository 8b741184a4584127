namespace Dashboard.Domain.Operations;

/// <summary>Somebody wants the tables of a projection folded anew, beside the ones that are served.</summary>
public sealed record ProjectionRebuildRequested : IEvent
{
    public required Guid RebuildId { get; init; }

    public required string Projection { get; init; }

    public required RebuildMode Mode { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A rebuild is no longer wanted; the tables that are served stay.</summary>
public sealed record ProjectionRebuildCancelled : IEvent
{
    public required Guid RebuildId { get; init; }

    public required string Projection { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Somebody has looked at the comparison of a rebuild and wants its tables served.</summary>
public sealed record ProjectionRebuildApproved : IEvent
{
    public required Guid RebuildId { get; init; }

    public required string Projection { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The tables that were served before the last rebuild are wanted back.</summary>
public sealed record ProjectionGoBackRequested : IEvent
{
    public required string Projection { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A projection stands still until it is resumed; its tables are served as they are.</summary>
public sealed record ProjectionPaused : IEvent
{
    public required string Projection { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A paused projection goes on, from where it stood.</summary>
public sealed record ProjectionResumed : IEvent
{
    public required string Projection { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Events that were set aside are to be folded after all: those of one row, or all of a projection.</summary>
public sealed record ParkedEventsRetryRequested : IEvent
{
    public required string Projection { get; init; }

    /// <summary>Table of the row; nothing for all rows.</summary>
    public string? Table { get; init; }

    /// <summary>Key of the row; nothing for all rows.</summary>
    public string? RowKey { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The first event that waits for a row is to be left out of it for good; those behind it are folded.</summary>
public sealed record ParkedEventSkipRequested : IEvent
{
    public required string Projection { get; init; }

    public required string Table { get; init; }

    public required string RowKey { get; init; }

    /// <summary>Which event: the sequence of its place in the log.</summary>
    public required long Sequence { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What becomes of a rebuild once its tables have caught up.</summary>
public enum RebuildMode
{
    /// <summary>Its tables are served at once.</summary>
    Swap,

    /// <summary>It is compared with the tables that are served and waits for an approval.</summary>
    AskFirst,

    /// <summary>It is compared and dropped: a drift check.</summary>
    CompareOnly,
}
