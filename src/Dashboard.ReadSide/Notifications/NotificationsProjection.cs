using Dashboard.Domain.Customers;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.People;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Notifications;

/// <summary>One row a message, and how many there are of each kind in each status. It tells what was sent, and sends nothing.</summary>
internal sealed class NotificationsProjection : Projection
{
    public NotificationsProjection()
        : base(ProjectionNames.Notifications, version: 1)
    {
        var messages = Table<NotificationRow, Guid>(row => row.MessageId, id => new NotificationRow { MessageId = id });
        var counts = Table<NotificationCount, string>(row => row.Key, key => new NotificationCount { Key = key });

        On<MessageQueued>().Changes(messages, e => e.MessageId, Queue);
        On<MessageSending>().Changes(messages, e => e.MessageId, (row, e, _) =>
        {
            Become(row, MessageStatus.Sending, e.At);
            row.Attempts = e.Attempt;
        });
        On<MessageSent>().Changes(messages, e => e.MessageId, (row, e, _) =>
        {
            Become(row, MessageStatus.Sent, e.At);
            (row.SentAt, row.Receipt, row.Failure) = (e.At, e.Receipt, null);
        });
        On<MessageFailed>().Changes(messages, e => e.MessageId, (row, e, _) =>
        {
            Become(row, e.AgainAt is null ? MessageStatus.Failed : MessageStatus.Waiting, e.At);
            (row.Failure, row.AgainAt) = (e.Reason, e.AgainAt);
        });
        On<MessageUnsure>().Changes(messages, e => e.MessageId, (row, e, _) =>
        {
            Become(row, MessageStatus.Unsure, e.At);
            row.Failure = e.Reason;
        });
        On<MessageRetried>().Changes(messages, e => e.MessageId, (row, e, logged) =>
        {
            Become(row, MessageStatus.Waiting, e.At);
            row.RetriedBy = logged.ActorName;
        });
        On<CustomerErased>().ChangesEach(messages, (e, _) => e.Messages, id => id, (row, _, _, _) => Erase(row));
        On<StaffUserErased>().ChangesEach(messages, (e, _) => e.Messages, id => id, (row, _, _, _) => Erase(row));

        Sum(messages, counts,
            row => (row.Kind, row.Status),
            part => string.Create(CultureInfo.InvariantCulture, $"{(int)part.Kind}/{(int)part.Status}"),
            (sum, part, sign) =>
            {
                (sum.Kind, sum.Status) = part;
                sum.Messages += sign;
            },
            sum => sum.Messages == 0);
    }

    private static void Queue(NotificationRow row, MessageQueued e, LoggedEvent logged)
    {
        (row.Kind, row.To, row.Name) = (e.Kind, e.To, e.Name);
        (row.CustomerId, row.OrderId, row.ProductId, row.SubscriptionId) = (e.CustomerId, e.OrderId, e.ProductId, e.SubscriptionId);
        (row.About, row.Subject, row.Text, row.QueuedAt) = (e.About, e.Subject, e.Text, e.At);
        row.SearchText = SearchTextOf(row);
        Become(row, MessageStatus.Waiting, e.At);
    }

    private static void Erase(NotificationRow row)
    {
        (row.To, row.Name, row.Subject, row.Text) = (Erased.Word, Erased.Word, Erased.Word, Erased.Word);
        row.Receipt = row.Receipt is null ? null : Erased.Word;
        row.Failure = row.Failure is null ? null : Erased.Word;
        row.SearchText = SearchTextOf(row);
    }

    private static string SearchTextOf(NotificationRow row) => string.Join(' ', row.Name, row.To, row.About, row.Subject).ToLowerInvariant();

    private static void Become(NotificationRow row, MessageStatus status, DateTimeOffset at) => (row.Status, row.MovedAt, row.AgainAt) = (status, at, null);
}
