namespace Dashboard.ReadSide.Revenue;

/// <summary>How rows of revenue take what lives give to them.</summary>
internal static class RevenueSums
{
    /// <summary>How many customers more pay after a movement of a kind.</summary>
    public static int Customers(this MovementKind kind) => kind switch
    {
        MovementKind.New or MovementKind.Reactivation => 1,
        MovementKind.Churn => -1,
        _ => 0,
    };

    /// <summary>Adds a movement (+1) or takes it back (−1).</summary>
    public static void Add(this RevenueDay sum, MovementKind kind, decimal amount, int sign)
    {
        var signed = sign * amount;
        switch (kind)
        {
            case MovementKind.New:
                (sum.New, sum.NewCustomers) = (sum.New + signed, sum.NewCustomers + sign);
                break;
            case MovementKind.Expansion:
                (sum.Expansion, sum.ExpandedCustomers) = (sum.Expansion + signed, sum.ExpandedCustomers + sign);
                break;
            case MovementKind.Contraction:
                (sum.Contraction, sum.ContractedCustomers) = (sum.Contraction + signed, sum.ContractedCustomers + sign);
                break;
            case MovementKind.Churn:
                (sum.Churn, sum.ChurnedCustomers) = (sum.Churn + signed, sum.ChurnedCustomers + sign);
                break;
            default:
                (sum.Reactivation, sum.ReactivatedCustomers) = (sum.Reactivation + signed, sum.ReactivatedCustomers + sign);
                break;
        }
    }

    /// <summary>Adds what a subscription changed (+1) or takes it back (−1).</summary>
    public static void Add(this RevenueDay sum, CountedChange change, int sign)
    {
        sum.Change += sign * change.Value;
        sum.SubscriptionsChange += sign * change.Count;
        sum.AtRiskChange += sign * change.AtRisk;
        sum.AtRiskSubscriptionsChange += sign * change.AtRiskCount;
        sum.ScheduledChange += sign * change.Scheduled;
        sum.ScheduledSubscriptionsChange += sign * change.ScheduledCount;
    }

    /// <summary>Whether nothing is left in a day.</summary>
    public static bool IsEmpty(this RevenueDay sum) => sum == new RevenueDay { Day = sum.Day };

    /// <summary>Becomes a movement (+1), or none (−1).</summary>
    public static void Take(this RevenueMovementRow row, Guid customer, PaidMovement movement, int sign)
    {
        (row.Day, row.CustomerId, row.Kind) = (movement.Day, customer, movement.Kind);
        (row.Before, row.After) = sign > 0 ? (movement.Before, movement.After) : (0, 0);
        (row.Until, row.FirstPaidOn, row.PaidSince, row.Subscriptions) = (movement.Until, movement.FirstPaidOn, movement.PaidSince, movement.Moved);
    }

    /// <summary>Becomes a stretch (+1), or none (−1).</summary>
    public static void Take(this RevenueStretch row, CountedStretch stretch, int sign)
    {
        var state = stretch.State;
        (row.PlanId, row.PlanName, row.Interval) = (state.PlanId, state.PlanName, state.Interval);
        (row.From, row.Until, row.IsLast) = (stretch.From, stretch.Until, stretch.IsLast);
        (row.PerYear, row.IsAtRisk, row.IsScheduled) = (sign > 0 ? state.PerYear : 0, state.IsAtRisk, state.IsScheduled);
    }
}
