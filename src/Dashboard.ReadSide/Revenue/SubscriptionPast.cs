namespace Dashboard.ReadSide.Revenue;

/// <summary>What follows from a subscription's life for the sums of revenue.</summary>
internal sealed class SubscriptionPast
{
    /// <summary>Days in which it counted the same.</summary>
    public required IReadOnlyList<CountedStretch> Stretches { get; init; }

    /// <summary>What it changed, day by day.</summary>
    public required IReadOnlyList<CountedChange> Changes { get; init; }

    /// <summary>What it gave to plans and took from them.</summary>
    public required IReadOnlyList<PlanChange> Plans { get; init; }

    public static SubscriptionPast Of(IReadOnlyList<SubscriptionStep> steps)
    {
        var (stretches, changes, plans) = (new List<CountedStretch>(), new List<CountedChange>(), new List<PlanChange>());
        for (var i = 0; i < steps.Count; i++)
        {
            var ((day, state), before) = (steps[i], i > 0 ? steps[i - 1].State : null);
            if (state.Counts)
            {
                var next = i + 1 < steps.Count ? steps[i + 1] : null;
                stretches.Add(new CountedStretch(day, next?.Day ?? RevenueCalendar.Open, state, next is { State.IsEnded: true }));
                plans.Add(new PlanChange(day, state.PlanId, state.PerYear, 1, Churn: 0));
            }

            if (before is { Counts: true })
            {
                plans.Add(new PlanChange(day, before.PlanId, -before.PerYear, -1, Churn: state.IsEnded ? before.PerYear : 0));
            }

            if (CountedChange.Of(day, before, state) is { IsNone: false } change)
            {
                changes.Add(change);
            }
        }

        return new SubscriptionPast { Stretches = stretches, Changes = changes, Plans = plans };
    }
}

/// <summary>Some days in which a subscription counted the same.</summary>
internal sealed record CountedStretch(DateOnly From, DateOnly Until, SubscriptionState State, bool IsLast);

/// <summary>What a subscription changed in a day: what it counts, at risk, scheduled to go; each with the number of subscriptions.</summary>
internal readonly record struct CountedChange(
    DateOnly Day, decimal Value, int Count, decimal AtRisk, int AtRiskCount, decimal Scheduled, int ScheduledCount)
{
    public bool IsNone => (Value, Count, AtRisk, AtRiskCount, Scheduled, ScheduledCount) == (0, 0, 0, 0, 0, 0);

    public static CountedChange Of(DateOnly day, SubscriptionState? before, SubscriptionState after)
    {
        var (value, count) = Difference(before, after, state => state.Counts);
        var (atRisk, atRiskCount) = Difference(before, after, state => state.Counts && state.IsAtRisk);
        var (scheduled, scheduledCount) = Difference(before, after, state => state.Counts && state.IsScheduled);
        return new CountedChange(day, value, count, atRisk, atRiskCount, scheduled, scheduledCount);
    }

    private static (decimal Value, int Count) Difference(SubscriptionState? before, SubscriptionState after, Predicate<SubscriptionState> holds)
    {
        var (wasIn, isIn) = (before is not null && holds(before), holds(after));
        return ((isIn ? after.PerYear : 0) - (wasIn ? before!.PerYear : 0), (isIn ? 1 : 0) - (wasIn ? 1 : 0));
    }
}

/// <summary>What a subscription changed for a plan in a day.</summary>
internal readonly record struct PlanChange(DateOnly Day, Guid PlanId, decimal Value, int Count, decimal Churn);
