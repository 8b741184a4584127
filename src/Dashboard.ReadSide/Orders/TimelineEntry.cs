using System.Text.Json.Serialization;

namespace Dashboard.ReadSide.Orders;

/// <summary>Something that happened to an order or a subscription.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="By">Who did it: a person, or the name of a saga.</param>
/// <param name="Why">Why, in the words of who did it or of who refused it; nothing where nobody says.</param>
/// <param name="Detail">What it is about, such as a token, a parcel, or a step of the saga.</param>
/// <param name="Amount">What it comes to, in the shop's currency; nothing where it is not about money.</param>
public sealed record TimelineEntry(
    DateTimeOffset At,
    TimelineEvent What,
    string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Amount = null)
{
    /// <summary>Tries that it took; 0 where nothing is tried.</summary>
    [JsonIgnore]
    public int Attempts { get; init; }

    /// <summary>When it is tried again, UTC; nothing when it is not.</summary>
    [JsonIgnore]
    public DateTimeOffset? AgainAt { get; init; }

    /// <summary>The store's day that it speaks of, such as that from which something holds; nothing where it speaks of none.</summary>
    [JsonIgnore]
    public DateOnly? Day { get; init; }
}

/// <summary>What can happen to an order or a subscription. The numbers are stored and never change.</summary>
public enum TimelineEvent
{
    /// <summary>It came to a status; the detail is the status.</summary>
    Status = 0,

    PaymentAuthorized = 1,

    /// <summary>The processor would not set the money aside.</summary>
    PaymentDeclined = 2,

    PaymentCaptured = 3,

    /// <summary>The processor would not take what was set aside.</summary>
    CaptureFailed = 4,

    PaymentRefunded = 5,

    /// <summary>What was set aside was let go.</summary>
    PaymentReleased = 6,

    ParcelOrdered = 10,

    ParcelCalledOff = 11,

    ParcelDelivered = 12,

    /// <summary>The customer is told by e-mail; the detail is the subject.</summary>
    MessageWaiting = 15,

    MessageSent = 16,

    MessageFailed = 17,

    /// <summary>It may have been sent: nobody heard.</summary>
    MessageUnsure = 18,

    /// <summary>A person lets the saga fail, and undo what it did.</summary>
    SagaStopped = 20,

    /// <summary>A person wants what could not be undone to be tried again.</summary>
    SagaRetried = 21,

    /// <summary>A person has ended the saga as it was.</summary>
    SagaGivenUp = 22,

    /// <summary>A step of the saga is to be taken, or tried again; the detail is the step.</summary>
    StepPending = 30,

    /// <summary>It is taken; what came of it is told by the payment, the shipment or the order.</summary>
    StepDone = 31,

    StepRefused = 32,

    /// <summary>It was no longer needed, or there was nothing to undo.</summary>
    StepSkipped = 33,

    /// <summary>Something could not be undone.</summary>
    StepGivenUp = 34,

    /// <summary>A subscription began with its first payment; the detail is the plan.</summary>
    SubscriptionStarted = 40,

    /// <summary>A subscription began with a trial; the detail is the plan, the day that on which the trial ends.</summary>
    TrialStarted = 41,

    /// <summary>A subscription that began elsewhere; the detail is the plan.</summary>
    SubscriptionTakenOver = 42,

    /// <summary>Other terms hold at once; the detail is both plans.</summary>
    SubscriptionUpgraded = 43,

    SubscriptionDowngraded = 44,

    /// <summary>Other terms will hold; the detail is the plan, the day that from when.</summary>
    ChangePlanned = 45,

    /// <summary>It will end; the day says when.</summary>
    CancellationPlanned = 46,

    /// <summary>The next period has to be paid; the detail is the plan, the day the period's first.</summary>
    RenewalDue = 47,

    /// <summary>The detail is the plan, the day the next billing date.</summary>
    SubscriptionRenewed = 48,

    /// <summary>The next period has begun, with other terms; the detail is both plans.</summary>
    RenewedWithChange = 49,

    /// <summary>The next period could not be charged; the detail is the number of the try.</summary>
    RenewalDeclined = 50,

    /// <summary>The same at the last try.</summary>
    LastRenewalDeclined = 51,

    /// <summary>It ended; the detail is the plan.</summary>
    SubscriptionEnded = 52,

    /// <summary>It ended because it was not paid; the detail is the plan.</summary>
    SubscriptionLost = 53,

    /// <summary>A change that waited was taken back; the detail is the plan that stays.</summary>
    ChangeTakenBack = 54,

    /// <summary>A charge that is on record could not be taken; the detail is the processor's reference.</summary>
    ChargeNotTaken = 55,
}
