using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>A rebuild: its steps, how far it is, what it found, and the buttons that approve or cancel it.</summary>
public sealed partial class RebuildPanel : ActionPanel
{
    /// <summary>The rebuild.</summary>
    [Parameter, EditorRequired]
    public required RebuildView Rebuild { get; set; }

    /// <summary>The present moment.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    private Task ApproveAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Serve the rebuilt tables of {Rebuild.Projection}?", "They take the place of the present ones.", "Approve", reason => new ApproveRebuild(Rebuild.RebuildId, reason),
        consequences: Consequence.OfApproval(Rebuild, Format)));

    private Task CancelAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Cancel the rebuild of {Rebuild.Projection}?", "It is not continued, and the tables it has filled are dropped.", "Cancel rebuild", reason => new CancelRebuild(Rebuild.RebuildId, reason), isDangerous: true,
        [
            $"{Format.Count(Rebuild.EventsHandled, "event was", "events were")} folded so far; the next rebuild begins again.",
            "The tables that are served stay as they are.",
        ]));
}
