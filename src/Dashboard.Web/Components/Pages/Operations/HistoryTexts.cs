using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What the history of a projection says of its entries.</summary>
internal static class HistoryTexts
{
    /// <summary>What was done.</summary>
    public static string What(HistoryEntry entry) => entry.Kind switch
    {
        DeedKind.Rebuild => entry.Rebuild is { } rebuild ? RebuildTexts.Word(rebuild.Mode) : "Rebuild",
        DeedKind.GoBack => "Went back to the tables of before",
        DeedKind.Pause => "Paused",
        DeedKind.Resume => "Resumed",
        DeedKind.Skip => $"Skipped an event of {RowOf(entry)}",
        _ when entry.RowKey is null => "Retried all",
        _ => $"Retried {RowOf(entry)}",
    };

    /// <summary>How long a rebuild that is over took, and how long a pause lasted.</summary>
    public static TimeSpan? Duration(HistoryEntry entry) => entry switch
    {
        { Rebuild: { StartedAt: { } started, EndedAt: { } ended } } => ended - started,
        { Resumed: { } resumed } => resumed.At - entry.Decision.At,
        _ => null,
    };

    /// <summary>What became of it, a rebuild excepted.</summary>
    public static string Outcome(HistoryEntry entry, StoreFormat format) => entry switch
    {
        { Kind: DeedKind.Pause, Resumed: { } resumed } => $"Until {format.Second(resumed.At)}, resumed by {resumed.By}: {resumed.Reason}",
        { Kind: DeedKind.Pause } => "Still paused.",
        _ => entry.Outcome ?? "on its way",
    };

    private static string RowOf(HistoryEntry entry) => entry.Table == ParkedEvent.AnyTable ? $"any row of {entry.RowKey}" : $"{entry.Table} {entry.RowKey}";
}
