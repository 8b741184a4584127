using Dashboard.Domain.Messages;

namespace Dashboard.ReadSide.Notifications;

/// <summary>A message to a customer: what went to whom, when and why, or what failed.</summary>
public sealed record NotificationRow
{
    public required Guid MessageId { get; init; }

    public MessageKind Kind { get; set; }

    public MessageStatus Status { get; set; }

    /// <summary>E-mail address to which it goes.</summary>
    public string To { get; set; } = "";

    /// <summary>Name of the customer.</summary>
    public string Name { get; set; } = "";

    public Guid CustomerId { get; set; }

    /// <summary>The order that it is about; nothing when it is about none.</summary>
    public Guid? OrderId { get; set; }

    /// <summary>The product that it is about; nothing when it is about none.</summary>
    public Guid? ProductId { get; set; }

    /// <summary>The subscription that it is about; nothing when it is about none.</summary>
    public Guid? SubscriptionId { get; set; }

    /// <summary>What it is about in a few words.</summary>
    public string About { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary>The message as plain text.</summary>
    public string Text { get; set; } = "";

    /// <summary>When it was written, UTC. Lists are in this order.</summary>
    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>When it came to its status, UTC.</summary>
    public DateTimeOffset MovedAt { get; set; }

    /// <summary>When it was sent, UTC; nothing unless it was.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What took it, such as the name of a file or of a mail server; nothing unless it was sent.</summary>
    public string? Receipt { get; set; }

    /// <summary>How often it was about to be handed over.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? AgainAt { get; set; }

    /// <summary>Why the last try was not surely taken; nothing once one was.</summary>
    public string? Failure { get; set; }

    /// <summary>Who asked last for it to be sent again; nothing when nobody did.</summary>
    public string? RetriedBy { get; set; }

    /// <summary>Name, address, what it is about and subject, lower case.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>How many messages of a kind have a status; a counter row.</summary>
public sealed record NotificationCount
{
    /// <summary><c>kind/status</c>.</summary>
    public required string Key { get; init; }

    public MessageKind Kind { get; set; }

    public MessageStatus Status { get; set; }

    public int Messages { get; set; }
}
