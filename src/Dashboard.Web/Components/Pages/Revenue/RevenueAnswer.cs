using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Everything the revenue page shows.</summary>
public sealed record RevenueAnswer
{
    public required RevenuePeriod Period { get; init; }

    /// <summary>The shop's day on which it was asked.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The first and the newest day on which MRR moved; nothing when it never did.</summary>
    public required RevenueSpan? Span { get; init; }

    public required RevenueMetrics Metrics { get; init; }

    /// <summary>The figures compared with; nothing when there is nothing to compare with.</summary>
    public required RevenueMetrics? Previous { get; init; }

    /// <summary>In what steps the history is told.</summary>
    public required RevenueInterval Interval { get; init; }

    public required IReadOnlyList<RevenuePoint> History { get; init; }

    /// <summary>What stands beside each step of the history; empty when there is nothing to compare with.</summary>
    public required IReadOnlyList<MrrStep?> PreviousHistory { get; init; }

    public required IReadOnlyList<PlanRevenue> Plans { get; init; }

    public required IReadOnlyList<RevenueCohort> Cohorts { get; init; }

    /// <summary>Fewest cohorts that are shown, the running month's included: a shorter range would hardly show any.</summary>
    private const int FewestCohorts = 12;

    /// <summary>Most of them: a wider table is not read any more.</summary>
    private const int MostCohorts = 36;

    /// <summary>Asks for everything; what does not depend on another answer is asked at once.</summary>
    public static async Task<RevenueAnswer> AskAsync(IDesk desk, RevenueRange range, DateOnly today, CancellationToken cancellationToken)
    {
        var span = await desk.AskAsync(new GetRevenueSpan(), cancellationToken);
        var period = range.Resolve(today, span?.First);
        var interval = IntervalOf(period.From, period.To);
        var metrics = desk.AskAsync(new GetRevenueMetrics(period.From, period.To), cancellationToken);
        var history = desk.AskAsync(new GetRevenueHistory(period.From, period.To, interval), cancellationToken);
        var plans = desk.AskAsync(new GetPlanRevenue(period.From, period.To), cancellationToken);
        var cohorts = desk.AskAsync(new GetRevenueCohorts(FirstCohort(period), period.To), cancellationToken);
        var previous = period is { PreviousFrom: { } from, PreviousTo: { } to } ? AskBeforeAsync(desk, from, to, cancellationToken) : Task.FromResult(Nothing);
        await Task.WhenAll(metrics, history, plans, cohorts, previous);
        return new RevenueAnswer
        {
            Period = period,
            Today = today,
            Span = span,
            Metrics = await metrics,
            Previous = (await previous).Metrics,
            Interval = interval,
            History = await history,
            PreviousHistory = MrrStep.Beside(period, await history, (await previous).Days),
            Plans = await plans,
            Cohorts = await cohorts,
        };
    }

    /// <summary>Steps that a chart of these days has room for.</summary>
    public static RevenueInterval IntervalOf(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        < 62 => RevenueInterval.Day,
        < 190 => RevenueInterval.Week,
        _ => RevenueInterval.Month,
    };

    private static (RevenueMetrics? Metrics, IReadOnlyList<RevenuePoint> Days) Nothing { get; } = (null, []);

    /// <summary>Asks for the days of the period before: its steps are cut as those of the period shown are.</summary>
    private static async Task<(RevenueMetrics? Metrics, IReadOnlyList<RevenuePoint> Days)> AskBeforeAsync(
        IDesk desk, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var metrics = desk.AskAsync(new GetRevenueMetrics(from, to), cancellationToken);
        var days = desk.AskAsync(new GetRevenueHistory(from, to, RevenueInterval.Day), cancellationToken);
        await Task.WhenAll(metrics, days);
        return (await metrics, await days);
    }

    private static DateOnly FirstCohort(RevenuePeriod period)
    {
        var last = period.To.AddDays(1 - period.To.Day);
        var (earliest, latest) = (last.AddMonths(1 - MostCohorts), last.AddMonths(1 - FewestCohorts));
        return period.From < earliest ? earliest : period.From > latest ? latest : period.From;
    }
}
