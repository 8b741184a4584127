using System.Text.Json.Serialization;

namespace Dashboard.ReadSide.Revenue;

/// <summary>From a day on, a subscription counts so much a year; 0 when it counts nothing.</summary>
public sealed record PaidStep(DateOnly Day, Guid SubscriptionId, Guid PlanId, string PlanName, decimal PerYear);

/// <summary>What the subscriptions of a customer counted, by day; those that were never paid are not in it. It never changes: a step more makes another one.</summary>
/// <param name="steps">By day; each subscription at most once a day.</param>
[method: JsonConstructor]
public sealed class CustomerLife(IReadOnlyList<PaidStep> steps)
{
    private CustomerPast? _past;

    public static CustomerLife None { get; } = new([]);

    public IReadOnlyList<PaidStep> Steps { get; } = steps;

    /// <summary>What follows from it; found out once.</summary>
    [JsonIgnore]
    internal CustomerPast Past => _past ??= CustomerPast.Of(Steps);

    /// <summary>Whether the subscription was ever paid.</summary>
    public bool Has(Guid subscription) => Steps.Any(step => step.SubscriptionId == subscription);

    /// <summary>
    /// The same life with what a subscription counts from a day on, whatever was said of later days before. What changes nothing makes
    /// it no longer.
    /// </summary>
    public CustomerLife With(PaidStep step)
    {
        var kept = Steps.Where(other => other.SubscriptionId != step.SubscriptionId || other.Day < step.Day).ToList();
        if (kept.FindLast(other => other.SubscriptionId == step.SubscriptionId) is { } last && IsSame(last, step))
        {
            return kept.Count == Steps.Count ? this : new CustomerLife(kept);
        }

        kept.Insert(kept.FindLastIndex(other => other.Day <= step.Day) + 1, step);
        return new CustomerLife(kept);
    }

    private static bool IsSame(PaidStep last, PaidStep next) =>
        last.PerYear == next.PerYear && (next.PerYear == 0 || last.PlanId == next.PlanId);
}
