using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class GetPlanRevenueHandler(AnswerTables contexts) : IRequestHandler<GetPlanRevenue, IReadOnlyList<PlanRevenue>>
{
    public async Task<IReadOnlyList<PlanRevenue>> Handle(GetPlanRevenue request, CancellationToken cancellationToken)
    {
        var (from, at) = DayRange.Check(request.From, request.At);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var plans = await db.Set<RevenuePlan>().AsNoTracking().ToDictionaryAsync(row => row.PlanId, cancellationToken);
        var sums = await db.Set<RevenuePlanDay>()
            .Where(row => row.Day <= at)
            .GroupBy(row => row.PlanId)
            .Select(group => new
            {
                PlanId = group.Key,
                Start = group.Sum(row => row.Day < from ? row.Change : 0),
                End = group.Sum(row => row.Change),
                Customers = group.Sum(row => row.CustomersChange),
                Subscriptions = group.Sum(row => row.SubscriptionsChange),
                Churn = group.Sum(row => row.Day < from ? 0 : row.Churn),
                Newest = group.Max(row => row.Day),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.Where(sum => sum.Start != 0 || sum.End != 0 || sum.Newest >= from)
                .Select(sum => new PlanRevenue
                {
                    PlanId = sum.PlanId,
                    Name = plans.GetValueOrDefault(sum.PlanId)?.Name ?? "",
                    Interval = plans.GetValueOrDefault(sum.PlanId)?.Interval ?? default,
                    Price = plans.GetValueOrDefault(sum.PlanId)?.Price ?? 0,
                    Mrr = sum.End.PerMonth(),
                    Customers = sum.Customers,
                    Subscriptions = sum.Subscriptions,
                    Start = sum.Start.PerMonth(),
                    Churn = sum.Churn.PerMonth(),
                })
                .OrderByDescending(plan => plan.Mrr)
                .ThenBy(plan => plan.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(plan => plan.PlanId),
        ];
    }
}
