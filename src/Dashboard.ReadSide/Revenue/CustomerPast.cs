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
        var (walk, plans, counts) = (new Walk(), new List<PlanCustomer>(), new List<CustomerCount>());
        for (int first = 0, next; first < steps.Count; first = next)
        {
            for (next = first + 1; next < steps.Count && steps[next].Day == steps[first].Day; next++)
            {
            }

            walk.Take(steps, first, next, plans, counts);
        }

        return new CustomerPast(walk.Movements(), plans, counts);
    }

    private static IEnumerable<DateOnly> MonthsLost(IReadOnlyList<PaidMovement> movements)
    {
        for (var (first, last) = (0, 0); first < movements.Count; first = ++last)
        {
            var month = movements[first].Day.Month();
            while (last + 1 < movements.Count && movements[last + 1].Day.Month() == month)
            {
                last++;
            }

            if (movements[first].Before > 0 && movements[last].After == 0)
            {
                yield return month;
            }
        }
    }

    /// <summary>The customer's subscriptions, day after day.</summary>
    private sealed class Walk
    {
        private readonly Dictionary<Guid, PaidStep> _now = [];
        private readonly List<PaidMovement> _movements = [];
        private List<Guid> _plans = [];
        private int _open;
        private decimal _total;
        private DateOnly _firstPaidOn;
        private DateOnly _paidSince;

        /// <summary>Takes a day's steps.</summary>
        /// <param name="steps">All steps; those of the day stand side by side.</param>
        /// <param name="first">The first of the day.</param>
        /// <param name="next">The one behind the last.</param>
        /// <param name="plans">Gets the plans that the customer has since then, and those no more.</param>
        /// <param name="counts">Gets whether the customer began or ceased to have a subscription that counts.</param>
        public void Take(IReadOnlyList<PaidStep> steps, int first, int next, List<PlanCustomer> plans, List<CustomerCount> counts)
        {
            var (day, open, moved) = (steps[first].Day, _open, new List<MovedValue>(next - first));
            for (var i = first; i < next; i++)
            {
                var step = steps[i];
                var before = _now.GetValueOrDefault(step.SubscriptionId);
                _now[step.SubscriptionId] = step;
                _open += IsOpen(step) - IsOpen(before);
                if ((before?.PerYear ?? 0) != step.PerYear)
                {
                    moved.Add(new MovedValue(step.SubscriptionId, step.PlanName, before?.PerYear ?? 0, step.PerYear, before?.PlanName));
                }
            }

            Move(day, moved);
            Count(day, open, counts);
            Compare(day, plans);
        }

        /// <summary>The movements, each until the next.</summary>
        public IReadOnlyList<PaidMovement> Movements() =>
            [.. _movements.Select((movement, index) => index + 1 < _movements.Count ? movement with { Until = _movements[index + 1].Day } : movement)];

        private static int IsOpen(PaidStep? step) => step is { PerYear: > 0 } ? 1 : 0;

        /// <summary>By subscriptions that are open, not by what they come to: the movements have to agree with it.</summary>
        private void Count(DateOnly day, int before, List<CustomerCount> counts)
        {
            if ((before == 0) != (_open == 0))
            {
                counts.Add(new CustomerCount(day, before == 0 ? 1 : -1));
            }
        }

        private void Compare(DateOnly day, List<PlanCustomer> plans)
        {
            var (before, after) = (_plans, new List<Guid>(_now.Count));
            foreach (var step in _now.Values)
            {
                if (IsOpen(step) > 0 && !after.Contains(step.PlanId))
                {
                    after.Add(step.PlanId);
                }
            }

            plans.AddRange(before.Where(plan => !after.Contains(plan)).Select(plan => new PlanCustomer(day, plan, -1)));
            plans.AddRange(after.Where(plan => !before.Contains(plan)).Select(plan => new PlanCustomer(day, plan, 1)));
            _plans = after;
        }

        private void Move(DateOnly day, IReadOnlyList<MovedValue> moved)
        {
            var (before, after, isFirst) = (_total, 0m, _movements.Count == 0);
            foreach (var step in _now.Values)
            {
                after += step.PerYear;
            }

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
