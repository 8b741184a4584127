using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dashboard.Web.Components.Pages.Profile;

/// <summary>Sets one's own picture, or takes it away.</summary>
public sealed partial class PicturePanel : CommandForm
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int _attempt;

    /// <summary>Oneself.</summary>
    [Parameter, EditorRequired]
    public required StaffUserRow Member { get; set; }

    /// <summary>It was set; the position.</summary>
    [Parameter, EditorRequired]
    public EventCallback<LogPosition?> Sent { get; set; }

    private async Task TakeAsync(InputFileChangeEventArgs args)
    {
        // The same file chosen again is a change again only for a new input.
        _attempt++;
        if (args.File.Size > StaffPicture.MostBytes)
        {
            Take(Refusal.Rule("too-large", $"The picture can have at most {StaffPicture.MostBytes / 1024} kB."));
            return;
        }

        using var bytes = new MemoryStream();
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await using var file = args.File.OpenReadStream(StaffPicture.MostBytes, late.Token);
            await file.CopyToAsync(bytes, late.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            FormLog.SendingFailed(Logger, fault, nameof(SetPicture));
            Take(Refusal.Rule("not-read", "The file could not be read. Please try again."));
            return;
        }

        await SetAsync(bytes.ToArray());
    }

    private async Task SetAsync(byte[]? image)
    {
        if (await SendAsync(new SetPicture(Desk.Actor.Id, image)) is { } outcome)
        {
            await Sent.InvokeAsync(outcome.Position);
        }
    }
}
