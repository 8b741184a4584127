using Dashboard.ReadSide.Orders;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>Something that happened to a subscription.</summary>
public sealed record SubscriptionNote
{
    /// <summary>The event that tells of it.</summary>
    public required Guid EventId { get; init; }

    public Guid SubscriptionId { get; set; }

    /// <summary>Number of the event in the subscription's history.</summary>
    public int Number { get; set; }

    /// <summary>When it happened, UTC; what happened before the subscription was taken over, at the beginning of its day.</summary>
    public DateTimeOffset At { get; set; }

    public TimelineEvent What { get; set; }

    /// <summary>Who did it: a person, or the name of a saga.</summary>
    public string By { get; set; } = "";

    public string? Why { get; set; }

    /// <summary>What it is about, such as plans.</summary>
    public string? Detail { get; set; }

    /// <summary>The day that it speaks of, such as that from which it holds.</summary>
    public DateOnly? Day { get; set; }

    public decimal? Amount { get; set; }

    /// <summary>When it is tried again, UTC.</summary>
    public DateTimeOffset? AgainAt { get; set; }

    /// <summary>The same as an entry of a timeline.</summary>
    public TimelineEntry Entry => new(At, What, By, Why, Detail, Amount) { AgainAt = AgainAt, Day = Day };
}
