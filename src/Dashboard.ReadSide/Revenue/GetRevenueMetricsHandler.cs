using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class GetRevenueMetricsHandler(AnswerTables contexts) : IRequestHandler<GetRevenueMetrics, RevenueMetrics>
{
    /// <summary>Full months over which customer churn is averaged for the lifetime value.</summary>
    private const int ChurnMonths = 6;

    public async Task<RevenueMetrics> Handle(GetRevenueMetrics request, CancellationToken cancellationToken)
    {
        var (from, at) = DayRange.Check(request.From, request.At);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (before, within) = await db.SumsAsync(from, at, cancellationToken);
        var lost = await db.Lost(from, at).CountAsync(cancellationToken);
        var (start, startCustomers) = (before.Change, before.CustomersChange);
        var (end, customers) = (start + within.Change, startCustomers + within.CustomersChange);
        var (gains, losses) = (within.New + within.Expansion, within.Contraction + within.Churn);
        decimal? arpa = customers == 0 ? null : end.PerMonth() / customers;
        var churns = await ChurnsAsync(db, at, customers, cancellationToken);
        return new RevenueMetrics
        {
            From = from,
            At = at,
            Mrr = end.PerMonth(),
            Arr = end,
            PayingCustomers = customers,
            Subscriptions = before.SubscriptionsChange + within.SubscriptionsChange,
            Arpa = arpa,
            ScheduledChurn = (before.ScheduledChange + within.ScheduledChange).PerMonth(),
            ScheduledSubscriptions = before.ScheduledSubscriptionsChange + within.ScheduledSubscriptionsChange,
            AtRisk = (before.AtRiskChange + within.AtRiskChange).PerMonth(),
            AtRiskSubscriptions = before.AtRiskSubscriptionsChange + within.AtRiskSubscriptionsChange,
            Bridge = new RevenueBridge
            {
                Start = start.PerMonth(),
                StartCustomers = startCustomers,
                Movements = within.Movements(),
                End = end.PerMonth(),
                EndCustomers = customers,
            },
            FirstUnbalancedDay = await db.FirstUnbalancedAsync(at, cancellationToken),
            GrossChurn = start == 0 ? null : losses / start,
            NetChurn = start == 0 ? null : (losses - within.Expansion - within.Reactivation) / start,
            LostCustomers = lost,
            CustomerChurn = startCustomers == 0 ? null : (decimal)lost / startCustomers,
            QuickRatio = losses == 0 ? null : gains / losses,
            MonthlyChurns = churns,
            Ltv = Ltv(arpa, churns),
        };
    }

    private static decimal? Ltv(decimal? arpa, IReadOnlyList<MonthlyChurn> churns)
    {
        var rates = churns.Select(month => month.Rate).OfType<decimal>().ToList();
        return rates.Count == 0 || rates.Sum() == 0 ? null : arpa * rates.Count / rates.Sum();
    }

    /// <summary>The last full months, counted back from the customers of today.</summary>
    private static async Task<IReadOnlyList<MonthlyChurn>> ChurnsAsync(ReadDbContext db, DateOnly at, int customers, CancellationToken cancellationToken)
    {
        var end = at == at.MonthEnd() ? at.Month().AddMonths(1) : at.Month();
        var first = end.AddMonths(-ChurnMonths);
        var changes = await db.Set<RevenueDay>()
            .Where(row => row.Day >= first && row.Day <= at && row.CustomersChange != 0)
            .Select(row => new { row.Day, row.CustomersChange })
            .ToListAsync(cancellationToken);
        var lost = await db.Set<RevenueMonth>()
            .Where(row => row.Month >= first && row.Month < end)
            .ToDictionaryAsync(row => row.Month, row => row.Lost, cancellationToken);
        return
        [
            .. Enumerable.Range(0, ChurnMonths).Select(number =>
            {
                var month = first.AddMonths(number);
                var (atStart, gone) = (customers - changes.Where(change => change.Day >= month).Sum(change => change.CustomersChange), lost.GetValueOrDefault(month));
                return new MonthlyChurn(month, atStart, gone, atStart == 0 ? null : (decimal)gone / atStart);
            }),
        ];
    }
}
