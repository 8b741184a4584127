using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What an operator can do with a projection. Each asks first, says what it will do, and wants a reason.</summary>
public sealed partial class ProjectionActions : ActionPanel
{
    /// <summary>The projection.</summary>
    [Parameter, EditorRequired]
    public required ProjectionView Projection { get; set; }

    private string Name => Projection.Status.Name;

    private bool IsPaused => Projection.Pause is not null;

    private bool IsRebuilding => Projection.Rebuild is not null;

    private string? Busy => IsRebuilding ? "A rebuild is on its way: wait for it or cancel it" : null;

    private Task RebuildAsync(RebuildMode mode) => TellAsync(Dialogs.OpenAsync<RebuildDialog>(
        mode is RebuildMode.CompareOnly ? $"Compare {Name}" : $"Rebuild {Name}",
        new Dictionary<string, object?> { [nameof(RebuildDialog.Projection)] = Projection, [nameof(RebuildDialog.Mode)] = mode }));

    private Task PauseAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Pause {Name}?", $"{Name} stands still until somebody resumes it.", "Pause projection", reason => new PauseProjection(Name, reason), isDangerous: true,
        [
            "Numbers on screens that read its tables stay as they are now, and the screens say so.",
            "Nothing is lost: events are written on, and folded once it is resumed.",
        ]));

    private Task ResumeAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Resume {Name}?", $"{Name} goes on from where it stood.", "Resume projection", reason => new ResumeProjection(Name, reason), isDangerous: false,
        [$"{Format.Count(Projection.Status.EventsBehind, "event waits", "events wait")} to be folded. Until that is done, screens say how far behind they are."]));

    /// <summary>Going back twice is going forth.</summary>
    private string Back => Projection.IsBack ? "Serve rebuilt tables" : "Go back";

    private Task GoBackAsync() => TellAsync(Dialogs.ReasonAsync(
        Projection.IsBack ? "Serve the rebuilt tables again?" : "Go back to the tables of before?",
        Projection.IsBack ? $"The last rebuild of {Name} was undone; now that is undone." : $"The last rebuild of {Name} is undone.",
        Back, reason => new GoBack(Name, reason), isDangerous: true,
        Consequence.OfGoingBack(Projection, Format)));
}
