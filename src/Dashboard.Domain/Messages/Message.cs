using System.Globalization;
using Dashboard.Domain.Store;

namespace Dashboard.Domain.Messages;

/// <summary>
/// An e-mail to a customer: waiting → sending → sent; back to waiting when it was surely not taken; failed when that happened
/// too often; unsure when nobody heard. What failed or is unsure goes on only when a person asks for it; what is to be tried again
/// goes on sooner when a person asks for it.
/// </summary>
public sealed class Message : Aggregate
{
    /// <summary>Who messages are written and sent by, as the log names it.</summary>
    public const string Outbox = "messages";

    private const string StreamWord = "message";

    private Message()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => StreamWord;

    public MessageKind Kind { get; private set; }

    public string To { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The customer to whom it goes; the member of staff when it is an invitation.</summary>
    public Guid CustomerId { get; private set; }

    public Guid? OrderId { get; private set; }

    public Guid? ProductId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    public MessageStatus Status { get; private set; }

    /// <summary>How often it was about to be handed over.</summary>
    public int Attempts { get; private set; }

    /// <summary>Tries since it was written, or since a person asked for it again: these are bounded.</summary>
    public int Round { get; private set; }

    /// <summary>Whether a try failed and it waits for the next; not once a person asked for it, for then it is due at once.</summary>
    private bool IsTriedAgain => Status == MessageStatus.Waiting && Round > 0;

    /// <summary>When it is sent, UTC; nothing unless it is waiting.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Identity of the message that tells a customer of an event: there is one.</summary>
    public static Guid IdOf(Guid causeId, Guid customerId) =>
        NamedId.Of(StreamWord, string.Create(CultureInfo.InvariantCulture, $"{causeId:n}/{customerId:n}"));

    /// <summary>An empty message, for <see cref="Aggregate.Replay"/>.</summary>
    public static Message Blank() => new();

    /// <summary>Puts a message into the outbox.</summary>
    public static Message Queue(Guid causeId, Recipient to, MessageContent content, DateTimeOffset at)
    {
        var message = new Message();
        message.Raise(new MessageQueued
        {
            MessageId = IdOf(causeId, to.CustomerId),
            Kind = content.Kind,
            To = to.Address,
            Name = to.Name,
            CustomerId = to.CustomerId,
            OrderId = content.OrderId,
            ProductId = content.ProductId,
            SubscriptionId = content.SubscriptionId,
            About = content.About,
            Subject = content.Subject,
            Text = content.Text,
            Html = content.Html,
            CauseId = causeId,
            At = at.ToMicroseconds(),
        });
        return message;
    }

    /// <summary>Says that it is about to be handed over.</summary>
    /// <exception cref="InvalidOperationException">It does not wait to be.</exception>
    public void Send(DateTimeOffset at)
    {
        if (Status != MessageStatus.Waiting)
        {
            throw new InvalidOperationException($"The message is {Status.Word()}.");
        }

        Raise(new MessageSending { MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), Attempt = Attempts + 1 });
    }

    /// <summary>Notes that a try was taken; told late it counts too, as long as nothing was tried since.</summary>
    public void Succeed(int attempt, string receipt, DateTimeOffset at)
    {
        if (attempt == Attempts && Status != MessageStatus.Sent)
        {
            Raise(new MessageSent { MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), Attempt = attempt, Receipt = receipt });
        }
    }

    /// <summary>Notes that a try was surely not taken.</summary>
    /// <param name="attempt">The try.</param>
    /// <param name="reason">Why.</param>
    /// <param name="againAt">When it is tried again; nothing when it is given up.</param>
    /// <param name="at">Now.</param>
    public void Fail(int attempt, string reason, DateTimeOffset? againAt, DateTimeOffset at)
    {
        if (attempt == Attempts && Status is MessageStatus.Sending or MessageStatus.Unsure)
        {
            Raise(new MessageFailed
            {
                MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), Attempt = attempt, Reason = reason, AgainAt = againAt?.ToMicroseconds(),
            });
        }
    }

    /// <summary>Never sends it, as there is nobody any more to whom it could go. What was sent already stays so.</summary>
    public void Discard(DateTimeOffset at)
    {
        if (Status == MessageStatus.Waiting)
        {
            Raise(new MessageFailed
            {
                MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), Attempt = Attempts, Reason = "Whom it was for is erased.", AgainAt = null,
            });
        }
    }

    /// <summary>Notes that nobody knows whether a try was taken.</summary>
    public void Doubt(int attempt, string reason, DateTimeOffset at)
    {
        if (attempt == Attempts && Status == MessageStatus.Sending)
        {
            Raise(new MessageUnsure { MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), Attempt = attempt, Reason = reason });
        }
    }

    /// <summary>Sends it again because a person wants it: now, with all its tries.</summary>
    /// <returns>A refusal unless a try of it failed and it waits for the next, or it failed, or may not have been sent.</returns>
    public Refusal? Retry(DateTimeOffset at)
    {
        if (Status is not (MessageStatus.Failed or MessageStatus.Unsure) && !IsTriedAgain)
        {
            return Refusal.Rule("message-not-failed", $"The message is {Status.Word()}: only one that was tried in vain or may not have been sent can be sent again.");
        }

        Raise(new MessageRetried { MessageId = Id, Kind = Kind, To = To, CustomerId = CustomerId, OrderId = OrderId, ProductId = ProductId, At = at.ToMicroseconds(), From = Status });
        return null;
    }

    /// <summary>The same message with other words in it, to be handed over and not to be kept: it has no history.</summary>
    public Message With(string text, string html)
    {
        var copy = (Message)MemberwiseClone();
        (copy.Text, copy.Html) = (text, html);
        return copy;
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case MessageQueued e:
                (Id, Kind, To, Name) = (e.MessageId, e.Kind, e.To, e.Name);
                (CustomerId, OrderId, ProductId) = (e.CustomerId, e.OrderId, e.ProductId);
                (Subject, Text, Html, DueAt) = (e.Subject, e.Text, e.Html, e.At);
                break;
            case MessageSending e:
                (Status, Attempts, Round, DueAt) = (MessageStatus.Sending, e.Attempt, Round + 1, null);
                break;
            case MessageSent:
                (Status, DueAt) = (MessageStatus.Sent, null);
                break;
            case MessageFailed e:
                (Status, DueAt) = (e.AgainAt is null ? MessageStatus.Failed : MessageStatus.Waiting, e.AgainAt);
                break;
            case MessageUnsure:
                Status = MessageStatus.Unsure;
                break;
            case MessageRetried e:
                (Status, Round, DueAt) = (MessageStatus.Waiting, 0, e.At);
                break;
            default:
                throw NotMine(change);
        }
    }
}

/// <summary>To whom a message goes.</summary>
public sealed record Recipient(Guid CustomerId, string Name, string Address);

/// <summary>What a message says.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="About">What it is about in a few words.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">As plain text.</param>
/// <param name="Html">As HTML.</param>
public sealed record MessageContent(MessageKind Kind, string About, string Subject, string Text, string Html)
{
    /// <summary>The order that it is about.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The product that it is about.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>The subscription that it is about.</summary>
    public Guid? SubscriptionId { get; init; }
}
