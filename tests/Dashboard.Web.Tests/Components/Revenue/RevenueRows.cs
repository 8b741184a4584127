using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;

namespace Dashboard.Web.Tests.Components.Revenue;

/// <summary>Revenue of a small shop: 150 customers at the start of March 2026, and what happened in its first days.</summary>
internal static class RevenueRows
{
    public static readonly DateOnly Today = new(2026, 3, 5);
    public static readonly Guid PlanId = Guid.Parse("01950000-0000-7000-b000-000000000001");
    public static readonly Guid SubscriptionId = Guid.Parse("01950000-0000-7000-b000-000000000002");
    public static readonly Guid CustomerId = Guid.Parse("01950000-0000-7000-b000-000000000003");

    public static RevenueMovements Moved { get; } = new()
    {
        New = 600m,
        NewCustomers = 6,
        Expansion = 60m,
        ExpandedCustomers = 2,
        Reactivation = 30m,
        ReactivatedCustomers = 1,
        Contraction = 40m,
        ContractedCustomers = 1,
        Churn = 120m,
        ChurnedCustomers = 3,
        Net = 530m,
    };

    public static RevenueMovements Still { get; } = new()
    {
        New = 0, NewCustomers = 0, Expansion = 0, ExpandedCustomers = 0, Reactivation = 0, ReactivatedCustomers = 0, Contraction = 0, ContractedCustomers = 0, Churn = 0, ChurnedCustomers = 0, Net = 0,
    };

    /// <summary>The figures of a period, as a projection would have them: all that can be calculated is.</summary>
    public static RevenueMetrics Metrics(DateOnly from, DateOnly at, decimal start = 12_500m, int startCustomers = 150, RevenueMovements? moved = null, int lost = 3, IReadOnlyList<MonthlyChurn>? months = null, decimal off = 0)
    {
        var movements = moved ?? Moved;
        var (end, customers) = (start + movements.Net + off, startCustomers + movements.NetCustomers);
        var (gone, came) = (movements.Churn + movements.Contraction, movements.Expansion + movements.Reactivation);
        var monthly = months ?? Months(100, 5);
        var (arpa, churn) = (customers == 0 ? (decimal?)null : end / customers, monthly.Average(month => month.Rate));
        return new RevenueMetrics
        {
            From = from,
            At = at,
            Mrr = end,
            Arr = 12 * end,
            PayingCustomers = customers,
            Subscriptions = customers,
            Arpa = arpa,
            ScheduledChurn = 75m,
            ScheduledSubscriptions = 1,
            AtRisk = 20m,
            AtRiskSubscriptions = 2,
            Bridge = new RevenueBridge { Start = start, StartCustomers = startCustomers, Movements = movements, End = end, EndCustomers = customers },
            GrossChurn = start == 0 ? null : gone / start,
            NetChurn = start == 0 ? null : (gone - came) / start,
            LostCustomers = lost,
            CustomerChurn = startCustomers == 0 ? null : (decimal)lost / startCustomers,
            QuickRatio = gone == 0 ? null : (movements.New + movements.Expansion) / gone,
            MonthlyChurns = monthly,
            Ltv = churn is null or 0 ? null : arpa / churn,
        };
    }

    /// <summary>Six full months before March 2026, all alike.</summary>
    public static IReadOnlyList<MonthlyChurn> Months(int customers, int lost) =>
        [.. Enumerable.Range(0, 6).Select(month => new MonthlyChurn(new DateOnly(2025, 9, 1).AddMonths(month), customers, lost, customers == 0 ? null : (decimal)lost / customers))];

    /// <summary>Steps of a range; something moves in the second.</summary>
    public static IReadOnlyList<RevenuePoint> History(DateOnly from, DateOnly to, RevenueInterval interval)
    {
        var points = new List<RevenuePoint>();
        for (var day = from; day <= to; day = points[^1].To.AddDays(1))
        {
            var last = interval switch
            {
                RevenueInterval.Day => day,
                RevenueInterval.Week => day.AddDays((7 - (int)day.DayOfWeek) % 7),
                _ => day.AddDays(1 - day.Day).AddMonths(1).AddDays(-1),
            };
            var (mrr, movements) = (12_500m + points.Count, points.Count == 1 ? Moved : Still);
            points.Add(new RevenuePoint(day, last < to ? last : to, mrr, 150, movements) { Start = mrr - movements.Net });
        }

        return points;
    }

    public static PlanRevenue Plan() => new() { PlanId = PlanId, Name = "Gold", Interval = BillingInterval.Yearly, Price = 99.5m, Mrr = 3_257.5m, Customers = 30, Subscriptions = 31, Start = 3_000m, Churn = 60m };

    public static RevenueCohort Cohort(DateOnly month) => new(
        month, 8, [new CohortMonth(month, 8, 1m, 800m), new CohortMonth(month.AddMonths(1), 6, 0.75m, 600m)]);

    public static RevenueMovement Movement(MovementKind kind, decimal before, decimal after) => new()
    {
        Day = Today,
        CustomerId = CustomerId,
        CustomerName = "Ana Ferrer",
        Kind = kind,
        Before = before,
        After = after,
        Subscriptions = [new MovedSubscription(SubscriptionId, "Gold", before, after, before == 0 ? null : "Gold")],
    };

    public static RevenueSubscription Subscription(decimal perMonth) =>
        new(SubscriptionId, CustomerId, "Ana Ferrer", PlanId, "Gold", BillingInterval.Yearly, new DateOnly(2025, 12, 1), perMonth);

    public static RevenueCustomer Customer(decimal perMonth) => new(CustomerId, "Ana Ferrer", new DateOnly(2025, 12, 1), perMonth);

    public static EndedSubscription Ended(decimal perMonth) => new(SubscriptionId, CustomerId, "Ana Ferrer", Today, perMonth);

    /// <summary>A page of a list that has others.</summary>
    public static ExplainedPage<T> Listed<T>(T row, decimal sum, long total = 40) =>
        new(new Page<T> { Items = [row], Total = total, Next = total > 1 ? "next" : null }, sum);
}
