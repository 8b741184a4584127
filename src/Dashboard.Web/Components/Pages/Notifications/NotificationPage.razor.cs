using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.WriteSide.Messages;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Notifications;

/// <summary>One message: what it says, to whom, why, what became of it; and it can be sent again.</summary>
public sealed partial class NotificationPage : LiveComponent<NotificationRow>
{
    /// <summary>Which message.</summary>
    [Parameter]
    public Guid MessageId { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Notifications];

    /// <inheritdoc/>
    protected override object Identity => MessageId;

    /// <inheritdoc/>
    protected override Task<NotificationRow?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetNotification(MessageId), cancellationToken);

    private async Task RetryAsync()
    {
        var message = Answer!;
        var sentence = message.Status == MessageStatus.Unsure
            ? $"Nobody heard whether it reached {message.To}: the customer may get it twice."
            : $"It goes to {message.To} once more.";
        if (await Dialogs.ConfirmAsync("Send it again?", sentence, "Send again", () => new RetryMessage(message.MessageId), isDangerous: message.Status == MessageStatus.Unsure) is { } sent)
        {
            await ExpectAsync(sent.Position);
        }
    }
}
