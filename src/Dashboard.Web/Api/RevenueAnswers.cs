using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;

namespace Dashboard.Web.Api;

// What the API answers about revenue. Amounts are a month's where nothing else is said, in the currency beside them, and exact.

/// <summary>A list that is short by nature, whole.</summary>
internal sealed record RevenueListAnswer<T>(IReadOnlyList<T> Items, int Page, int Limit, long Total, string Currency)
{
    public static RevenueListAnswer<T> Of<TRow>(IReadOnlyList<TRow> rows, string currency, Func<TRow, T> map) =>
        new([.. rows.Select(map)], 1, rows.Count, rows.Count, currency);
}

/// <summary>A page of what a figure is made of, and the figure: the sum over all pages. Movements that lower it count negative.</summary>
internal sealed record ExplainedAnswer<T>(
    IReadOnlyList<T> Items, int Page, int Limit, long Total, string? Next, string? Previous, bool TotalIsExact, decimal Sum, string Currency)
{
    public static ExplainedAnswer<T> Of<TRow>(ExplainedPage<TRow> found, PageRequest request, string currency, Func<TRow, T> map) => new(
        [.. found.Page.Items.Select(map)], request.Number, request.Limit, found.Page.Total, found.Page.Next, found.Page.Previous,
        found.Page.TotalIsExact, found.Sum.Exact(), currency);
}

internal sealed record RevenueMetricsAnswer(
    DateOnly From, DateOnly At, string Currency, decimal Mrr, decimal Arr, decimal? Arpa, int PayingCustomers, int Subscriptions,
    decimal ScheduledChurn, int ScheduledSubscriptions, decimal AtRisk, int AtRiskSubscriptions,
    decimal Start, int StartCustomers, RevenueMovementsAnswer Movements, decimal End, int EndCustomers,
    decimal Difference, int CustomerDifference, bool IsBalanced, DateOnly? FirstUnbalancedDay,
    decimal? GrossChurn, decimal? NetChurn, int LostCustomers, decimal? CustomerChurn, decimal? QuickRatio,
    decimal? Ltv, IReadOnlyList<MonthlyChurnAnswer> MonthlyChurns)
{
    public static RevenueMetricsAnswer Of(RevenueMetrics metrics, string currency) => new(
        metrics.From, metrics.At, currency, metrics.Mrr.Exact(), metrics.Arr.Exact(), metrics.Arpa.Exact(), metrics.PayingCustomers, metrics.Subscriptions,
        metrics.ScheduledChurn.Exact(), metrics.ScheduledSubscriptions, metrics.AtRisk.Exact(), metrics.AtRiskSubscriptions,
        metrics.Bridge.Start.Exact(), metrics.Bridge.StartCustomers, RevenueMovementsAnswer.Of(metrics.Bridge.Movements), metrics.Bridge.End.Exact(), metrics.Bridge.EndCustomers,
        metrics.Bridge.Difference.Exact(), metrics.Bridge.CustomerDifference, metrics.Bridge.IsBalanced, metrics.FirstUnbalancedDay,
        metrics.GrossChurn.Exact(), metrics.NetChurn.Exact(), metrics.LostCustomers, metrics.CustomerChurn.Exact(), metrics.QuickRatio.Exact(),
        metrics.Ltv.Exact(), [.. metrics.MonthlyChurns.Select(MonthlyChurnAnswer.Of)]);
}

internal sealed record MonthlyChurnAnswer(DateOnly Month, int Customers, int Lost, decimal? Rate)
{
    public static MonthlyChurnAnswer Of(MonthlyChurn churn) => new(churn.Month, churn.Customers, churn.Lost, churn.Rate.Exact());
}

/// <summary>Sums of movements by kind, none negative.</summary>
internal sealed record RevenueMovementsAnswer(
    decimal New, decimal Expansion, decimal Reactivation, decimal Contraction, decimal Churn, decimal Net,
    int NewCustomers, int ExpandedCustomers, int ReactivatedCustomers, int ContractedCustomers, int ChurnedCustomers)
{
    public static RevenueMovementsAnswer Of(RevenueMovements moved) => new(
        moved.New.Exact(), moved.Expansion.Exact(), moved.Reactivation.Exact(), moved.Contraction.Exact(), moved.Churn.Exact(), moved.Net.Exact(),
        moved.NewCustomers, moved.ExpandedCustomers, moved.ReactivatedCustomers, moved.ContractedCustomers, moved.ChurnedCustomers);
}

/// <summary>How one customer's revenue changed in one day; <c>change</c> is negative where it fell.</summary>
internal sealed record RevenueMovementAnswer(
    DateOnly Day, Guid CustomerId, string CustomerName, string Kind, decimal Before, decimal After, decimal Change, IReadOnlyList<MovedSubscriptionAnswer> Subscriptions)
{
    public static RevenueMovementAnswer Of(RevenueMovement row) => new(
        row.Day, row.CustomerId, row.CustomerName, Words.Of(row.Kind), row.Before.Exact(), row.After.Exact(), (row.After - row.Before).Exact(),
        [.. row.Subscriptions.Select(moved => new MovedSubscriptionAnswer(moved.SubscriptionId, moved.PlanName, moved.PlanNameBefore, moved.Before.Exact(), moved.After.Exact()))]);
}

/// <summary>A subscription's part in a movement, a month; <c>planName</c> is its plan after it, <c>planNameBefore</c> nothing where nothing of it had been paid.</summary>
internal sealed record MovedSubscriptionAnswer(Guid SubscriptionId, string PlanName, string? PlanNameBefore, decimal Before, decimal After);

internal sealed record RevenuePointAnswer(DateOnly From, DateOnly To, decimal Mrr, int PayingCustomers, RevenueMovementsAnswer Movements)
{
    public static RevenuePointAnswer Of(RevenuePoint point) =>
        new(point.From, point.To, point.Mrr.Exact(), point.PayingCustomers, RevenueMovementsAnswer.Of(point.Movements));
}

internal sealed record PlanRevenueAnswer(Guid PlanId, string Name, string Interval, decimal Price, decimal Mrr, int Customers, int Subscriptions, decimal Start, decimal Churn)
{
    public static PlanRevenueAnswer Of(PlanRevenue plan) =>
        new(plan.PlanId, plan.Name, plan.Interval.Word(), plan.Price.Exact(), plan.Mrr.Exact(), plan.Customers, plan.Subscriptions, plan.Start.Exact(), plan.Churn.Exact());
}

internal sealed record EndedSubscriptionAnswer(Guid SubscriptionId, Guid CustomerId, string CustomerName, DateOnly EndedOn, decimal PerMonth)
{
    public static EndedSubscriptionAnswer Of(EndedSubscription row) => new(row.SubscriptionId, row.CustomerId, row.CustomerName, row.EndedOn, row.PerMonth.Exact());
}

internal sealed record RevenueCohortAnswer(DateOnly Month, int Customers, IReadOnlyList<CohortMonthAnswer> Months)
{
    public static RevenueCohortAnswer Of(RevenueCohort cohort) => new(
        cohort.Month, cohort.Customers, [.. cohort.Months.Select(at => new CohortMonthAnswer(at.Month, at.Customers, at.Retention.Exact(), at.Mrr.Exact()))]);
}

internal sealed record CohortMonthAnswer(DateOnly Month, int Customers, decimal Retention, decimal Mrr);

internal sealed record RevenueGrowthAnswer(DateOnly At, int Days, decimal Before, decimal Now, decimal? Rate, string Currency)
{
    public static RevenueGrowthAnswer Of(RevenueGrowth growth, string currency) =>
        new(growth.At, growth.Days, growth.Before.Exact(), growth.Now.Exact(), growth.Rate.Exact(), currency);
}

internal sealed record RevenueSubscriptionAnswer(
    Guid SubscriptionId, Guid CustomerId, string CustomerName, Guid PlanId, string PlanName, string Interval, DateOnly Since, decimal PerMonth)
{
    public static RevenueSubscriptionAnswer Of(RevenueSubscription row) => new(
        row.SubscriptionId, row.CustomerId, row.CustomerName, row.PlanId, row.PlanName, row.Interval.Word(), row.Since, row.PerMonth.Exact());
}

internal sealed record RevenueCustomerAnswer(Guid CustomerId, string CustomerName, DateOnly FirstPaidOn, decimal PerMonth)
{
    public static RevenueCustomerAnswer Of(RevenueCustomer row) => new(row.CustomerId, row.CustomerName, row.FirstPaidOn, row.PerMonth.Exact());
}

/// <summary>Amounts as programs read them.</summary>
internal static class ExactAmounts
{
    /// <summary>One with all its places: a division by it takes the zeros off that a table put behind an amount, and nothing else.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Exact(this decimal amount) => amount / One;

    public static decimal? Exact(this decimal? amount) => amount / One;
}
