using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Revenue;

/// <summary>The key figures at the end of a day, and of the period that ends with it.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="At">Its last day; a period that ends before it begins, or longer than ten years, is refused with a <see cref="BadQuestionException"/>.</param>
public sealed record GetRevenueMetrics(DateOnly From, DateOnly At) : IQuestion<RevenueMetrics>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>In what steps history is told.</summary>
public enum RevenueInterval
{
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    Month,
}

/// <summary>MRR and its movements, a point for every day, week or month of a range, also when nothing happened; oldest first.</summary>
public sealed record GetRevenueHistory(DateOnly From, DateOnly To, RevenueInterval Interval) : IQuestion<IReadOnlyList<RevenuePoint>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>What each plan gives at the end of a period, most first; plans that gave nothing before, then and in it are left out.</summary>
public sealed record GetPlanRevenue(DateOnly From, DateOnly At) : IQuestion<IReadOnlyList<PlanRevenue>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>Retention by month of first payment, oldest first.</summary>
/// <param name="From">A day in the first cohort's month; nothing for the oldest.</param>
/// <param name="At">The newest day that counts.</param>
public sealed record GetRevenueCohorts(DateOnly? From, DateOnly At) : IQuestion<IReadOnlyList<RevenueCohort>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>Growth of MRR over any number of days, 1 to 3,660.</summary>
public sealed record GetRevenueGrowth(int Days, DateOnly At) : IQuestion<RevenueGrowth>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>The first and the newest day on which MRR moved; nothing when it never did.</summary>
public sealed record GetRevenueSpan : IQuestion<RevenueSpan?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Revenue];
}

/// <summary>Days on which MRR moved.</summary>
public sealed record RevenueSpan(DateOnly First, DateOnly Newest);
