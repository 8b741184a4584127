using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What the console says of rebuilds.</summary>
internal static class RebuildTexts
{
    /// <summary>Where it is, as words.</summary>
    public static string Word(RebuildState state) => state switch
    {
        RebuildState.CatchingUp => "catching up",
        RebuildState.AwaitingApproval => "waiting for approval",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>Colour of its badge; a comparison that found something is nothing good.</summary>
    public static string Tone(RebuildView rebuild) => rebuild switch
    {
        { State: RebuildState.Compared, Comparison.IsEqual: false } => "warn",
        { State: RebuildState.Swapped or RebuildState.Compared } => "good",
        { State: RebuildState.AwaitingApproval } => "warn",
        { State: RebuildState.Failed } => "bad",
        _ => "plain",
    };

    /// <summary>What it is asked to do.</summary>
    public static string Word(RebuildMode mode) => mode switch
    {
        RebuildMode.CompareOnly => "Comparison",
        RebuildMode.AskFirst => "Rebuild with approval",
        _ => "Rebuild",
    };

    /// <summary>
    /// The steps it takes, in order, and for one that ended early those it surely took. What a mode does not do is left out.
    /// </summary>
    public static IReadOnlyList<RebuildState> Steps(RebuildView rebuild) => rebuild switch
    {
        { State: RebuildState.Cancelled or RebuildState.Failed, StartedAt: null } => [RebuildState.Requested, rebuild.State],
        { State: RebuildState.Cancelled or RebuildState.Failed, Comparison: null } => [RebuildState.Requested, RebuildState.Copying, rebuild.State],
        { State: RebuildState.Cancelled or RebuildState.Failed } =>
            [RebuildState.Requested, RebuildState.Copying, RebuildState.Indexing, RebuildState.Comparing, rebuild.State],
        { Mode: RebuildMode.CompareOnly } => [RebuildState.Requested, RebuildState.Copying, RebuildState.Indexing, RebuildState.Comparing, RebuildState.Compared],
        { Mode: RebuildMode.AskFirst } =>
            [RebuildState.Requested, RebuildState.Copying, RebuildState.Indexing, RebuildState.Comparing, RebuildState.AwaitingApproval, RebuildState.CatchingUp, RebuildState.Swapped],
        _ => [RebuildState.Requested, RebuildState.Copying, RebuildState.Indexing, RebuildState.CatchingUp, RebuildState.Swapped],
    };

    /// <summary>Share of the events that are folded, 0 to 100; never 100 before the twin has caught up.</summary>
    public static int Percent(RebuildView rebuild) => rebuild switch
    {
        { State: RebuildState.Comparing or RebuildState.AwaitingApproval or RebuildState.Swapped or RebuildState.Compared } => 100,
        { EventsToHandle: > 0 } => (int)Math.Clamp(100 * rebuild.EventsHandled / rebuild.EventsToHandle, 0, 99),
        _ => 0,
    };

    /// <summary>Whether it folds events; otherwise no share of them says how far it is.</summary>
    public static bool IsFolding(RebuildView rebuild) => rebuild.State is RebuildState.Copying or RebuildState.CatchingUp;

    /// <summary>How far it is: <c>1,200 of 5,000 events</c>.</summary>
    public static string Progress(RebuildView rebuild, StoreFormat format) => rebuild.EventsToHandle == 0
        ? "counting the events"
        : $"{format.Count(rebuild.EventsHandled)} of {format.Count(rebuild.EventsToHandle, "event", "events")}";

    /// <summary>What was decided about it, in order: a verb, and by whom, when and why.</summary>
    public static IEnumerable<(string Deed, Decision Decision)> Decisions(RebuildView rebuild)
    {
        if (rebuild.Approval is { } approval)
        {
            yield return ("Approved", approval);
        }

        if (rebuild.Cancellation is { } cancellation)
        {
            yield return (rebuild.State is RebuildState.Cancelled ? "Cancelled" : "Asked to cancel", cancellation);
        }
    }

    /// <summary>How long it will take, or what it does instead of folding.</summary>
    public static string TimeLeft(RebuildView rebuild, StoreFormat format) => rebuild switch
    {
        { State: RebuildState.Requested } => "waiting for a node",
        { State: RebuildState.Indexing } => "every event is folded; the new tables get their indexes",
        { State: RebuildState.Comparing } => "comparing with the tables that are served",
        { State: RebuildState.AwaitingApproval } => "kept fresh meanwhile",
        { IsOver: true } => "",
        { TimeLeft: { TotalSeconds: < 1 } } => "a moment left",
        { TimeLeft: { } left } => $"about {format.Duration(TimeSpan.FromSeconds(Math.Round(left.TotalSeconds)))} left",
        _ => "working out the time left",
    };

    /// <summary>What became of it, in a sentence.</summary>
    public static string Outcome(RebuildView rebuild, StoreFormat format) => rebuild.State switch
    {
        RebuildState.Swapped => "Its tables are served." + (rebuild.Approval is { } approval ? $" Approved by {approval.By}: {approval.Reason}" : ""),
        RebuildState.Compared when rebuild.Comparison is { } comparison => Difference(comparison, format),
        RebuildState.Cancelled when rebuild.Cancellation is { } cancelled => $"Cancelled by {cancelled.By}: {cancelled.Reason}",
        RebuildState.Failed => rebuild.Error ?? "It failed.",
        _ when rebuild.IsOver => "",
        _ => $"{Progress(rebuild, format)}",
    };

    /// <summary>What a comparison found, in a sentence.</summary>
    public static string Difference(Comparison comparison, StoreFormat format) => comparison.IsEqual
        ? $"No difference: {format.Count(comparison.Same, "row is equal", "rows are equal")}."
        : $"{format.Count(comparison.Added)} added, {format.Count(comparison.Removed)} removed, {format.Count(comparison.Changed)} changed, {format.Count(comparison.Same)} equal.";

    /// <summary>Events a second over the whole run.</summary>
    public static double Rate(RebuildView rebuild, TimeSpan duration) => duration > TimeSpan.Zero ? rebuild.EventsHandled / duration.TotalSeconds : 0;

    /// <summary>How long it took, or has taken so far.</summary>
    public static TimeSpan? Duration(RebuildView rebuild, DateTimeOffset now) => rebuild.StartedAt is { } started ? (rebuild.EndedAt ?? now) - started : null;
}
