using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Words and colours for what happens to an order or a subscription.</summary>
internal static class TimelineTexts
{
    /// <summary>What happened, in a few words.</summary>
    public static string Sentence(TimelineEntry entry, StoreFormat format) => entry.What switch
    {
        TimelineEvent.Status => entry.Detail ?? "",
        TimelineEvent.PaymentAuthorized => $"{format.Money(entry.Amount)} set aside with {entry.Detail}",
        TimelineEvent.PaymentDeclined => $"{format.Money(entry.Amount)} turned down with {entry.Detail}",
        TimelineEvent.PaymentCaptured => $"{format.Money(entry.Amount)} taken",
        TimelineEvent.CaptureFailed => $"{format.Money(entry.Amount)} could not be taken with {entry.Detail}",
        TimelineEvent.PaymentRefunded => $"{format.Money(entry.Amount)} given back",
        TimelineEvent.PaymentReleased => $"{format.Money(entry.Amount)} let go, nothing was charged",
        TimelineEvent.ParcelOrdered => $"Parcel ordered: {entry.Detail}",
        TimelineEvent.ParcelCalledOff => $"Parcel called off: {entry.Detail}",
        TimelineEvent.ParcelDelivered => $"Parcel delivered: {entry.Detail}",
        TimelineEvent.MessageWaiting when entry.AgainAt is { } later => $"E-mail tried {Times(entry, format)}, again at {format.Time(later)}: {entry.Detail}",
        TimelineEvent.MessageWaiting => $"E-mail on its way: {entry.Detail}",
        TimelineEvent.MessageSent => $"E-mail sent: {entry.Detail}",
        TimelineEvent.MessageFailed => $"E-mail not sent: {entry.Detail}",
        TimelineEvent.MessageUnsure => $"E-mail that may have been sent: {entry.Detail}",
        TimelineEvent.SagaStopped => "Fulfilment stopped, to undo what was done",
        TimelineEvent.SagaRetried => "Undoing tried again",
        TimelineEvent.SagaGivenUp => "Fulfilment ended as it was",
        TimelineEvent.StepPending when entry.AgainAt is { } again => $"Step tried {Times(entry, format)}, again at {format.Time(again)}: {entry.Detail}",
        TimelineEvent.StepPending => $"Step on its way: {entry.Detail}",
        TimelineEvent.StepDone when entry.Attempts > 1 => $"Step taken, tried {Times(entry, format)}: {entry.Detail}",
        TimelineEvent.StepDone => $"Step taken: {entry.Detail}",
        TimelineEvent.StepRefused => $"Step refused: {entry.Detail}",
        TimelineEvent.StepSkipped => $"Step no longer needed: {entry.Detail}",
        TimelineEvent.StepGivenUp => $"Step given up, tried {Times(entry, format)}: {entry.Detail}",
        TimelineEvent.SubscriptionStarted => $"Started with {entry.Detail}, {format.Money(entry.Amount)} charged",
        TimelineEvent.TrialStarted => $"Trial of {entry.Detail} until {Day(entry, format)}",
        TimelineEvent.SubscriptionTakenOver => $"Began elsewhere with {entry.Detail}",
        TimelineEvent.SubscriptionUpgraded => $"Upgraded: {entry.Detail}{Charged(entry, format)}",
        TimelineEvent.SubscriptionDowngraded => $"Downgraded: {entry.Detail}{Charged(entry, format)}",
        TimelineEvent.ChangePlanned => $"Will change to {entry.Detail} on {Day(entry, format)}",
        TimelineEvent.ChangeTakenBack => $"Stays with {entry.Detail}: the planned change was taken back",
        TimelineEvent.CancellationPlanned => $"Will end on {Day(entry, format)}",
        TimelineEvent.RenewalDue => $"{format.Money(entry.Amount)} due for {entry.Detail} from {Day(entry, format)}",
        TimelineEvent.SubscriptionRenewed => $"Renewed until {Day(entry, format)}{Charged(entry, format)}",
        TimelineEvent.RenewedWithChange => $"Renewed until {Day(entry, format)}, changed: {entry.Detail}{Charged(entry, format)}",
        TimelineEvent.RenewalDeclined => $"{format.Money(entry.Amount)} turned down at try {entry.Detail}{(entry.AgainAt is { } next ? $", again at {format.Time(next)}" : "")}",
        TimelineEvent.LastRenewalDeclined => $"{format.Money(entry.Amount)} turned down at try {entry.Detail}, the last",
        TimelineEvent.ChargeNotTaken => $"The charge {entry.Detail} could not be taken: the money is missing",
        TimelineEvent.SubscriptionEnded => $"{entry.Detail} ended",
        TimelineEvent.SubscriptionLost => $"{entry.Detail} ended, as it was not paid",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.What, "There is no such event."),
    };

    /// <summary>Name of a Material symbol.</summary>
    public static string Icon(TimelineEvent what) => what switch
    {
        TimelineEvent.Status => "flag",
        TimelineEvent.PaymentDeclined or TimelineEvent.CaptureFailed => "credit_card_off",
        TimelineEvent.PaymentAuthorized or TimelineEvent.PaymentCaptured => "payments",
        TimelineEvent.PaymentRefunded or TimelineEvent.PaymentReleased => "undo",
        TimelineEvent.ParcelOrdered or TimelineEvent.ParcelCalledOff or TimelineEvent.ParcelDelivered => "local_shipping",
        TimelineEvent.MessageWaiting or TimelineEvent.MessageSent => "mail",
        TimelineEvent.MessageFailed or TimelineEvent.MessageUnsure => "unsubscribe",
        TimelineEvent.SagaStopped or TimelineEvent.SagaRetried or TimelineEvent.SagaGivenUp => "person",
        TimelineEvent.StepPending => "hourglass_top",
        TimelineEvent.StepDone => "check",
        TimelineEvent.StepSkipped => "remove",
        TimelineEvent.SubscriptionStarted or TimelineEvent.TrialStarted or TimelineEvent.SubscriptionTakenOver => "play_arrow",
        TimelineEvent.SubscriptionUpgraded => "trending_up",
        TimelineEvent.SubscriptionDowngraded => "trending_down",
        TimelineEvent.ChangePlanned or TimelineEvent.ChangeTakenBack or TimelineEvent.CancellationPlanned => "event",
        TimelineEvent.RenewalDue => "event_repeat",
        TimelineEvent.SubscriptionRenewed or TimelineEvent.RenewedWithChange => "autorenew",
        TimelineEvent.RenewalDeclined or TimelineEvent.LastRenewalDeclined or TimelineEvent.ChargeNotTaken => "credit_card_off",
        TimelineEvent.SubscriptionEnded or TimelineEvent.SubscriptionLost => "stop_circle",
        _ => "error",
    };

    /// <summary>Whether it is a step of a saga: said more quietly than what came of it.</summary>
    public static bool IsStep(TimelineEvent what) => what is >= TimelineEvent.StepPending and <= TimelineEvent.StepGivenUp;

    /// <summary>Whether an order is beyond asking for money and a parcel by itself: what was not asked for by then is not expected.</summary>
    public static bool IsSettled(OrderStatus status) => status is OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Cancelled or OrderStatus.Failed;

    /// <summary>Who did it, as people call them.</summary>
    public static string Who(string by) => by switch
    {
        SagaKinds.OrderFulfilment => "the fulfilment",
        SagaKinds.SubscriptionRenewal => "the renewal",
        SagaKinds.UserRegistration => "the registration",
        Message.Outbox => "the outbox",
        _ => by,
    };

    /// <summary>Where a saga stands and what it waits for.</summary>
    public static string Standing(SagaRow saga, StoreFormat format) => saga switch
    {
        { State: SagaState.Completed } => "done",
        { State: SagaState.Failed } => $"failed, and undone. {saga.Reason?.TrimEnd('.')}",
        { State: SagaState.GivenUp } => $"ended by hand. {saga.Reason?.TrimEnd('.')}",
        { AgainAt: { } again } => $"{Waiting(saga, again)}, again at {format.Time(again)}{Patience(saga, format)}",
        { State: SagaState.Waiting } => saga.Step + Patience(saga, format),
        _ => $"{saga.Step} …",
    };

    /// <summary>The colour of a payment's badge.</summary>
    public static string Tone(PaymentStatus status) => status switch
    {
        PaymentStatus.Captured => "good",
        PaymentStatus.Authorized => "confirmed",
        PaymentStatus.Failed => "bad",
        _ => "warn",
    };

    /// <summary>The colour of a shipment's badge.</summary>
    public static string Tone(ShipmentStatus status) => status switch
    {
        ShipmentStatus.Delivered => "good",
        ShipmentStatus.Created => "confirmed",
        _ => "warn",
    };

    /// <summary>Where a parcel is, as people say it: the carrier has it once the order is shipped.</summary>
    public static string Word(OrderDetail detail) => detail.Shipment!.Status switch
    {
        ShipmentStatus.Created => detail.Order.Status is OrderStatus.Shipped ? "on its way" : "ordered",
        ShipmentStatus.Cancelled => "called off",
        var status => status.Word(),
    };

    /// <summary>The step that is tried again; the saga may be further by now, when somebody took it by hand.</summary>
    private static string Waiting(SagaRow saga, DateTimeOffset again) =>
        saga.Steps.FirstOrDefault(step => step.Outcome is SagaCommandStatus.Pending && step.AgainAt == again)?.Step ?? saga.Step;

    private static string Times(TimelineEntry entry, StoreFormat format) => entry.Attempts == 1 ? "once" : format.Count(entry.Attempts, "time", "times");

    private static string Day(TimelineEntry entry, StoreFormat format) => entry.Day is { } day ? format.Day(day) : StoreFormat.None;

    private static string Charged(TimelineEntry entry, StoreFormat format) => entry.Amount is > 0 ? $", {format.Money(entry.Amount)} charged" : "";

    private static string Patience(SagaRow saga, StoreFormat format) => saga.TimesOutAt is { } at ? $", until {format.Time(at)} at most" : "";
}
