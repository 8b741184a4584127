namespace Dashboard.Domain.Subscriptions;

/// <summary>What every event of a subscription tells.</summary>
public abstract record SubscriptionEvent : IEvent
{
    public required Guid SubscriptionId { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The day of the store on which it happened, and from which it counts where nothing else is said; that of imported ones lies in the past.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>A subscription began: with a trial, or with its first payment.</summary>
public sealed record SubscriptionStarted : SubscriptionEvent
{
    /// <summary>The customer's name that day.</summary>
    public required string CustomerName { get; init; }

    public required string CustomerEmail { get; init; }

    public required SubscriptionTerms Terms { get; init; }

    /// <summary>First day that has to be paid for; nothing when the first payment was made now.</summary>
    public DateOnly? TrialEndsOn { get; init; }

    /// <summary>Next billing date.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>The processor's token for how it is paid.</summary>
    public required string Method { get; init; }

    /// <summary>What was charged now; 0 for trials, free plans and imported ones.</summary>
    public required decimal Charged { get; init; }

    /// <summary>The processor's name for the charge.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it was taken over from elsewhere; nothing was charged here then.</summary>
    public bool Imported { get; init; }
}

/// <summary>A period is over, and the next one has to be paid.</summary>
public sealed record SubscriptionDue : SubscriptionEvent
{
    /// <summary>What the next period is for.</summary>
    public required SubscriptionTerms Terms { get; init; }

    /// <summary>First day of the next period.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>First day after it.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>What has to be charged; 0 when credit covers it, and for free plans.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>What was due is paid, and the next period has begun. Other terms than before count from its first day, however late that was paid.</summary>
public sealed record SubscriptionRenewed : SubscriptionEvent
{
    /// <summary>What the period before was for; differs when a change waited for this date.</summary>
    public required SubscriptionTerms Before { get; init; }

    public required SubscriptionTerms Terms { get; init; }

    /// <summary>Whether nothing had been paid before: the trial is over.</summary>
    public required bool EndsTrial { get; init; }

    /// <summary>First day of the period that is paid now.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>First day after it: the next billing date.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>What was charged.</summary>
    public required decimal Charged { get; init; }

    /// <summary>Credit left, to be taken off later charges.</summary>
    public required decimal Balance { get; init; }

    /// <summary>Number of the try that succeeded, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The processor's name for the charge; nothing when nothing was charged.</summary>
    public string? Reference { get; init; }
}

/// <summary>What is due could not be charged.</summary>
public sealed record SubscriptionPaymentFailed : SubscriptionEvent
{
    /// <summary>First day of the period that was to be paid.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>What that period is for.</summary>
    public required SubscriptionTerms Terms { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The processor's word for programs, such as <c>card_declined</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What a person reads.</summary>
    public required string Reason { get; init; }

    /// <summary>When it is tried again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>
/// What was set aside for a charge that is on record could not be taken: the money is missing, and a person has to see to it. Nothing
/// else changes.
/// </summary>
public sealed record SubscriptionChargeNotTaken : SubscriptionEvent
{
    /// <summary>The processor's name for the charge.</summary>
    public required string Reference { get; init; }

    /// <summary>The processor's word for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What a person reads.</summary>
    public required string Reason { get; init; }
}

/// <summary>Other terms hold from now on, and a new period has begun with them; a trial goes on as it was.</summary>
public sealed record SubscriptionChanged : SubscriptionEvent
{
    public required SubscriptionTerms Before { get; init; }

    public required SubscriptionTerms Terms { get; init; }

    /// <summary>First day of the present period.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>Next billing date.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>What was given back for days that were paid and not used. Exact, not rounded.</summary>
    public required decimal Credit { get; init; }

    /// <summary>What was charged now.</summary>
    public required decimal Charged { get; init; }

    /// <summary>Credit left, to be taken off later charges.</summary>
    public required decimal Balance { get; init; }

    /// <summary>The processor's name for the charge; nothing when nothing was charged.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it happened elsewhere, before the subscription was taken over.</summary>
    public bool Imported { get; init; }
}

/// <summary>Other terms will hold from the next billing date, or again those of now.</summary>
public sealed record SubscriptionChangePlanned : SubscriptionEvent
{
    public required SubscriptionTerms Terms { get; init; }

    /// <summary>Whether it stays as it is: a change that waited was taken back.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>From when.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>It will end when the paid period does.</summary>
public sealed record SubscriptionCancellationPlanned : SubscriptionEvent
{
    /// <summary>First day that is not paid any more.</summary>
    public required DateOnly EndsOn { get; init; }

    public required string Reason { get; init; }
}

/// <summary>It ended.</summary>
public sealed record SubscriptionEnded : SubscriptionEvent
{
    /// <summary>What it was for.</summary>
    public required SubscriptionTerms Terms { get; init; }

    /// <summary>First day of the period that was due and not paid; nothing when none was.</summary>
    public DateOnly? Unpaid { get; init; }

    /// <summary>Whether anything was ever paid: a trial that was not may end without being missed.</summary>
    public required bool WasPaid { get; init; }

    public required EndCause Cause { get; init; }

    public required string Reason { get; init; }

    /// <summary>Whether it happened elsewhere, before the subscription was taken over.</summary>
    public bool Imported { get; init; }
}
