using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Sagas;

namespace Dashboard.ReadSide.Orders;

/// <summary>An order with everything that is known of its fulfilment.</summary>
/// <param name="Order">The order.</param>
/// <param name="Fulfilment">How it is paid and sent; nothing where nothing of that happened.</param>
/// <param name="Saga">The saga that fulfils it; nothing where none does.</param>
public sealed record OrderDetail(OrderRow Order, OrderFulfilmentRow? Fulfilment, SagaRow? Saga)
{
    /// <summary>What the customer was told of it, oldest first.</summary>
    public IReadOnlyList<NotificationRow> Messages { get; init; } = [];

    public OrderPayment? Payment => Fulfilment?.Payment;

    public OrderShipment? Shipment => Fulfilment?.Shipment;

    /// <summary>Whether its saga is about to take the next step by itself: it waits neither for a person nor to try again.</summary>
    public bool IsOnItsWay =>
        Saga is { Status: SagaStatus.Running or SagaStatus.Compensating, Trouble: null, AgainAt: null } and var saga
        && !(saga.Status is SagaStatus.Running && Order.Status is OrderStatus.Confirmed);

    /// <summary>
    /// Everything that happened to the order, oldest first: statuses, payment, shipment, the steps of its saga as they stand,
    /// what people did to that, and what the customer was told. What is still to come stands last.
    /// </summary>
    public IEnumerable<TimelineEntry> Timeline() =>
        Statuses().Concat(Fulfilment?.Notes ?? []).Concat(Steps()).Concat(Deeds()).Concat(Told()).OrderBy(entry => entry.What == TimelineEvent.StepPending).ThenBy(entry => entry.At);

    private IEnumerable<TimelineEntry> Statuses() =>
        Order.StatusHistory.Select(change => new TimelineEntry(change.At, TimelineEvent.Status, change.By, change.Reason, change.Status.Word()));

    private IEnumerable<TimelineEntry> Steps() => (Saga?.Steps ?? []).Select(step =>
        new TimelineEntry(step.EndedAt ?? step.WantedAt, EventOf(step), Saga!.Kind, step.Answer, step.Step) { Attempts = step.Attempts, AgainAt = step.AgainAt });

    private IEnumerable<TimelineEntry> Deeds() => (Saga?.Deeds ?? []).Select(deed => new TimelineEntry(deed.At, EventOf(deed.What), deed.By, deed.Reason));

    private IEnumerable<TimelineEntry> Told() => Messages.Select(message =>
        new TimelineEntry(message.MovedAt, EventOf(message.Status), message.RetriedBy ?? Message.Outbox, message.Failure, message.Subject) { Attempts = message.Attempts, AgainAt = message.AgainAt });

    internal static TimelineEvent EventOf(MessageStatus status) => status switch
    {
        MessageStatus.Waiting or MessageStatus.Sending => TimelineEvent.MessageWaiting,
        MessageStatus.Sent => TimelineEvent.MessageSent,
        MessageStatus.Failed => TimelineEvent.MessageFailed,
        MessageStatus.Unsure => TimelineEvent.MessageUnsure,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };

    private static TimelineEvent EventOf(SagaStep step) => step.Outcome switch
    {
        SagaCommandStatus.Pending => TimelineEvent.StepPending,
        SagaCommandStatus.Done => step.Answer is null ? TimelineEvent.StepDone : TimelineEvent.StepSkipped,
        SagaCommandStatus.Refused => TimelineEvent.StepRefused,
        SagaCommandStatus.Skipped => TimelineEvent.StepSkipped,
        SagaCommandStatus.GivenUp => TimelineEvent.StepGivenUp,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Outcome, "There is no such outcome."),
    };

    private static TimelineEvent EventOf(SagaDeedKind deed) => deed switch
    {
        SagaDeedKind.Compensated => TimelineEvent.SagaStopped,
        SagaDeedKind.Retried => TimelineEvent.SagaRetried,
        SagaDeedKind.GaveUp => TimelineEvent.SagaGivenUp,
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "There is no such deed."),
    };
}
