using System.Text.Json.Serialization;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Revenue;

/// <summary>What a subscription is at the end of a day.</summary>
public sealed record SubscriptionState
{
    public required Guid PlanId { get; init; }

    public required string PlanName { get; init; }

    public required BillingInterval Interval { get; init; }

    /// <summary>What its terms come to in a year.</summary>
    public required decimal PerYear { get; init; }

    /// <summary>Whether anything was ever paid: a trial was not.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Whether a payment failed and is tried again.</summary>
    public bool IsAtRisk { get; init; }

    /// <summary>Whether a cancellation waits.</summary>
    public bool IsScheduled { get; init; }

    public bool IsEnded { get; init; }

    /// <summary>Whether it counts: paid, not ended, not free.</summary>
    [JsonIgnore]
    public bool Counts => IsPaid && !IsEnded && PerYear > 0;

    public static SubscriptionState Of(SubscriptionTerms terms) =>
        new() { PlanId = terms.PlanId, PlanName = terms.PlanName, Interval = terms.Interval, PerYear = terms.PerYear };

    /// <summary>The same with other terms.</summary>
    public SubscriptionState To(SubscriptionTerms terms) =>
        this with { PlanId = terms.PlanId, PlanName = terms.PlanName, Interval = terms.Interval, PerYear = terms.PerYear };
}

/// <summary>From a day on, a subscription is this.</summary>
public sealed record SubscriptionStep(DateOnly Day, SubscriptionState State);

/// <summary>What a subscription was, by day. It never changes: a step more makes another one.</summary>
/// <param name="steps">By day, at most one each.</param>
[method: JsonConstructor]
public sealed class SubscriptionLife(IReadOnlyList<SubscriptionStep> steps)
{
    private SubscriptionPast? _past;

    public static SubscriptionLife None { get; } = new([]);

    public IReadOnlyList<SubscriptionStep> Steps { get; } = steps;

    /// <summary>What follows from it; found out once.</summary>
    [JsonIgnore]
    internal SubscriptionPast Past => _past ??= SubscriptionPast.Of(Steps);

    /// <summary>The same life with what holds from a day on, whatever was said of later days before. What changes nothing makes it no longer.</summary>
    /// <param name="day">The day.</param>
    /// <param name="next">What it becomes of what it is now.</param>
    /// <exception cref="InvalidOperationException">It has not begun.</exception>
    public SubscriptionLife With(DateOnly day, Func<SubscriptionState, SubscriptionState> next) =>
        Steps.Count == 0 ? throw new InvalidOperationException("A subscription changes that has not begun.") : With(day, next(Steps[^1].State));

    /// <summary>The same life with a change that counts from a day on, also to what was said of later days before.</summary>
    /// <param name="day">The day; not before it began.</param>
    /// <param name="change">What it changes of what was there.</param>
    public SubscriptionLife Since(DateOnly day, Func<SubscriptionState, SubscriptionState> change)
    {
        var then = new SubscriptionLife([.. Steps.TakeWhile(step => step.Day <= day)]);
        return Steps.SkipWhile(step => step.Day <= day).Aggregate(then.With(day, change), (life, step) => life.With(step.Day, change(step.State)));
    }

    /// <summary>The same life with what holds from a day on.</summary>
    public SubscriptionLife With(DateOnly day, SubscriptionState state)
    {
        var kept = Steps.TakeWhile(step => step.Day < day).ToList();
        if (kept.Count > 0 && kept[^1].State == state)
        {
            return kept.Count == Steps.Count ? this : new SubscriptionLife(kept);
        }

        return new SubscriptionLife([.. kept, new SubscriptionStep(day, state)]);
    }
}
