namespace Dashboard.ReadSide.Revenue;

/// <summary>What follows from a customer's life for the sums of revenue.</summary>
internal sealed class CustomerPast
{
    private CustomerPast(IReadOnlyList<PaidMovement> movements, IReadOnlyList<PlanCustomer> plans, IReadOnlyList<CustomerCount> counts) =>
        (Movements, Plans, Counts, LostIn) = (movements, plans, counts, [.. MonthsLost(movements)]);

    /// <summary>At most one a day: the end of the day against the end of the day before.</summary>
    public IReadOnlyList<PaidMovement> Movements { get; }

    /// <summary>When the customer began and ceased to have a plan.</summary>
    public IReadOnlyList<PlanCustomer> Plans { get; }

    /// <summary>When the customer began and ceased to have any subscription that counts.</summary>
    public IReadOnlyList<CustomerCount> Counts { get; }

    /// <summary>Months at whose start the customer paid and at whose end not.</summary>
    public IReadOnlyList<DateOnly> LostIn { get; }

    public static CustomerPast Of(IReadOnlyList<PaidStep> steps)
    {
        var (walk, plans) = (new Walk(), new List<PlanCustomer>());
        foreach (var day in steps.GroupBy(step => step.Day))
        {
            plans.AddRange(walk.Take(day.Key, day));
        }

        return new CustomerPast(walk.Movements(), plans, [.. CountsOf(steps)]);
    }

    /// <summary>Counted by subscriptions that are open, not by what they come to: the movements have to agree with it.</summary>
    private static IEnumerable<CustomerCount> CountsOf(IReadOnlyList<PaidStep> steps)
    {
        var edges = steps
            .GroupBy(step => step.SubscriptionId)
            .SelectMany(own => own.Zip(own.Prepend(null), (step, before) => (step.Day, Open: IsOpen(step) - IsOpen(before))))
            .GroupBy(edge => edge.Day)
            .OrderBy(day => day.Key);
        var open = 0;
        foreach (var day in edges)
        {
            var before = open;
            open += day.Sum(edge => edge.Open);
            if ((before == 0) != (open == 0))
            {
                yield return new CustomerCount(day.Key, before == 0 ? 1 : -1);
            }
        }
    }

    private static int IsOpen(PaidStep? step) => step is { PerYear: > 0 } ? 1 : 0;

    private static IEnumerable<DateOnly> MonthsLost(IReadOnlyList<PaidMovement> movements) => movements
        .GroupBy(movement => movement.Day.Month())
        .Where(month => month.First().Before > 0 && month.Last().After == 0)
        .Select(month => month.Key);

    /// <summary>The customer's subscriptions, day after day.</summary>
    private sealed class Walk
    {
        private readonly Dictionary<Guid, PaidStep> _now = [];
        private readonly List<PaidMovement> _movements = [];
        private decimal _total;
        private DateOnly _firstPaidOn;
        private DateOnly _paidSince;

        /// <summary>Takes a day's steps.</summary>
        /// <returns>The plans that the customer has since then, and those no more.</returns>
        public IReadOnlyList<PlanCustomer> Take(DateOnly day, IEnumerable<PaidStep> steps)
        {
            var (plans, moved) = (Plans(), new List<MovedValue>());
            foreach (var step in steps)
            {
                var before = _now.GetValueOrDefault(step.SubscriptionId)?.PerYear ?? 0;
                _now[step.SubscriptionId] = step;
                if (before != step.PerYear)
                {
                    moved.Add(new MovedValue(step.SubscriptionId, step.PlanName, before, step.PerYear));
                }
            }

            Move(day, _now.Values.Sum(step => step.PerYear), moved);
            var after = Plans();
            return
            [
                .. plans.Except(after).Select(plan => new PlanCustomer(day, plan, -1)),
                .. after.Except(plans).Select(plan => new PlanCustomer(day, plan, 1)),
            ];
        }

        /// <summary>The movements, each until the next.</summary>
        public IReadOnlyList<PaidMovement> Movements() =>
            [.. _movements.Select((movement, index) => index + 1 < _movements.Count ? movement with { Until = _movements[index + 1].Day } : movement)];

        private List<Guid> Plans() => [.. _now.Values.Where(step => step.PerYear > 0).Select(step => step.PlanId).Distinct().Order()];

        private void Move(DateOnly day, decimal after, IReadOnlyList<MovedValue> moved)
        {
            var (before, isFirst) = (_total, _movements.Count == 0);
            _total = after;
            if (before == after)
            {
                return;
            }

            _firstPaidOn = isFirst ? day : _firstPaidOn;
            _paidSince = before == 0 ? day : _paidSince;
            var kind = (before, after) switch
            {
                (0, _) => isFirst ? MovementKind.New : MovementKind.Reactivation,
                (_, 0) => MovementKind.Churn,
                _ => after > before ? MovementKind.Expansion : MovementKind.Contraction,
            };
            _movements.Add(new PaidMovement(day, kind, before, after, RevenueCalendar.Open, _firstPaidOn, _paidSince, moved));
        }
    }
}

/// <summary>A movement of a customer, a year; compared by value, the subscriptions too.</summary>
internal sealed record PaidMovement(
    DateOnly Day, MovementKind Kind, decimal Before, decimal After, DateOnly Until, DateOnly FirstPaidOn, DateOnly PaidSince, IReadOnlyList<MovedValue> Moved)
{
    public bool Equals(PaidMovement? other) =>
        other is not null
        && (Day, Kind, Before, After, Until, FirstPaidOn, PaidSince) == (other.Day, other.Kind, other.Before, other.After, other.Until, other.FirstPaidOn, other.PaidSince)
        && Moved.SequenceEqual(other.Moved);

    public override int GetHashCode() => HashCode.Combine(Day, Kind, Before, After, Until);
}

/// <summary>A customer has a plan from a day on (+1), or no more (−1).</summary>
internal readonly record struct PlanCustomer(DateOnly Day, Guid PlanId, int Change);

/// <summary>A customer has a subscription that counts from a day on (+1), or none any more (−1).</summary>
internal readonly record struct CustomerCount(DateOnly Day, int Change);
