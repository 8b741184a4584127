using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Live;

/// <summary>How far a view can be trusted to show the present.</summary>
public enum FreshnessLevel
{
    /// <summary>Everything that happened is shown.</summary>
    Fresh,

    /// <summary>The view lags, or holds rows back, or the person paused it.</summary>
    Behind,

    /// <summary>The projection stands still and nobody but a person will move it.</summary>
    Stopped,
}

/// <summary>What a screen says about its freshness.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="AsOf">Until when everything is shown.</param>
/// <param name="Reason">Why it is not fresh, in a sentence; nothing when it is.</param>
public sealed record FreshnessState(FreshnessLevel Level, DateTimeOffset AsOf, string? Reason)
{
    /// <summary>A lag that a person need not know of.</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);

    /// <summary>A loop that has not turned for so long is taken for dead.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <summary>The worst of several projections; nothing for none.</summary>
    public static FreshnessState? Of(IEnumerable<ProjectionStatus> statuses, DateTimeOffset now, StoreFormat format)
    {
        var all = statuses.Select(status => Of(status, now, format)).ToList();
        return all.Count == 0 ? null : all.MaxBy(state => state.Level)! with { AsOf = all.Min(state => state.AsOf) };
    }

    private static FreshnessState Of(ProjectionStatus status, DateTimeOffset now, StoreFormat format)
    {
        var silence = now - status.HeartbeatAt;
        var isRun = status.RunnerState is not (ProjectionState.StandingBy or ProjectionState.Starting);
        return status switch
        {
            { RunnerState: ProjectionState.Stopped } => new(FreshnessLevel.Stopped, status.AsOf, $"{status.Name} is stopped. {status.LastError}".TrimEnd()),
            { RunnerState: ProjectionState.Paused } => new(FreshnessLevel.Stopped, status.AsOf, $"{status.Name} is paused by an operator."),
            { RunnerState: ProjectionState.Stalled } => new(FreshnessLevel.Stopped, status.AsOf, $"{status.Name} is stalled and started again by itself."),
            _ when isRun && silence > LongestSilence =>
                new(FreshnessLevel.Stopped, status.AsOf, $"{status.Name} has not moved for {format.Span(silence)}."),
            { RunnerState: ProjectionState.Retrying } => new(FreshnessLevel.Behind, status.AsOf, $"{status.Name} tries again by itself. {status.LastError}".TrimEnd()),
            _ when status.Lag > Tolerated => new(FreshnessLevel.Behind, status.AsOf, $"{status.Name} is {format.Span(status.Lag)} behind."),
            { RunnerState: ProjectionState.Degraded } => new(FreshnessLevel.Behind, status.AsOf, $"{status.Name} holds back {format.Count(status.Parked, "event", "events")} that it could not take."),
            { RunnerState: ProjectionState.Starting } => new(FreshnessLevel.Behind, status.AsOf, $"{status.Name} is starting."),
            _ => new(FreshnessLevel.Fresh, status.AsOf, null),
        };
    }
}
