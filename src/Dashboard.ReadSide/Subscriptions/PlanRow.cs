using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>A plan that is offered.</summary>
public sealed record PlanRow
{
    public required Guid PlanId { get; init; }

    public string Name { get; set; } = "";

    public BillingInterval Interval { get; set; }

    /// <summary>Price of one for one interval, without tax; 0 for a free plan.</summary>
    public decimal Price { get; set; }

    /// <summary>What one comes to in a month, rounded to 10 places.</summary>
    public decimal PerMonth { get; set; }

    /// <summary>What is in it, in the order in which it is shown.</summary>
    public IReadOnlyList<string> Features { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Name, lower case.</summary>
    public string SortName { get; set; } = "";

    /// <summary>Name and features, lower case.</summary>
    public string SearchText { get; set; } = "";
}
