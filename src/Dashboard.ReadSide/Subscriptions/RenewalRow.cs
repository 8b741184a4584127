using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>A period of a subscription that fell due, and what became of it.</summary>
public sealed record RenewalRow
{
    /// <summary><see cref="RenewalKey"/>; its saga has the same key.</summary>
    public required Guid RenewalId { get; init; }

    public Guid SubscriptionId { get; set; }

    public Guid CustomerId { get; set; }

    public RenewalState State { get; set; }

    /// <summary>What the period is for.</summary>
    public SubscriptionTerms Terms { get; set; } = null!;

    /// <summary>First day of the period.</summary>
    public DateOnly PeriodStart { get; set; }

    /// <summary>First day after it.</summary>
    public DateOnly PeriodEnd { get; set; }

    /// <summary>What has to be charged, or was.</summary>
    public decimal Amount { get; set; }

    /// <summary>Number of the last try, from 1; 0 before the first.</summary>
    public int Attempt { get; set; }

    /// <summary>When it is tried again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>The processor's word for why the last try failed; nothing when none did.</summary>
    public string? Code { get; set; }

    /// <summary>The same for people.</summary>
    public string? Failure { get; set; }

    /// <summary>When it fell due, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The store's day on which it fell due; of one that is settled, the day of that.</summary>
    public DateOnly Day { get; set; }

    /// <summary>When it came to its state, or was tried last, UTC. Lists are in this order.</summary>
    public DateTimeOffset MovedAt { get; set; }

    /// <summary>Why the subscription ended before it was paid.</summary>
    public EndCause? EndCause { get; set; }
}

/// <summary>How many renewals came to a state on a day, and what they come to; a counter row.</summary>
public sealed record RenewalCount
{
    /// <summary><c>day/state</c>.</summary>
    public required string Key { get; init; }

    public DateOnly Day { get; set; }

    public RenewalState State { get; set; }

    public int Renewals { get; set; }

    public decimal Amount { get; set; }
}

/// <summary>How a renewal stands. The numbers are stored and never change.</summary>
public enum RenewalState
{
    /// <summary>Its first charge is on the way.</summary>
    Due = 0,

    /// <summary>A charge failed, and is tried again.</summary>
    Retrying = 1,

    /// <summary>Paid at the first try.</summary>
    Paid = 2,

    /// <summary>Paid after a try that failed.</summary>
    Recovered = 3,

    /// <summary>The subscription ended before it was paid.</summary>
    Lost = 4,
}

/// <summary>What follows from how a renewal stands.</summary>
public static class RenewalStates
{
    /// <summary>Whether it is still to be paid.</summary>
    public static bool IsOpen(this RenewalState state) => state is RenewalState.Due or RenewalState.Retrying;

    /// <summary>The state after a try that succeeded.</summary>
    internal static RenewalState Paid(int attempt) => attempt > 1 ? RenewalState.Recovered : RenewalState.Paid;
}
