using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Past;

/// <summary>The views as of a moment that are there or on their way, the newest request first.</summary>
public sealed record ListPastViews : IQuestion<PastViews>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>Views as of a moment.</summary>
/// <param name="Items">Those that are there or on their way, and what just failed.</param>
/// <param name="Most">How many there may be at once.</param>
/// <param name="Keep">How long one stays that nobody looks at.</param>
public sealed record PastViews(IReadOnlyList<PastViewInfo> Items, int Most, TimeSpan Keep);

/// <summary>A view as of a moment, as people see it.</summary>
public sealed record PastViewInfo
{
    public required Guid ViewId { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required PastState State { get; init; }

    public string RequestedBy { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>When somebody looked at it last, roughly, UTC.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>When it goes if nobody looks at it until then, UTC.</summary>
    public DateTimeOffset? GoesAt { get; init; }

    public long EventsHandled { get; init; }

    public long EventsToHandle { get; init; }

    /// <summary>Until all events are folded; nothing while nobody can say.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Size on disk.</summary>
    public long Bytes { get; init; }

    /// <summary>Events that could not be folded.</summary>
    public int SetAside { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Note { get; init; }
}
