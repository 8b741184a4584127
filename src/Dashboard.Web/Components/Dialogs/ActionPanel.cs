using Dashboard.Domain.Log;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>A part of a page with buttons that ask in a dialog before they send a command.</summary>
public abstract class ActionPanel : ComponentBase
{
    /// <summary>A command was accepted; its position.</summary>
    [Parameter, EditorRequired]
    public EventCallback<LogPosition?> Sent { get; set; }

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <summary>Says what was sent, once the dialog is closed; nothing when it was left without sending.</summary>
    protected async Task TellAsync(Task<Sent?> dialog)
    {
        if (await dialog is { } sent)
        {
            await Sent.InvokeAsync(sent.Position);
        }
    }
}
