using System.Globalization;
using Dashboard.ReadSide.Past;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.AsOf;

/// <summary>The views as of a moment, how far each is, and what one may do with it.</summary>
public sealed partial class PastViewList : ActionPanel
{
    /// <summary>The views.</summary>
    [Parameter, EditorRequired]
    public required PastViews Views { get; set; }

    private static string WordOf(PastState state) => state switch
    {
        PastState.Waiting => "waits its turn",
        PastState.Ready => "ready",
        _ => "failed",
    };

    private static string ToneOf(PastState state) => state switch
    {
        PastState.Ready => "good",
        PastState.Failed => "bad",
        _ => "neutral",
    };

    private static string? PercentOf(PastViewInfo view) => view.EventsToHandle == 0 || view.EventsHandled >= view.EventsToHandle
        ? null
        : (view.EventsHandled * 100 / view.EventsToHandle).ToString(CultureInfo.InvariantCulture);

    private string Told(PastViewInfo view) => view switch
    {
        { EventsToHandle: 0 } => "Looks what had happened.",
        _ when view.EventsHandled >= view.EventsToHandle => "Makes the last indexes.",
        { TimeLeft: { } left } => $"{PercentOf(view)} %, about {Format.Duration(left)} left",
        _ => $"{PercentOf(view)} %",
    };

    private Task CancelAsync(PastViewInfo view) => TellAsync(Dialogs.ConfirmAsync(
        $"Cancel the view as of {Format.Second(view.At)}?", "What is built of it so far is dropped.", "Cancel view", () => new CancelViewAsOf(view.ViewId)));

    private Task DropAsync(PastViewInfo view) => TellAsync(Dialogs.ReasonAsync(
        $"Drop the view as of {Format.Second(view.At)}?", "Whoever looks at it is told that it is gone. It can be built again.", "Drop", reason => new DropViewAsOf(view.ViewId, reason), isDangerous: true));
}
