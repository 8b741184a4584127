using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class GetRevenueCohortsHandler(AnswerTables contexts)
    : IRequestHandler<GetRevenueCohorts, IReadOnlyList<RevenueCohort>>
{
    public async Task<IReadOnlyList<RevenueCohort>> Handle(GetRevenueCohorts request, CancellationToken cancellationToken)
    {
        var (first, newest) = (request.From?.Month() ?? DateOnly.MinValue, request.At.Month());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<RevenueCohortMonth>().AsNoTracking()
            .Where(row => row.Cohort >= first && row.Month <= newest)
            .ToListAsync(cancellationToken);
        rows.AddRange(await AfterAsync(db, first, request.At, cancellationToken));
        return
        [
            .. rows.GroupBy(row => row.Cohort)
                .OrderBy(cohort => cohort.Key)
                .Select(cohort => Cohort(cohort.Key, newest, [.. cohort]))
                .Where(cohort => cohort.Customers > 0),
        ];
    }

    private static RevenueCohort Cohort(DateOnly month, DateOnly newest, IReadOnlyList<RevenueCohortMonth> rows)
    {
        var changed = rows.ToLookup(row => row.Month);
        var (size, customers, perYear) = (rows.Sum(row => row.Joined), 0, 0m);
        var months = new List<CohortMonth>();
        for (var at = month; at <= newest; at = at.AddMonths(1))
        {
            customers += changed[at].Sum(row => row.CustomersChange);
            perYear += changed[at].Sum(row => row.Change);
            months.Add(new CohortMonth(at, customers, size == 0 ? 0 : (decimal)customers / size, perYear.PerMonth()));
        }

        return new RevenueCohort(month, size, months);
    }

    /// <summary>What must be taken back of the newest month, because it happened after the day that is asked for.</summary>
    private static async Task<IEnumerable<RevenueCohortMonth>> AfterAsync(ReadDbContext db, DateOnly first, DateOnly at, CancellationToken cancellationToken)
    {
        var end = at.MonthEnd();
        var later = at == end ? [] : await db.Set<RevenueMovementRow>().AsNoTracking()
            .Where(row => row.Day > at && row.Day <= end && row.FirstPaidOn >= first)
            .Select(row => new { row.FirstPaidOn, row.Kind, row.Before, row.After })
            .ToListAsync(cancellationToken);
        return later.Select(row => new RevenueCohortMonth
        {
            Key = "",
            Cohort = row.FirstPaidOn.Month(),
            Month = at.Month(),
            Joined = row.Kind == MovementKind.New ? -1 : 0,
            CustomersChange = -row.Kind.Customers(),
            Change = row.Before - row.After,
        });
    }
}
