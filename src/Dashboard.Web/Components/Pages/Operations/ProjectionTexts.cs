using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What the console says of projections.</summary>
internal static class ProjectionTexts
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(10);

    /// <summary>The list of all projections.</summary>
    public const string Path = "/operations/projections";

    /// <summary>The page of one projection.</summary>
    public static string PathOf(string projection) => $"{Path}/{Uri.EscapeDataString(projection)}";

    /// <summary>What it does, as a word.</summary>
    public static string Word(ProjectionState state) => state switch
    {
        ProjectionState.StandingBy => "standing by",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>What the word means, for a tooltip.</summary>
    public static string Meaning(ProjectionState state) => state switch
    {
        ProjectionState.Starting => "It has not begun yet on this node.",
        ProjectionState.StandingBy => "Another node runs it.",
        ProjectionState.Running => "It folds events as they come.",
        ProjectionState.Degraded => "It runs, but holds back rows whose events it could not take.",
        ProjectionState.Retrying => "It met a passing fault and tries again by itself.",
        ProjectionState.Paused => "Somebody paused it. Its tables are served as they are.",
        ProjectionState.Stalled => "Its runner does not turn. It is started again by itself.",
        _ => "It gave up. Mend the cause; then pause and resume it, or rebuild it.",
    };

    /// <summary>Colour of its badge.</summary>
    public static string Tone(ProjectionState state) => state switch
    {
        ProjectionState.Running => "good",
        ProjectionState.Degraded or ProjectionState.Retrying or ProjectionState.Paused => "warn",
        ProjectionState.Stopped or ProjectionState.Stalled => "bad",
        _ => "plain",
    };

    /// <summary>Whether it is so far behind that people notice.</summary>
    public static bool IsLate(ProjectionStatus status) => status.Lag > LongestLag;

    /// <summary>What an operator should look at, in a few words; nothing when all is well.</summary>
    public static string? Trouble(ProjectionStatus status, StoreFormat format) => status switch
    {
        _ when Tone(status.RunnerState) is "warn" or "bad" => $"{status.Name} is {Word(status.RunnerState)}",
        { Parked: > 0 } => $"{status.Name} has set {format.Count(status.Parked, "event", "events")} aside",
        _ when IsLate(status) => $"{status.Name} is {Behind(status, format)}",
        _ => null,
    };

    /// <summary>Whether its last fault still hinders it.</summary>
    public static bool IsHindered(ProjectionStatus status) =>
        status.LastError is not null || status.RunnerState is ProjectionState.Degraded or ProjectionState.Retrying or ProjectionState.Stopped or ProjectionState.Stalled;

    /// <summary>How far behind the present it is.</summary>
    public static string Behind(ProjectionStatus status, StoreFormat format) => status.Lag < TimeSpan.FromSeconds(1)
        ? "up to date"
        : $"{(status.Lag < TimeSpan.FromMinutes(10) ? format.Count((long)status.Lag.TotalSeconds) + " s" : format.Span(status.Lag))} behind";

    /// <summary>What kind of fault it is, in a few words.</summary>
    public static string Word(FaultKind kind) => kind switch
    {
        FaultKind.Transient => "Passing fault",
        FaultKind.PoisonEvent => "An event it cannot take",
        FaultKind.Database => "The database refuses",
        FaultKind.HandlerBug => "A mistake in its handler",
        _ => "Unknown event",
    };

    /// <summary>What becomes of a fault of that kind, and what to do about it.</summary>
    public static string Advice(FaultKind kind) => kind switch
    {
        FaultKind.Transient => "It is tried again by itself, ever more slowly.",
        FaultKind.PoisonEvent => "The event is set aside with the later ones of its row; everything else goes on. Mend the handler, then retry, or skip the event.",
        FaultKind.Database => "Look at the table and the value that the sentence names; then retry.",
        FaultKind.HandlerBug => "It happens whatever the event: it needs another program.",
        _ => "A newer program wrote it, and nobody here can tell which projections it concerns, so all have set it aside. Bring this node up to date, then retry; or skip it for all of them at once.",
    };

    /// <summary>What an operator should look at, that a runner which folds events knows nothing of.</summary>
    public static string? Trouble(ProjectionView projection, StoreFormat format) => projection switch
    {
        _ when Trouble(projection.Status, format) is { } trouble => trouble,
        { Rebuild.State: RebuildState.AwaitingApproval } => $"{projection.Status.Name} has a rebuild that waits for approval",
        { Rebuild: null, WhyRebuild: not null } => $"{projection.Status.Name} should be rebuilt",
        _ => null,
    };

    /// <summary>A sentence for the head of the list: is all well?</summary>
    public static string Verdict(IReadOnlyList<ProjectionView> projections, StoreFormat format)
    {
        var troubled = projections.Select(projection => Trouble(projection, format)).OfType<string>().ToList();
        return troubled.Count == 0
            ? $"All {projections.Count} projections run and are up to date."
            : $"{troubled.Count} of {projections.Count} {(troubled.Count == 1 ? "needs" : "need")} attention: {string.Join(", ", troubled)}.";
    }
}
