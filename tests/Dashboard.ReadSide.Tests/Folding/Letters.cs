using Dashboard.Domain.Messages;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Messages for histories.</summary>
internal static class Letters
{
    /// <summary>A message that waits; its event is pending.</summary>
    public static Message Queued(DateTimeOffset at, MessageKind kind = MessageKind.OrderConfirmed, Guid? customer = null, Guid? order = null, string name = "Ana Silva") => Message.Queue(
        Guid.CreateVersion7(),
        new Recipient(customer ?? Guid.CreateVersion7(), name, "ana@example.com"),
        new MessageContent(kind, "Order 12", "Your order 12 is confirmed", "Dear Ana", "<p>Dear Ana</p>") { OrderId = order ?? Guid.CreateVersion7() },
        at);

    /// <summary>Moves a message to a status.</summary>
    public static Message Move(this Message message, MessageStatus to, DateTimeOffset at)
    {
        if (to == MessageStatus.Waiting)
        {
            return message;
        }

        message.Send(at);
        switch (to)
        {
            case MessageStatus.Sent:
                message.Succeed(message.Attempts, "a.eml", at);
                break;
            case MessageStatus.Failed:
                message.Fail(message.Attempts, "There is no such mailbox.", againAt: null, at);
                break;
            case MessageStatus.Unsure:
                message.Doubt(message.Attempts, "It did not answer in time.", at);
                break;
        }

        return message;
    }
}
