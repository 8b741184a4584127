namespace Dashboard.Domain.Subscriptions;

/// <summary>A plan is offered from now on.</summary>
public sealed record PlanCreated : IEvent
{
    public required Guid PlanId { get; init; }

    public required string Name { get; init; }

    public required BillingInterval Interval { get; init; }

    /// <summary>Price of one for one interval, in the shop's currency, without tax; 0 for a free plan.</summary>
    public required decimal Price { get; init; }

    /// <summary>What is in it, for people, in the order in which it is shown.</summary>
    public required IReadOnlyList<string> Features { get; init; }
}
