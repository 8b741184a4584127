using Dashboard.Domain;
using Dashboard.Domain.Operations;

namespace Dashboard.ReadSide.Operations;

/// <summary>Where a rebuild is on its way.</summary>
public enum RebuildState
{
    /// <summary>Nobody has begun it yet.</summary>
    Requested,

    /// <summary>The log is folded into the twin, far behind its head.</summary>
    Copying,

    /// <summary>The log is folded; the twin gets its indexes.</summary>
    Indexing,

    /// <summary>The twin follows the head of the log closely.</summary>
    CatchingUp,

    /// <summary>The twin is compared with the tables that are served.</summary>
    Comparing,

    /// <summary>It waits for an operator to approve the swap; the twin is kept fresh meanwhile.</summary>
    AwaitingApproval,

    /// <summary>The twin is served now. The end.</summary>
    Swapped,

    /// <summary>It was asked to compare only, and has. The end.</summary>
    Compared,

    /// <summary>An operator called it off. The end.</summary>
    Cancelled,

    /// <summary>It could not go on. The end.</summary>
    Failed,
}

/// <summary>A rebuild as people see it.</summary>
public sealed record RebuildView
{
    public required Guid RebuildId { get; init; }

    public required string Projection { get; init; }

    public required RebuildMode Mode { get; init; }

    public required RebuildState State { get; init; }

    public required string Reason { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When a node began it, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was over, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The node that works on it, or did.</summary>
    public string? Node { get; init; }

    /// <summary>Events folded for the twin, of those that this projection handles; the last of them may be on their way to the disk.</summary>
    public long EventsHandled { get; init; }

    /// <summary>Events in the log that this projection handles, those that came meanwhile included.</summary>
    public long EventsToHandle { get; init; }

    /// <summary>Events handled a second, over the last few seconds; 0 while it does something else, and over the whole run once it is over.</summary>
    public double EventsPerSecond { get; init; }

    /// <summary>Time until the twin has caught up, with what will come meanwhile; nothing while nobody can say.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Error { get; init; }

    /// <summary>What the comparison found; nothing before, and for a rebuild that does not compare.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Who approved the swap, and why; nothing when nobody did.</summary>
    public Decision? Approval { get; init; }

    /// <summary>Who called it off, and why; nothing when nobody did. The node that works on it may not have heard of it yet.</summary>
    public Decision? Cancellation { get; init; }

    /// <summary>Whether nothing will happen to it any more.</summary>
    public bool IsOver => State is RebuildState.Swapped or RebuildState.Compared or RebuildState.Cancelled or RebuildState.Failed;
}

/// <summary>What somebody decided about a rebuild.</summary>
public sealed record Decision(string By, DateTimeOffset At, string Reason);

/// <summary>How the tables of a rebuild differ from those that are served, both at the same place in the log.</summary>
public sealed record Comparison
{
    /// <summary>Rows that only the rebuild has.</summary>
    public required long Added { get; init; }

    /// <summary>Rows that only the served tables have.</summary>
    public required long Removed { get; init; }

    /// <summary>Rows that both have, with different values.</summary>
    public required long Changed { get; init; }

    /// <summary>Rows that are equal.</summary>
    public required long Same { get; init; }

    /// <summary>Some of the differences, a few of each kind a table.</summary>
    public required IReadOnlyList<RowDifference> Samples { get; init; }

    /// <summary>Whether there is no difference at all.</summary>
    public bool IsEqual => Added + Removed + Changed == 0;

    /// <summary>What of it is told to somebody: values of rows are for operators alone, as the log is.</summary>
    public Comparison For(Role reader) => reader < Role.Operator ? this with { Samples = [] } : this;
}

/// <summary>One row that differs.</summary>
/// <param name="Table">Name of the row's type.</param>
/// <param name="RowKey">Key of the row, as text.</param>
/// <param name="Values">The columns that differ; for a row that only one side has, all of them.</param>
public sealed record RowDifference(string Table, string RowKey, IReadOnlyList<ValueDifference> Values);

/// <summary>One column that differs, as text; nothing on the side that has no such row or no value.</summary>
public sealed record ValueDifference(string Column, string? Served, string? Rebuilt);
