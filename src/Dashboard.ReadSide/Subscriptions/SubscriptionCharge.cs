namespace Dashboard.ReadSide.Subscriptions;

/// <summary>A try to charge something for a subscription. What was charged elsewhere, before it was taken over, is not known.</summary>
public sealed record SubscriptionCharge
{
    /// <summary>The event that tells of it.</summary>
    public required Guid EventId { get; init; }

    public Guid SubscriptionId { get; set; }

    /// <summary>Number of the event in the subscription's history.</summary>
    public int Number { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The store's day.</summary>
    public DateOnly On { get; set; }

    public ChargeFor For { get; set; }

    public string PlanName { get; set; } = "";

    /// <summary>First day of the period that is paid for.</summary>
    public DateOnly PeriodStart { get; set; }

    /// <summary>First day after it; nothing for a try that failed.</summary>
    public DateOnly? PeriodEnd { get; set; }

    public decimal Amount { get; set; }

    /// <summary>Number of the try, from 1.</summary>
    public int Attempt { get; set; }

    public bool Succeeded { get; set; }

    /// <summary>The processor's word for programs when it would not, such as <c>card_declined</c>.</summary>
    public string? Code { get; set; }

    /// <summary>The same for people.</summary>
    public string? Reason { get; set; }

    /// <summary>The processor's name for the charge.</summary>
    public string? Reference { get; set; }
}

/// <summary>What a charge is for. The numbers are stored and never change.</summary>
public enum ChargeFor
{
    /// <summary>The first period.</summary>
    Start = 0,

    /// <summary>A change to higher terms, at once.</summary>
    Upgrade = 1,

    /// <summary>The next period.</summary>
    Renewal = 2,
}
