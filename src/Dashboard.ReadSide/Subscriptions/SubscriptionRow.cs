using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>A subscription as it is now. Days are the store's.</summary>
public sealed record SubscriptionRow
{
    public required Guid SubscriptionId { get; init; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer's name when it began.</summary>
    public string CustomerName { get; set; } = "";

    public string CustomerEmail { get; set; } = "";

    public SubscriptionStatus Status { get; set; }

    /// <summary>What is paid for now.</summary>
    public SubscriptionTerms Terms { get; set; } = null!;

    /// <summary>Plan of <see cref="Terms"/>.</summary>
    public Guid PlanId { get; set; }

    /// <summary>Interval of <see cref="Terms"/>.</summary>
    public BillingInterval Interval { get; set; }

    /// <summary>What <see cref="Terms"/> come to in a month, rounded to 10 places. For a trial or an ended one: what it would come to.</summary>
    public decimal PerMonth { get; set; }

    /// <summary>What will be paid for from the next billing date; nothing when it stays as it is.</summary>
    public SubscriptionTerms? NextTerms { get; set; }

    /// <summary>First day of the present period, or of the trial.</summary>
    public DateOnly PeriodStart { get; set; }

    /// <summary>First day after it: the next billing date while it goes on.</summary>
    public DateOnly PeriodEnd { get; set; }

    /// <summary>First day that has to be paid for; nothing when it began without a trial.</summary>
    public DateOnly? TrialEndsOn { get; set; }

    /// <summary>Credit left, to be taken off later charges.</summary>
    public decimal Balance { get; set; }

    /// <summary>The processor's token for how it is paid.</summary>
    public string Method { get; set; } = "";

    /// <summary>How its last renewal stands; nothing before the first.</summary>
    public RenewalState? Renewal { get; set; }

    /// <summary>What is due for the next period; nothing when nothing is.</summary>
    public decimal? AmountDue { get; set; }

    /// <summary>Tries to be paid for the next period that failed.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>When it is tried again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Why the last of those tries failed, for people.</summary>
    public string? Failure { get; set; }

    public DateOnly StartedOn { get; set; }

    /// <summary>First day on which it will have ended, or has; nothing when it goes on.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Why, in the words of who cancelled it, or <c>payment_failed</c>.</summary>
    public string? EndReason { get; set; }

    /// <summary>Why it ended; nothing while it has not.</summary>
    public EndCause? EndCause { get; set; }

    /// <summary>Whether it was taken over from elsewhere.</summary>
    public bool IsImported { get; set; }

    /// <summary>Customer's name, lower case.</summary>
    public string SortName { get; set; } = "";

    /// <summary>Customer's name and e-mail and the plan, lower case.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The next day on which it is charged; nothing when it ends before, or has.</summary>
    public DateOnly? NextBillingOn => EndsOn is null ? PeriodEnd : null;

    /// <summary>The day on which it ended; nothing while it has not.</summary>
    public DateOnly? EndedOn => Status == SubscriptionStatus.Ended ? EndsOn : null;

    /// <summary>What is due and failed to be paid: the money that is lost unless a later try succeeds; nothing when nothing failed.</summary>
    public decimal? AmountAtRisk => Status == SubscriptionStatus.PastDue ? AmountDue : null;
}

/// <summary>How many subscriptions there are of a status, an interval and a plan; a counter row.</summary>
public sealed record SubscriptionCount
{
    /// <summary><c>status/interval/plan</c>.</summary>
    public required string Key { get; init; }

    public SubscriptionStatus Status { get; set; }

    public BillingInterval Interval { get; set; }

    public Guid PlanId { get; set; }

    public int Subscriptions { get; set; }
}
