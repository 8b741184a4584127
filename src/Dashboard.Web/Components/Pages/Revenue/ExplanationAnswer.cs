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

    public ExplainedPage<RevenueMovement>? Movements { get; init; }

    public ExplainedPage<RevenueSubscription>? Subscriptions { get; init; }

    public ExplainedPage<RevenueCustomer>? Customers { get; init; }

    public ExplainedPage<EndedSubscription>? Ended { get; init; }

    /// <summary>What the list does come to; nothing without a list.</summary>
    public decimal? Sum => Movements?.Sum ?? Subscriptions?.Sum ?? Customers?.Sum ?? Ended?.Sum;

    /// <summary>Whether the list comes to something else than the figure.</summary>
    public bool IsOff => Expected is { } expected && Sum is { } sum && expected != sum;

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
}
