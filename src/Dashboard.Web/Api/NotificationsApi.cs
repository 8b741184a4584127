using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.WriteSide.Messages;

namespace Dashboard.Web.Api;

/// <summary><c>/api/notifications</c>: what customers were told, and what failed.</summary>
internal static class NotificationsApi
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", List).Produces<ListAnswer<NotificationAnswer>>();
        notifications.MapGet("/{id}", Get).Produces<NotificationAnswer>();
        notifications.MapPost("/retry-failed", RetryFailed).Produces<RetriedMessages>();
        notifications.MapPost("/{id}/retry", Retry).Produces<NotificationKey>();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? kind = null, string? status = null, string? customerId = null, string? orderId = null,
        string? query = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListNotifications
        {
            Kind = faults.Word<MessageKind>(kind, "kind"),
            Status = faults.Word<MessageStatus>(status, "status"),
            CustomerId = faults.OptionalId(customerId, "customerId"),
            OrderId = faults.OptionalId(orderId, "orderId"),
            Text = faults.Text(query, "query"),
            Page = request,
        };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<NotificationAnswer>.Of(found, request, NotificationAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetNotification(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, row => row is null ? Problems.NotFound("message", question.MessageId) : Results.Ok(NotificationAnswer.Of(row)), cancellationToken);
    }

    private static Task<IResult> Retry(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new RetryMessage(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Results.Ok(new NotificationKey(command.MessageId)), cancellationToken);
    }

    private static Task<IResult> RetryFailed(ApiDesk desk, CancellationToken cancellationToken) =>
        desk.SendAsync(new RetryFailedMessages(), new Faults(), Results.Ok, cancellationToken);

    /// <summary>The message that a command was about.</summary>
    internal sealed record NotificationKey(Guid MessageId);
}

/// <summary>A message to a customer.</summary>
internal sealed record NotificationAnswer(
    Guid MessageId, string Kind, string Status, Guid CustomerId, string Name, string To, Guid? OrderId, Guid? ProductId, string About, string Subject, string Text,
    DateTimeOffset QueuedAt, DateTimeOffset MovedAt, DateTimeOffset? SentAt, string? Receipt, int Attempts, DateTimeOffset? AgainAt, string? Failure, string? RetriedBy)
{
    public static NotificationAnswer Of(NotificationRow row) => new(
        row.MessageId, Words.Of(row.Kind), Words.Of(row.Status), row.CustomerId, row.Name, row.To, row.OrderId, row.ProductId, row.About, row.Subject, row.Text,
        row.QueuedAt, row.MovedAt, row.SentAt, row.Receipt, row.Attempts, row.AgainAt, row.Failure, row.RetriedBy);
}
