using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What an operator's action will do, in sentences, before it is done.</summary>
internal static class Consequence
{
    /// <summary>A rebuild of one projection.</summary>
    public static IReadOnlyList<string> OfRebuild(ProjectionView projection, RebuildMode mode, StoreFormat format) =>
    [
        $"{format.Count(projection.Estimate.Events, "event is", "events are")} folded anew by version {projection.Status.Version} into tables beside the present ones, {Duration(projection.Estimate.Duration, format)}.",
        $"It needs about {format.Bytes(projection.Estimate.Bytes)} on disk {(mode is RebuildMode.CompareOnly ? "until it is done" : "for the second set of tables")}.",
        "Screens go on being served from the present tables, and those are kept fresh meanwhile.",
        .. End(mode, projection.RetiredAt, format),
    ];

    /// <summary>A rebuild of several projections.</summary>
    public static IReadOnlyList<string> OfRebuilds(IReadOnlyList<ProjectionView> projections, RebuildMode mode, StoreFormat format)
    {
        var durations = projections.Select(projection => projection.Estimate.Duration).ToList();
        TimeSpan? longest = durations.Contains(null) ? null : durations.Max();
        return
        [
            $"{format.Count(projections.Count, "projection folds", "projections fold")} {format.Count(projections.Sum(projection => projection.Estimate.Events), "event", "events")} anew, side by side, {Duration(longest, format)}.",
            $"They need about {format.Bytes(projections.Sum(projection => projection.Estimate.Bytes))} on disk {(mode is RebuildMode.CompareOnly ? "until they are done" : "for the second sets of tables")}.",
            "Screens go on being served from the present tables, and those are kept fresh meanwhile.",
            .. End(mode, null, format),
        ];
    }

    /// <summary>Going back to the tables of before the last swap.</summary>
    public static IReadOnlyList<string> OfGoingBack(ProjectionView projection, StoreFormat format) =>
    [
        $"The tables that were retired on {format.Second(projection.RetiredAt)} are served again, as they were then.",
        "Every event since then is folded into them from where they stood: until they have caught up, screens say how far behind they are.",
        "The present ones are kept in their place: one can return to them in the same way, until the next rebuild.",
    ];

    /// <summary>Serving a rebuild that waits.</summary>
    public static IReadOnlyList<string> OfApproval(RebuildView rebuild, StoreFormat format) =>
    [
        rebuild.Comparison is { } comparison ? $"The comparison found: {RebuildTexts.Difference(comparison, format)}" : "There is no comparison.",
        .. End(RebuildMode.Swap, null, format),
    ];

    private static IReadOnlyList<string> End(RebuildMode mode, DateTimeOffset? retiredAt, StoreFormat format) => mode switch
    {
        RebuildMode.CompareOnly => ["Nothing is swapped: the differences are shown, and the new tables are dropped."],
        RebuildMode.AskFirst => ["The differences are shown, and nothing is swapped until somebody approves."],
        _ =>
        [
            "The new tables are swapped in within a moment. The present ones are kept until the next rebuild, so that one can go back."
                + (retiredAt is null ? "" : $" Those retired on {format.Second(retiredAt)} are dropped."),
        ],
    };

    private static string Duration(TimeSpan? duration, StoreFormat format) => duration is { } known
        ? $"which takes about {(known < TimeSpan.FromSeconds(1) ? "a second" : format.Duration(TimeSpan.FromSeconds(Math.Round(known.TotalSeconds))))}, going by the last time"
        : "which takes as long as it takes: there was no rebuild yet to go by";
}
