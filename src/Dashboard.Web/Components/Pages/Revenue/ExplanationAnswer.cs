using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>A figure and what it is made of: one list, or the other figures it is calculated from.</summary>
public sealed record ExplanationAnswer
{
    /// <summary>The figures of the period.</summary>
    public required RevenueMetrics Metrics { get; init; }

    /// <summary>The plan that is asked about; nothing when none is, or when it gave nothing.</summary>
    public PlanRevenue? Plan { get; init; }

    /// <summary>The cohort that is asked about.</summary>
    public RevenueCohort? Cohort { get; init; }

    /// <summary>What the list has to come to; nothing without a list, or when nothing was there to compare with.</summary>
    public decimal? Expected { get; init; }

    /// <summary>How many rows the list has to have, where the figure is a number of them; nothing where it is an amount.</summary>
    public long? ExpectedRows { get; init; }

    public ExplainedPage<RevenueMovement>? Movements { get; init; }

    public ExplainedPage<RevenueSubscription>? Subscriptions { get; init; }

    public ExplainedPage<RevenueCustomer>? Customers { get; init; }

    public ExplainedPage<EndedSubscription>? Ended { get; init; }

    /// <summary>What the list does come to; nothing without a list.</summary>
    public decimal? Sum => Movements?.Sum ?? Subscriptions?.Sum ?? Customers?.Sum ?? Ended?.Sum;

    /// <summary>What the shown rows come to, where they are all there are; nothing where there are other pages.</summary>
    public decimal? ShownSum => this switch
    {
        { Movements.Page: { } page } => SumOfAll(page, row => row.After - row.Before),
        { Subscriptions.Page: { } page } => SumOfAll(page, row => row.PerMonth),
        { Customers.Page: { } page } => SumOfAll(page, row => row.PerMonth),
        { Ended.Page: { } page } => SumOfAll(page, row => row.PerMonth),
        _ => null,
    };

    /// <summary>Whether the list comes to something else than the figure, or its rows to something else than its sum.</summary>
    public bool IsOff =>
        (Expected is { } expected && Sum is { } sum && expected != sum)
        || (ShownSum is { } shown && Sum is { } listed && Math.Abs(shown - listed) > Tolerance)
        || (ExpectedRows is { } rows && Customers is { Page: { TotalIsExact: true } page } && rows != page.Total);

    /// <summary>Rows are twelfths of a year each, whose last places need not add up to a twelfth of their sum.</summary>
    private const decimal Tolerance = 0.000_001m;

    /// <summary>
    /// Asks for a figure and for what it is made of. Two answers can lie on both sides of a change; where they do not agree
    /// they are asked for once more, so that only a difference that stays is told.
    /// </summary>
    public static async Task<ExplanationAnswer> AskAsync(IDesk desk, Explanation of, PageRequest page, CancellationToken cancellationToken)
    {
        var answer = await AskOnceAsync(desk, of, page, cancellationToken);
        return answer.IsOff ? await AskOnceAsync(desk, of, page, cancellationToken) : answer;
    }

    private static async Task<ExplanationAnswer> AskOnceAsync(IDesk desk, Explanation of, PageRequest page, CancellationToken cancellationToken)
    {
        var metrics = await desk.AskAsync(new GetRevenueMetrics(of.Since, of.Until), cancellationToken);
        var answer = new ExplanationAnswer
        {
            Metrics = metrics,
            Plan = of.PlanId is { } id ? (await desk.AskAsync(new GetPlanRevenue(of.Since, of.Until), cancellationToken)).FirstOrDefault(plan => plan.PlanId == id) : null,
            Cohort = of.Cohort is { } month ? (await desk.AskAsync(new GetRevenueCohorts(month, of.Until), cancellationToken)).FirstOrDefault(cohort => cohort.Month == month) : null,
        };
        return await new ExplanationLists(desk, of, page).AddToAsync(answer, cancellationToken);
    }

    private static decimal? SumOfAll<T>(Page<T> page, Func<T, decimal> amountOf) =>
        page is { Next: null, Previous: null } ? page.Items.Sum(amountOf) : null;
}
