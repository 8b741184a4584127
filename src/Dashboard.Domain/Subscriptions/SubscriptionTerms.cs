using System.Text.Json.Serialization;

namespace Dashboard.Domain.Subscriptions;

/// <summary>What is paid for, and how much.</summary>
public sealed record SubscriptionTerms
{
    public required Guid PlanId { get; init; }

    /// <summary>The plan's name when these terms were agreed.</summary>
    public required string PlanName { get; init; }

    public required BillingInterval Interval { get; init; }

    /// <summary>Price of one for one interval when these terms were agreed, without tax; 0 for a free plan.</summary>
    public required decimal Price { get; init; }

    /// <summary>How many, from 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Taken off what all of them cost in one interval; at most that.</summary>
    public required decimal Discount { get; init; }

    /// <summary>What one interval costs, without tax: price × quantity − discount.</summary>
    [JsonIgnore]
    public decimal Amount => (Price * Quantity) - Discount;

    /// <summary>The monthly-normalised value: what counts as recurring revenue. Exact, not rounded.</summary>
    [JsonIgnore]
    public decimal PerMonth => Interval.PerMonth(Amount);

    /// <summary>What it comes to in a year: 12 × <see cref="PerMonth"/>, without a division.</summary>
    [JsonIgnore]
    public decimal PerYear => Interval.PerYear(Amount);
}
