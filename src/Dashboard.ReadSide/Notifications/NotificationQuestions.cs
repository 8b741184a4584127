using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Notifications;

/// <summary>The messages that fit, the newest first, a page of them.</summary>
public sealed record ListNotifications : IQuestion<Page<NotificationRow>>
{
    public MessageKind? Kind { get; init; }

    public MessageStatus? Status { get; init; }

    /// <summary>Only those to a customer.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Only those about an order.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Words that name, address, what it is about and subject hold, whatever their case.</summary>
    public string? Text { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Notifications];
}

/// <summary>One message; nothing when there is none of that id.</summary>
public sealed record GetNotification(Guid MessageId) : IQuestion<NotificationRow?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Notifications];
}

/// <summary>How many messages wait to be tried again, after a try that failed.</summary>
public sealed record CountMessagesTriedAgain : IQuestion<long>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Notifications];
}

/// <summary>How many messages there are of each kind in each status; a row only where there are some.</summary>
public sealed record CountNotifications : IQuestion<IReadOnlyList<NotificationCount>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Notifications];
}
