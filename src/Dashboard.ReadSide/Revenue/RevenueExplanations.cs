using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Revenue;

/// <summary>What a movement of MRR is. The values are stored: append, never reorder.</summary>
public enum MovementKind
{
    /// <summary>A customer's first payment.</summary>
    New = 0,

    /// <summary>A customer pays more than before, be it for a second subscription.</summary>
    Expansion = 1,

    /// <summary>A customer pays less, but something.</summary>
    Contraction = 2,

    /// <summary>A customer pays nothing any more.</summary>
    Churn = 3,

    /// <summary>A customer who had churned pays again.</summary>
    Reactivation = 4,
}

/// <summary>How one customer's MRR changed in one day: the difference between the end of that day and the end of the day before.</summary>
public sealed record RevenueMovement
{
    public required DateOnly Day { get; init; }

    public required Guid CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required MovementKind Kind { get; init; }

    /// <summary>What the customer paid a month before.</summary>
    public required decimal Before { get; init; }

    /// <summary>And after that day.</summary>
    public required decimal After { get; init; }

    /// <summary>The difference, never negative: the kind says in which direction.</summary>
    public decimal Amount => Math.Abs(After - Before);

    /// <summary>The subscriptions whose value changed that day.</summary>
    public required IReadOnlyList<MovedSubscription> Subscriptions { get; init; }
}

/// <summary>A subscription's part in a movement.</summary>
/// <param name="SubscriptionId">Which.</param>
/// <param name="PlanName">Its plan after that day.</param>
/// <param name="Before">What it counted a month before.</param>
/// <param name="After">And after.</param>
/// <param name="PlanNameBefore">Its plan before; nothing when nothing of it had been paid.</param>
public sealed record MovedSubscription(Guid SubscriptionId, string PlanName, decimal Before, decimal After, string? PlanNameBefore);

/// <summary>The movements of a range of days that fit, newest first, with their sum.</summary>
public sealed record ListRevenueMovements : IQuestion<ExplainedPage<RevenueMovement>>
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Only of these kinds; empty for all.</summary>
    public IReadOnlyList<MovementKind> Kinds { get; init; } = [];

    /// <summary>Only of a customer.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Only of customers who paid at the start of the range and pay nothing at its end: what customer churn counts.</summary>
    public bool OnlyLostCustomers { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue, ProjectionNames.CustomerStats];
}

/// <summary>Which subscriptions a figure is made of.</summary>
public enum RevenueFigure
{
    /// <summary>All that count.</summary>
    Mrr,

    /// <summary>Those whose cancellation waits.</summary>
    ScheduledChurn,

    /// <summary>Those that are past due.</summary>
    AtRisk,
}

/// <summary>The subscriptions that a figure is the sum of, at the end of a day; most first, with their sum.</summary>
public sealed record ListRevenueSubscriptions : IQuestion<ExplainedPage<RevenueSubscription>>
{
    public required DateOnly At { get; init; }

    public RevenueFigure Figure { get; init; }

    /// <summary>Only of a plan.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>Only of a customer.</summary>
    public Guid? CustomerId { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue, ProjectionNames.CustomerStats];
}

/// <summary>A subscription as it counted at the end of a day.</summary>
/// <param name="SubscriptionId">Which.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="CustomerName">Their name.</param>
/// <param name="PlanId">To which plan.</param>
/// <param name="PlanName">Its name.</param>
/// <param name="Interval">How it is billed.</param>
/// <param name="Since">The day from which it counted like this.</param>
/// <param name="PerMonth">What it counts a month.</param>
public sealed record RevenueSubscription(
    Guid SubscriptionId, Guid CustomerId, string CustomerName, Guid PlanId, string PlanName,
    Domain.Subscriptions.BillingInterval Interval, DateOnly Since, decimal PerMonth);

/// <summary>The customers of a cohort who pay at the end of a day, most first, with their sum.</summary>
/// <param name="Cohort">A day in the month of their first payment.</param>
/// <param name="At">The day.</param>
/// <param name="Page">Which part.</param>
public sealed record ListCohortCustomers(DateOnly Cohort, DateOnly At, PageRequest Page) : IQuestion<ExplainedPage<RevenueCustomer>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue, ProjectionNames.CustomerStats];
}

/// <summary>The customers who pay at the end of a day, most first, with their sum; as many as <see cref="RevenueMetrics.PayingCustomers"/> says.</summary>
/// <param name="At">The day.</param>
/// <param name="Page">Which part.</param>
public sealed record ListPayingCustomers(DateOnly At, PageRequest Page) : IQuestion<ExplainedPage<RevenueCustomer>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue, ProjectionNames.CustomerStats];
}

/// <summary>The subscriptions to a plan that ended in a range of days, newest first; their sum is <see cref="PlanRevenue.Churn"/>.</summary>
/// <param name="PlanId">The plan they had when they ended.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Page">Which part.</param>
public sealed record ListEndedSubscriptions(Guid PlanId, DateOnly From, DateOnly To, PageRequest Page) : IQuestion<ExplainedPage<EndedSubscription>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue, ProjectionNames.CustomerStats];
}

/// <summary>A subscription that ended.</summary>
/// <param name="SubscriptionId">Which.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="CustomerName">Their name.</param>
/// <param name="EndedOn">The first day on which it counted nothing any more.</param>
/// <param name="PerMonth">What it counted a month until then.</param>
public sealed record EndedSubscription(Guid SubscriptionId, Guid CustomerId, string CustomerName, DateOnly EndedOn, decimal PerMonth);

/// <summary>A customer as they paid at the end of a day.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="CustomerName">Their name.</param>
/// <param name="FirstPaidOn">Their first paid day.</param>
/// <param name="PerMonth">What they pay a month.</param>
public sealed record RevenueCustomer(Guid CustomerId, string CustomerName, DateOnly FirstPaidOn, decimal PerMonth);

/// <summary>A page of what a figure is made of.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Page">The page, with the number of all.</param>
/// <param name="Sum">The sum over all pages: the figure itself. Movements that lower MRR count negative.</param>
public sealed record ExplainedPage<T>(Page<T> Page, decimal Sum);
