using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sagas;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>A subscription with everything that is known of it.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Charges">Every try to charge something, newest first.</param>
/// <param name="Notes">What happened to it, oldest first.</param>
public sealed record SubscriptionDetail(SubscriptionRow Subscription, IReadOnlyList<SubscriptionCharge> Charges, IReadOnlyList<SubscriptionNote> Notes)
{
    /// <summary>The saga of its last renewal; nothing before the first.</summary>
    public SagaRow? Saga { get; init; }

    /// <summary>What the customer was told of it, oldest first.</summary>
    public IReadOnlyList<NotificationRow> Messages { get; init; } = [];

    /// <summary>Everything that happened to it and what the customer was told, oldest first.</summary>
    public IEnumerable<TimelineEntry> Timeline() => Notes.Select(note => note.Entry).Concat(Told()).OrderBy(entry => entry.At);

    private IEnumerable<TimelineEntry> Told() => Messages.Select(message =>
        new TimelineEntry(message.MovedAt, OrderDetail.EventOf(message.Status), message.RetriedBy ?? Message.Outbox, message.Failure, message.Subject)
        {
            Attempts = message.Attempts,
            AgainAt = message.AgainAt,
        });
}
