namespace Dashboard.Domain.Subscriptions;

/// <summary>Where a subscription stands. The values are stored: append, never reorder.</summary>
public enum SubscriptionStatus
{
    /// <summary>Not begun.</summary>
    New = 0,

    /// <summary>Nothing is paid yet; the first payment is due when the trial ends.</summary>
    Trialing = 1,

    Active = 2,

    /// <summary>A payment failed, and is tried again.</summary>
    PastDue = 3,

    Ended = 4,
}

/// <summary>Words for <see cref="SubscriptionStatus"/>.</summary>
public static class SubscriptionStatuses
{
    /// <summary>The status as people and programs write it, such as <c>past due</c>.</summary>
    public static string Word(this SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Trialing => "trialing",
        SubscriptionStatus.Active => "active",
        SubscriptionStatus.PastDue => "past due",
        SubscriptionStatus.Ended => "ended",
        _ => "new",
    };
}

/// <summary>Why a subscription ended. The values are stored: append, never reorder.</summary>
public enum EndCause
{
    /// <summary>Somebody cancelled it.</summary>
    Cancelled = 0,

    /// <summary>The last try to be paid failed.</summary>
    PaymentFailed = 1,
}
