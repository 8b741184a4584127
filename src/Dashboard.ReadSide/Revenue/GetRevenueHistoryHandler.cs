using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class GetRevenueHistoryHandler(AnswerTables contexts)
    : IRequestHandler<GetRevenueHistory, IReadOnlyList<RevenuePoint>>
{
    public async Task<IReadOnlyList<RevenuePoint>> Handle(GetRevenueHistory request, CancellationToken cancellationToken)
    {
        var (from, to) = DayRange.Check(request.From, request.To);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await db.Set<RevenueDay>()
            .Where(row => row.Day < from)
            .GroupBy(_ => 1)
            .Select(all => new { PerYear = all.Sum(row => row.Change), Customers = all.Sum(row => row.CustomersChange) })
            .SingleOrDefaultAsync(cancellationToken);
        var rows = await db.Set<RevenueDay>().AsNoTracking()
            .Where(row => row.Day >= from && row.Day <= to)
            .ToListAsync(cancellationToken);
        var changed = rows.ToLookup(row => FirstOf(row.Day, request.Interval));
        var (points, perYear, customers) = (new List<RevenuePoint>(), before?.PerYear ?? 0, before?.Customers ?? 0);
        for (var first = FirstOf(from, request.Interval); first <= to; first = NextAfter(first, request.Interval))
        {
            var (sum, start) = (Sum(first, changed[first]), perYear.PerMonth());
            perYear += sum.Change;
            customers += sum.CustomersChange;
            var last = NextAfter(first, request.Interval).AddDays(-1);
            points.Add(new RevenuePoint(first < from ? from : first, last > to ? to : last, perYear.PerMonth(), customers, sum.Movements()) { Start = start });
        }

        return points;
    }

    private static DateOnly FirstOf(DateOnly day, RevenueInterval interval) => interval switch
    {
        RevenueInterval.Month => day.Month(),
        RevenueInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => day,
    };

    private static DateOnly NextAfter(DateOnly first, RevenueInterval interval) => interval switch
    {
        RevenueInterval.Month => first.AddMonths(1),
        RevenueInterval.Week => first.AddDays(7),
        _ => first.AddDays(1),
    };

    private static RevenueDay Sum(DateOnly first, IEnumerable<RevenueDay> days) => days.Aggregate(new RevenueDay { Day = first }, (sum, day) =>
    {
        (sum.New, sum.NewCustomers) = (sum.New + day.New, sum.NewCustomers + day.NewCustomers);
        (sum.Expansion, sum.ExpandedCustomers) = (sum.Expansion + day.Expansion, sum.ExpandedCustomers + day.ExpandedCustomers);
        (sum.Reactivation, sum.ReactivatedCustomers) = (sum.Reactivation + day.Reactivation, sum.ReactivatedCustomers + day.ReactivatedCustomers);
        (sum.Contraction, sum.ContractedCustomers) = (sum.Contraction + day.Contraction, sum.ContractedCustomers + day.ContractedCustomers);
        (sum.Churn, sum.ChurnedCustomers) = (sum.Churn + day.Churn, sum.ChurnedCustomers + day.ChurnedCustomers);
        (sum.Change, sum.CustomersChange) = (sum.Change + day.Change, sum.CustomersChange + day.CustomersChange);
        return sum;
    });
}
