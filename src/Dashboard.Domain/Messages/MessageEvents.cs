namespace Dashboard.Domain.Messages;

/// <summary>What every event of a message tells.</summary>
public abstract record MessageEvent : IEvent
{
    public required Guid MessageId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>E-mail address to which it goes.</summary>
    public required string To { get; init; }

    /// <summary>The customer to whom it goes; the member of staff when it is an invitation.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The order that it is about; nothing when it is about none.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The product that it is about; nothing when it is about none.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A message was written, and waits to be sent.</summary>
public sealed record MessageQueued : MessageEvent
{
    /// <summary>Name of the customer.</summary>
    public required string Name { get; init; }

    /// <summary>The subscription that it is about; nothing when it is about none.</summary>
    public Guid? SubscriptionId { get; init; }

    public required string Subject { get; init; }

    /// <summary>The message as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The message as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>What it is about in a few words, such as <c>Order 12</c> or a product's name.</summary>
    public required string About { get; init; }

    /// <summary>The event that it tells of.</summary>
    public required Guid CauseId { get; init; }
}

/// <summary>A message is about to be handed over. Written before, so that nothing is ever handed over twice by itself.</summary>
public sealed record MessageSending : MessageEvent
{
    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }
}

/// <summary>A message was handed over, and taken.</summary>
public sealed record MessageSent : MessageEvent
{
    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What took it, such as the name of a file or of a mail server.</summary>
    public required string Receipt { get; init; }
}

/// <summary>A message was surely not taken.</summary>
public sealed record MessageFailed : MessageEvent
{
    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }

    public required string Reason { get; init; }

    /// <summary>When it is tried again, UTC; nothing when it is given up.</summary>
    public DateTimeOffset? AgainAt { get; init; }
}

/// <summary>Nobody knows whether a message was taken.</summary>
public sealed record MessageUnsure : MessageEvent
{
    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A person asked for a message to be sent again.</summary>
public sealed record MessageRetried : MessageEvent
{
    /// <summary>The status before.</summary>
    public required MessageStatus From { get; init; }
}
