using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Revenue;

/// <summary>
/// What all subscriptions of a customer came to from day to day. Movements, paying customers and cohorts follow from it alone, so
/// that an import which tells of the past corrects every one of them.
/// </summary>
public sealed record RevenueCustomerLedger
{
    public required Guid CustomerId { get; init; }

    /// <summary>Name at the beginning of the newest subscription.</summary>
    public string CustomerName { get; set; } = "";

    public CustomerLife Life { get; set; } = CustomerLife.None;
}

/// <summary>What one subscription was from day to day; MRR and what plans give follow from it, without a look at movements.</summary>
public sealed record RevenueSubscriptionLedger
{
    public required Guid SubscriptionId { get; init; }

    public Guid CustomerId { get; set; }

    public SubscriptionLife Life { get; set; } = SubscriptionLife.None;
}

/// <summary>How one customer's recurring revenue changed in one day, and how long it stayed like that.</summary>
public sealed record RevenueMovementRow
{
    /// <summary><c>day/customer</c>.</summary>
    public required string Key { get; init; }

    public DateOnly Day { get; set; }

    public Guid CustomerId { get; set; }

    public MovementKind Kind { get; set; }

    /// <summary>What the customer paid a year before.</summary>
    public decimal Before { get; set; }

    /// <summary>And from that day on.</summary>
    public decimal After { get; set; }

    /// <summary>Day of the customer's next movement; <see cref="RevenueCalendar.Open"/> when there is none.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The customer's first paid day.</summary>
    public DateOnly FirstPaidOn { get; set; }

    /// <summary>Since when the customer had paid without a break, this day included; for churn the run that ended.</summary>
    public DateOnly PaidSince { get; set; }

    public IReadOnlyList<MovedValue> Subscriptions { get; set; } = [];
}

/// <summary>What a subscription counted a year before and after a day.</summary>
/// <param name="SubscriptionId">Which.</param>
/// <param name="PlanName">Its plan after that day.</param>
/// <param name="Before">What it counted before.</param>
/// <param name="After">And after.</param>
/// <param name="PlanNameBefore">Its plan before; nothing when nothing of it had been paid.</param>
public sealed record MovedValue(Guid SubscriptionId, string PlanName, decimal Before, decimal After, string? PlanNameBefore);

/// <summary>Some days in which a subscription counted the same.</summary>
public sealed record RevenueStretch
{
    /// <summary><c>subscription/first day</c>.</summary>
    public required string Key { get; init; }

    public Guid SubscriptionId { get; set; }

    public Guid CustomerId { get; set; }

    public Guid PlanId { get; set; }

    public string PlanName { get; set; } = "";

    public BillingInterval Interval { get; set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; set; }

    /// <summary>First day after it; <see cref="RevenueCalendar.Open"/> while it goes on.</summary>
    public DateOnly Until { get; set; }

    /// <summary>What it counted a year, above zero.</summary>
    public decimal PerYear { get; set; }

    /// <summary>Whether a payment had failed.</summary>
    public bool IsAtRisk { get; set; }

    /// <summary>Whether a cancellation waited.</summary>
    public bool IsScheduled { get; set; }

    /// <summary>Whether the subscription ended at the end of it.</summary>
    public bool IsLast { get; set; }
}

/// <summary>
/// What one day changed, a year; a day on which nothing changed has no row. Movements are summed over customers, the changes over
/// subscriptions: the two have nothing in common but the events, and must come to the same.
/// </summary>
public sealed record RevenueDay
{
    public required DateOnly Day { get; init; }

    public decimal New { get; set; }

    public decimal Expansion { get; set; }

    public decimal Reactivation { get; set; }

    public decimal Contraction { get; set; }

    public decimal Churn { get; set; }

    public int NewCustomers { get; set; }

    public int ExpandedCustomers { get; set; }

    public int ReactivatedCustomers { get; set; }

    public int ContractedCustomers { get; set; }

    public int ChurnedCustomers { get; set; }

    /// <summary>Customers more of whom some subscription counts; counted by open subscriptions, not by movements.</summary>
    public int CustomersChange { get; set; }

    /// <summary>What all subscriptions count more.</summary>
    public decimal Change { get; set; }

    public int SubscriptionsChange { get; set; }

    public decimal AtRiskChange { get; set; }

    public int AtRiskSubscriptionsChange { get; set; }

    public decimal ScheduledChange { get; set; }

    public int ScheduledSubscriptionsChange { get; set; }
}

/// <summary>What one day changed for a plan, a year.</summary>
public sealed record RevenuePlanDay
{
    /// <summary><c>day/plan</c>.</summary>
    public required string Key { get; init; }

    public DateOnly Day { get; set; }

    public Guid PlanId { get; set; }

    public decimal Change { get; set; }

    public int SubscriptionsChange { get; set; }

    public int CustomersChange { get; set; }

    /// <summary>What subscriptions to it had counted that ended this day.</summary>
    public decimal Churn { get; set; }
}

/// <summary>What a plan is called, how often it is billed, and what one costs then.</summary>
public sealed record RevenuePlan
{
    public required Guid PlanId { get; init; }

    public string Name { get; set; } = "";

    public BillingInterval Interval { get; set; }

    public decimal Price { get; set; }
}

/// <summary>What one month changed for the customers who first paid in another, or in the same.</summary>
public sealed record RevenueCohortMonth
{
    /// <summary><c>cohort/month</c>.</summary>
    public required string Key { get; init; }

    /// <summary>First day of the month of their first payment.</summary>
    public DateOnly Cohort { get; set; }

    /// <summary>First day of the month in which it changed.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Customers whose first payment it was.</summary>
    public int Joined { get; set; }

    /// <summary>Customers of the cohort more who pay.</summary>
    public int CustomersChange { get; set; }

    /// <summary>What they pay more, a year.</summary>
    public decimal Change { get; set; }
}

/// <summary>Customers that a whole month lost.</summary>
public sealed record RevenueMonth
{
    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Customers who paid at its start and did not at its end.</summary>
    public int Lost { get; set; }
}

/// <summary>Days and months of revenue.</summary>
internal static class RevenueCalendar
{
    /// <summary>The day that stands for "not yet".</summary>
    public static readonly DateOnly Open = new(9999, 12, 30);

    /// <summary>First day of a day's month.</summary>
    public static DateOnly Month(this DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Last day of a day's month.</summary>
    public static DateOnly MonthEnd(this DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>A sum a year as a month has it: the only division there is.</summary>
    public static decimal PerMonth(this decimal perYear) => perYear / 12m;
}
