using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Messages;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Notifications;

/// <summary>What the list of messages shows.</summary>
/// <param name="Messages">A page of them.</param>
/// <param name="Counts">How many there are of each kind in each status.</param>
/// <param name="TriedAgain">How many wait to be tried again, after a try that failed.</param>
public sealed record NotificationsAnswer(Page<NotificationRow> Messages, IReadOnlyList<NotificationCount> Counts, long TriedAgain);

/// <summary>What went to whom, when and why, and what failed: by status, kind and text, paged by key; follows every change.</summary>
public sealed partial class NotificationsPage : ListComponent<NotificationFilter, NotificationsAnswer>
{
    private readonly RowMarks<NotificationRow, Guid> _marks = new(row => row.MessageId, row => (row.Status, row.MovedAt));

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Notifications];

    /// <inheritdoc/>
    protected override NotificationFilter Narrowed => new()
    {
        Status = UriQuery.Word<MessageStatus>(Status),
        Kind = UriQuery.Word<MessageKind>(Kind),
        Text = UriQuery.Text(Text),
        CustomerId = Guid.TryParse(Customer, out var customer) ? customer : null,
        OrderId = Guid.TryParse(Order, out var order) ? order : null,
    };

    private long Failed => CountOf(MessageStatus.Failed);

    private string Verdict => Answer is null
        ? "What customers were told, when and why."
        : NotificationTexts.Verdict(Failed, CountOf(MessageStatus.Unsure), Answer.TriedAgain, Format);

    /// <inheritdoc/>
    protected override async Task<NotificationsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var messages = Desk.AskAsync(Current.Question, cancellationToken);
        var counts = Desk.AskAsync(new CountNotifications(), cancellationToken);
        var triedAgain = Desk.AskAsync(new CountMessagesTriedAgain(), cancellationToken);
        await Task.WhenAll(messages, counts, triedAgain);
        return new NotificationsAnswer(await messages, await counts, await triedAgain);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(NotificationsAnswer? before, NotificationsAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Messages.Items ?? [], isSameQuestion);

    private long CountOf(MessageStatus status) => Answer?.Counts.Where(count => count.Status == status).Sum(count => (long)count.Messages) ?? 0;

    private void SearchFor(string text) => Search(Current with { Text = UriQuery.Text(text) });

    private async Task RetryFailedAsync()
    {
        var sentence = Failed <= RetryFailedMessages.AtMost
            ? $"{Format.Count(Failed, "message", "messages")} that failed {(Failed == 1 ? "is" : "are")} sent again. What may have been sent is not."
            : $"{Format.Count(RetryFailedMessages.AtMost)} of {Format.Count(Failed)} messages that failed are sent again. What may have been sent is not.";
        if (await Dialogs.StepAsync("Send all failed again?", sentence, "Send again", () => new RetryFailedMessages()) is { } sent)
        {
            await ExpectAsync(sent.Position);
        }
    }
}
