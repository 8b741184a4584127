using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class ListRevenueSubscriptionsHandler(AnswerTables contexts)
    : IRequestHandler<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>
{
    public async Task<ExplainedPage<RevenueSubscription>> Handle(ListRevenueSubscriptions request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Rows(db, request);
        var (count, perYear) = request switch
        {
            { PlanId: null, CustomerId: null } => Counted((await db.SumsAsync(DateOnly.MinValue, request.At, cancellationToken)).In, request.Figure),
            { PlanId: { } plan, CustomerId: null, Figure: RevenueFigure.Mrr } => await OfPlanAsync(db, plan, request.At, cancellationToken),
            _ => await rows.CountedAsync(row => row.PerYear, cancellationToken),
        };
        var list = new KeysetList<RevenueStretch, decimal>(
            rows, row => row.PerYear, row => row.SubscriptionId, descending: true, (request with { Page = new PageRequest() }).ToString());
        var page = await list.PageAsync(request.Page, (count, true), seek: null, cancellationToken);
        var names = await db.NamesAsync(page.Items.Select(row => row.CustomerId), cancellationToken);
        return new ExplainedPage<RevenueSubscription>(
            page.Select(row => new RevenueSubscription(
                row.SubscriptionId, row.CustomerId, names.GetValueOrDefault(row.CustomerId, ""), row.PlanId, row.PlanName,
                row.Interval, row.From, row.PerYear.PerMonth())),
            perYear.PerMonth());
    }

    private static IQueryable<RevenueStretch> Rows(ReadDbContext db, ListRevenueSubscriptions request)
    {
        var rows = db.Set<RevenueStretch>().AsNoTracking().Where(row => row.From <= request.At && row.Until > request.At);
        rows = request.Figure switch
        {
            RevenueFigure.AtRisk => rows.Where(row => row.IsAtRisk),
            RevenueFigure.ScheduledChurn => rows.Where(row => row.IsScheduled),
            _ => rows,
        };
        rows = request.PlanId is { } plan ? rows.Where(row => row.PlanId == plan) : rows;
        return request.CustomerId is { } customer ? rows.Where(row => row.CustomerId == customer) : rows;
    }

    /// <summary>What the days of a plan know of it: reading all its stretches takes ten times as long.</summary>
    private static async Task<(long Rows, decimal PerYear)> OfPlanAsync(ReadDbContext db, Guid plan, DateOnly at, CancellationToken cancellationToken)
    {
        var days = db.Set<RevenuePlanDay>().Where(row => row.PlanId == plan && row.Day <= at);
        return (await days.SumAsync(row => (long)row.SubscriptionsChange, cancellationToken), await days.SumAsync(row => row.Change, cancellationToken));
    }

    private static (long Rows, decimal PerYear) Counted(RevenueDay sums, RevenueFigure figure) => figure switch
    {
        RevenueFigure.AtRisk => (sums.AtRiskSubscriptionsChange, sums.AtRiskChange),
        RevenueFigure.ScheduledChurn => (sums.ScheduledSubscriptionsChange, sums.ScheduledChange),
        _ => (sums.SubscriptionsChange, sums.Change),
    };
}

internal sealed class ListEndedSubscriptionsHandler(AnswerTables contexts)
    : IRequestHandler<ListEndedSubscriptions, ExplainedPage<EndedSubscription>>
{
    public async Task<ExplainedPage<EndedSubscription>> Handle(ListEndedSubscriptions request, CancellationToken cancellationToken)
    {
        var (from, to) = DayRange.Check(request.From, request.To);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<RevenueStretch>().AsNoTracking()
            .Where(row => row.PlanId == request.PlanId && row.IsLast && row.Until >= from && row.Until <= to);
        var (count, perYear) = await rows.CountedAsync(row => row.PerYear, cancellationToken);
        var list = new KeysetList<RevenueStretch, DateOnly>(
            rows, row => row.Until, row => row.SubscriptionId, descending: true, (request with { Page = new PageRequest() }).ToString());
        var page = await list.PageAsync(request.Page, (count, true), seek: null, cancellationToken);
        var names = await db.NamesAsync(page.Items.Select(row => row.CustomerId), cancellationToken);
        return new ExplainedPage<EndedSubscription>(
            page.Select(row => new EndedSubscription(
                row.SubscriptionId, row.CustomerId, names.GetValueOrDefault(row.CustomerId, ""), row.Until, row.PerYear.PerMonth())),
            perYear.PerMonth());
    }
}
