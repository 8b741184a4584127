using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

/// <summary>
/// Reads the state of any day as the sum of what changed until then. There are no more rows than days, 7,300 in twenty years: they
/// are summed up in a few milliseconds, and nothing has to be corrected when the past is.
/// </summary>
internal static class RevenueReader
{
    /// <summary>What changed before a day, and from it until another.</summary>
    public static async Task<(RevenueDay Before, RevenueDay In)> SumsAsync(
        this ReadDbContext db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var sums = await db.Set<RevenueDay>().AsNoTracking()
            .Where(row => row.Day <= to)
            .GroupBy(row => row.Day < from ? 0 : 1)
            .Select(group => new
            {
                IsIn = group.Key,
                Day = group.Max(row => row.Day),
                New = group.Sum(row => row.New),
                Expansion = group.Sum(row => row.Expansion),
                Reactivation = group.Sum(row => row.Reactivation),
                Contraction = group.Sum(row => row.Contraction),
                Churn = group.Sum(row => row.Churn),
                NewCustomers = group.Sum(row => row.NewCustomers),
                ExpandedCustomers = group.Sum(row => row.ExpandedCustomers),
                ReactivatedCustomers = group.Sum(row => row.ReactivatedCustomers),
                ContractedCustomers = group.Sum(row => row.ContractedCustomers),
                ChurnedCustomers = group.Sum(row => row.ChurnedCustomers),
                CustomersChange = group.Sum(row => row.CustomersChange),
                Change = group.Sum(row => row.Change),
                SubscriptionsChange = group.Sum(row => row.SubscriptionsChange),
                AtRiskChange = group.Sum(row => row.AtRiskChange),
                AtRiskSubscriptionsChange = group.Sum(row => row.AtRiskSubscriptionsChange),
                ScheduledChange = group.Sum(row => row.ScheduledChange),
                ScheduledSubscriptionsChange = group.Sum(row => row.ScheduledSubscriptionsChange),
            })
            .ToListAsync(cancellationToken);
        var rows = sums.ToDictionary(sum => sum.IsIn, sum => new RevenueDay
        {
            Day = sum.Day,
            New = sum.New,
            Expansion = sum.Expansion,
            Reactivation = sum.Reactivation,
            Contraction = sum.Contraction,
            Churn = sum.Churn,
            NewCustomers = sum.NewCustomers,
            ExpandedCustomers = sum.ExpandedCustomers,
            ReactivatedCustomers = sum.ReactivatedCustomers,
            ContractedCustomers = sum.ContractedCustomers,
            ChurnedCustomers = sum.ChurnedCustomers,
            CustomersChange = sum.CustomersChange,
            Change = sum.Change,
            SubscriptionsChange = sum.SubscriptionsChange,
            AtRiskChange = sum.AtRiskChange,
            AtRiskSubscriptionsChange = sum.AtRiskSubscriptionsChange,
            ScheduledChange = sum.ScheduledChange,
            ScheduledSubscriptionsChange = sum.ScheduledSubscriptionsChange,
        });
        return (rows.GetValueOrDefault(0) ?? new RevenueDay { Day = from }, rows.GetValueOrDefault(1) ?? new RevenueDay { Day = to });
    }

    /// <summary>What all subscriptions came to a year at the end of a day.</summary>
    public static Task<decimal> PerYearAtAsync(this ReadDbContext db, DateOnly day, CancellationToken cancellationToken) =>
        db.Set<RevenueDay>().Where(row => row.Day <= day).SumAsync(row => row.Change, cancellationToken);

    /// <summary>The first day until another on which movements and subscriptions disagree.</summary>
    public static Task<DateOnly?> FirstUnbalancedAsync(this ReadDbContext db, DateOnly at, CancellationToken cancellationToken) =>
        db.Set<RevenueDay>()
            .Where(row => row.Day <= at
                && (row.Change != row.New + row.Expansion + row.Reactivation - row.Contraction - row.Churn
                    || row.CustomersChange != row.NewCustomers + row.ReactivatedCustomers - row.ChurnedCustomers))
            .MinAsync(row => (DateOnly?)row.Day, cancellationToken);

    /// <summary>
    /// The last movement of each customer who paid at the start of a range and does not at its end. Most paid without a break since
    /// before the range; who came back within it is looked up. That a look-up ends before the run that was lost goes without saying; said,
    /// it keeps PostgreSQL from gathering all who ever paid before the range, in the place of looking up a few.
    /// </summary>
    public static IQueryable<RevenueMovementRow> Lost(this ReadDbContext db, DateOnly from, DateOnly to)
    {
        var movements = db.Set<RevenueMovementRow>().AsNoTracking();
        return movements.Where(row => row.Kind == MovementKind.Churn && row.Day >= from && row.Day <= to && row.Until > to
            && (row.PaidSince < from
                || (row.FirstPaidOn < from && movements.Any(other =>
                    other.CustomerId == row.CustomerId && other.Day < from && other.Day < row.PaidSince && other.Until >= from && other.After > 0))));
    }

    /// <summary>Movements by which the state of their customers at the end of a day began, of those who paid then.</summary>
    public static IQueryable<RevenueMovementRow> PayingAt(this ReadDbContext db, DateOnly day) =>
        db.Set<RevenueMovementRow>().AsNoTracking().Where(row => row.After > 0 && row.Day <= day && row.Until > day);

    /// <summary>The names of some customers, as they are called now.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        this ReadDbContext db, IEnumerable<Guid> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Distinct().ToArray();
        if (ids.Length == 0)
        {
            return new Dictionary<Guid, string>();
        }

        var names = await db.Set<RevenueCustomerLedger>()
            .Where(row => ids.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, row => row.CustomerName, cancellationToken);
        var newest = db.Customers.Where(row => ids.Contains(row.CustomerId) && row.Name != "").Select(row => new { row.CustomerId, row.Name });
        await foreach (var customer in newest.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            names[customer.CustomerId] = customer.Name;
        }

        return names;
    }

    /// <summary>The movements of a day, or of many, as a month has them.</summary>
    public static RevenueMovements Movements(this RevenueDay row) => new()
    {
        New = row.New.PerMonth(),
        Expansion = row.Expansion.PerMonth(),
        Reactivation = row.Reactivation.PerMonth(),
        Contraction = row.Contraction.PerMonth(),
        Churn = row.Churn.PerMonth(),
        Net = (row.New + row.Expansion + row.Reactivation - row.Contraction - row.Churn).PerMonth(),
        NewCustomers = row.NewCustomers,
        ExpandedCustomers = row.ExpandedCustomers,
        ReactivatedCustomers = row.ReactivatedCustomers,
        ContractedCustomers = row.ContractedCustomers,
        ChurnedCustomers = row.ChurnedCustomers,
    };
}
