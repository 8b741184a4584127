using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.ReadSide.Tests.Questions;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>Every answer about three random years, held against what the subscriptions themselves say.</summary>
public abstract class RevenueAnswersTests(TestDatabase database) : QuestionSuite<object>(database)
{
    private const int Customers = 60;
    private const int Seed = 5;

    /// <summary>Periods as numbers of days: a month, a day, a year, all of it, one in the middle of months.</summary>
    private static readonly (int From, int At)[] Periods = [(308, 338), (500, 500), (365, 730), (0, LivedYears.Days - 1), (641, 700), (1_000, 1_050)];

    private LivedYears Years => (LivedYears)Told;

    private protected override (History History, object Told) Tell()
    {
        var random = new Random(Seed);
        var years = LivedYears.Of([.. Enumerable.Range(0, Customers).Select(_ => LivedYears.AnyLife(random))]);
        return (years.Log.History, years);
    }

    [Fact]
    public async Task Metrics_OfAnyPeriod_AreThoseOfTheSubscriptions()
    {
        foreach (var (from, at) in Periods)
        {
            var metrics = await Tables.AskAsync(new GetRevenueMetrics(LivedYears.DayAt(from), LivedYears.DayAt(at)));

            var now = All(at).ToList();
            Assert.Equal(now.Sum(one => one.PerYear), metrics.Arr);
            Assert.Equal((now.Count, Paying(at).Count), (metrics.Subscriptions, metrics.PayingCustomers));
            Assert.Equal(now.Where(one => one.IsAtRisk).Sum(one => one.PerYear) / 12, metrics.AtRisk);
            Assert.Equal(now.Count(one => one.IsScheduled), metrics.ScheduledSubscriptions);
            Assert.Equal(now.Where(one => one.IsScheduled).Sum(one => one.PerYear) / 12, metrics.ScheduledChurn);
            Assert.Equal(All(from - 1).Sum(one => one.PerYear) / 12, metrics.Bridge.Start);
            Assert.Equal(Lost(from, at).Count, metrics.LostCustomers);
            Assert.Equal((0m, 0, true, null), (metrics.Bridge.Difference, metrics.Bridge.CustomerDifference, metrics.Bridge.IsBalanced, metrics.FirstUnbalancedDay));
            foreach (var month in metrics.MonthlyChurns.Where(month => month.Month > LivedYears.First))
            {
                var (first, last) = (Number(month.Month), Number(month.Month.AddMonths(1)) - 1);
                Assert.Equal((Paying(first - 1).Count, Lost(first, last).Count), (month.Customers, month.Lost));
            }
        }
    }

    [Fact]
    public async Task Plans_OfAnyPeriod_AreThoseOfTheSubscriptions()
    {
        foreach (var (from, at) in Periods)
        {
            var plans = await Tables.AskAsync(new GetPlanRevenue(LivedYears.DayAt(from), LivedYears.DayAt(at)));

            Assert.Equal(All(at).Sum(one => one.PerYear) / 12, plans.Sum(plan => plan.Mrr), 15);
            foreach (var plan in plans)
            {
                var own = All(at).Where(one => one.PlanId == plan.PlanId).ToList();
                Assert.Equal((own.Sum(one => one.PerYear) / 12, own.Count), (plan.Mrr, plan.Subscriptions));
                Assert.Equal(Years.Lives.Count(life => life.Any(one => one.At(at) is { PerYear: > 0 } lived && lived.PlanId == plan.PlanId)), plan.Customers);
                Assert.Equal(All(from - 1).Where(one => one.PlanId == plan.PlanId).Sum(one => one.PerYear) / 12, plan.Start);
                Assert.Equal(Ended(plan.PlanId, from, at).Sum() / 12, plan.Churn);
                Assert.NotEqual("", plan.Name);
                Assert.True(plan.Price > 0);
                var listed = await Tables.AskAsync(new ListEndedSubscriptions(plan.PlanId, LivedYears.DayAt(from), LivedYears.DayAt(at), new PageRequest { Limit = PageRequest.MaxLimit }));
                Assert.Equal((plan.Churn, (long)Ended(plan.PlanId, from, at).Count, listed.Page.Total), (listed.Sum, listed.Page.Total, listed.Page.Items.Count));
            }
        }
    }

    [Fact]
    public async Task Subscriptions_BehindAnyFigure_AreListedWhole()
    {
        foreach (var at in new[] { 100, 700, LivedYears.Days - 1 })
        {
            foreach (var figure in Enum.GetValues<RevenueFigure>())
            {
                var expected = All(at).Where(one => figure switch { RevenueFigure.AtRisk => one.IsAtRisk, RevenueFigure.ScheduledChurn => one.IsScheduled, _ => true }).ToList();
                var (sum, rows) = await WalkAsync(page => new ListRevenueSubscriptions { At = LivedYears.DayAt(at), Figure = figure, Page = page });

                Assert.Equal(expected.Sum(one => one.PerYear) / 12, sum);
                Assert.Equal(expected.Select(one => one.PerYear / 12).OrderDescending(), rows.Select(row => row.PerMonth));
            }

            var busiest = All(at).GroupBy(one => one.PlanId).OrderByDescending(plan => plan.Count()).First();
            var (ofPlan, own) = await WalkAsync(page => new ListRevenueSubscriptions { At = LivedYears.DayAt(at), PlanId = busiest.Key, Page = page });
            Assert.Equal((busiest.Sum(one => one.PerYear) / 12, busiest.Count()), (ofPlan, own.Count));
        }
    }

    [Fact]
    public async Task Movements_OfAnyPeriod_AddUpToItsFigures()
    {
        foreach (var (from, at) in Periods)
        {
            var metrics = await Tables.AskAsync(new GetRevenueMetrics(LivedYears.DayAt(from), LivedYears.DayAt(at)));
            var question = new ListRevenueMovements { From = LivedYears.DayAt(from), To = LivedYears.DayAt(at) };
            var moved = metrics.Bridge.Movements;

            var (all, rows) = await WalkAsync(page => question with { Page = page });
            var (losses, lost) = await WalkAsync(page => question with { Kinds = [MovementKind.Churn, MovementKind.Contraction], Page = page });
            var (gone, leaving) = await WalkAsync(page => question with { OnlyLostCustomers = true, Page = page });

            Assert.Equal(moved.Net, all);
            Assert.Equal(rows.OrderByDescending(row => row.Day).Select(row => row.Day), rows.Select(row => row.Day));
            Assert.Equal(-moved.Churn - moved.Contraction, losses, 15);
            Assert.Equal(moved.ChurnedCustomers + moved.ContractedCustomers, lost.Count);
            Assert.All(rows, row => Assert.Equal(row.After - row.Before, row.Subscriptions.Sum(part => part.After - part.Before), 15));
            Assert.Equal(Lost(from, at), leaving.Select(row => row.CustomerId).ToHashSet());
            Assert.Equal(-Lost(from, at).Sum(id => Years.PerYear(Years.Customers.FindIndex(one => one.Id == id), from - 1)) / 12, gone);
        }
    }

    [Fact]
    public async Task Cohorts_AtAnyDay_AreThoseOfTheSubscriptions()
    {
        foreach (var at in new[] { 40, 500, 777, LivedYears.Days - 1 })
        {
            var day = LivedYears.DayAt(at);
            var cohorts = await Tables.AskAsync(new GetRevenueCohorts(null, day));

            var expected = Enumerable.Range(0, Customers)
                .Select(customer => (Customer: customer, First: Enumerable.Range(0, at + 1).Where(number => Years.PerYear(customer, number) > 0).Cast<int?>().FirstOrDefault()))
                .Where(one => one.First is not null)
                .GroupBy(one => RevenueCalendar.Month(LivedYears.DayAt(one.First!.Value)))
                .OrderBy(cohort => cohort.Key)
                .ToList();
            Assert.Equal(expected.Select(cohort => (cohort.Key, cohort.Count())), cohorts.Select(cohort => (cohort.Month, cohort.Customers)));
            foreach (var (cohort, members) in cohorts.Zip(expected))
            {
                foreach (var month in cohort.Months)
                {
                    var end = Math.Min(at, Number(month.Month.AddMonths(1)) - 1);
                    var paid = members.Select(member => Years.PerYear(member.Customer, end)).Where(perYear => perYear > 0).ToList();
                    Assert.Equal((paid.Count, paid.Sum() / 12, (decimal)paid.Count / cohort.Customers), (month.Customers, month.Mrr, month.Retention));
                }

                Assert.Equal(RevenueCalendar.Month(day), cohort.Months[^1].Month);
                var (sum, customers) = await WalkAsync(page => new ListCohortCustomers(cohort.Month, day, page));
                Assert.Equal((cohort.Months[^1].Mrr, cohort.Months[^1].Customers), (sum, customers.Count));
            }

            var (all, paying) = await WalkAsync(page => new ListPayingCustomers(day, page));
            Assert.Equal(All(at).Sum(one => one.PerYear) / 12, all);
            Assert.Equal(Paying(at), paying.Select(row => row.CustomerId).ToHashSet());
        }
    }

    [Fact]
    public async Task History_OfAnyInterval_IsThatOfTheSubscriptions()
    {
        foreach (var interval in Enum.GetValues<RevenueInterval>())
        {
            var points = await Tables.AskAsync(new GetRevenueHistory(LivedYears.DayAt(17), LivedYears.DayAt(900), interval));

            Assert.Equal((LivedYears.DayAt(17), LivedYears.DayAt(900)), (points[0].From, points[^1].To));
            Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            Assert.All(points, point => Assert.Equal(
                (All(Number(point.To)).Sum(one => one.PerYear) / 12, Paying(Number(point.To)).Count), (point.Mrr, point.PayingCustomers)));
        }
    }

    private static int Number(DateOnly day) => day.DayNumber - LivedYears.First.DayNumber;

    private async Task<(decimal Sum, IReadOnlyList<TRow> Rows)> WalkAsync<TRow>(Func<PageRequest, IQuestion<ExplainedPage<TRow>>> question)
    {
        var (rows, page) = (new List<TRow>(), new PageRequest { Limit = 7 });
        while (true)
        {
            var answer = await Tables.AskAsync(question(page));
            rows.AddRange(answer.Page.Items);
            if (answer.Page.Next is not { } next)
            {
                Assert.Equal((answer.Page.Total, true), (rows.Count, answer.Page.TotalIsExact));
                return (answer.Sum, rows);
            }

            page = page with { Cursor = next };
        }
    }

    private IEnumerable<Lived> All(int day) => Years.Lives.SelectMany(life => life).Select(one => one.At(day)).Where(one => one.PerYear > 0);

    private HashSet<Guid> Paying(int day) => [.. Years.Customers.Where((_, index) => Years.PerYear(index, day) > 0).Select(customer => customer.Id)];

    private HashSet<Guid> Lost(int from, int at) => [.. Paying(from - 1).Except(Paying(at))];

    /// <summary>What subscriptions to a plan came to on the eve of their end.</summary>
    private List<decimal> Ended(Guid plan, int from, int at) =>
    [
        .. Years.Lives.SelectMany(life => life)
            .Where(one => one.EndedOn >= from && one.EndedOn <= at)
            .Select(one => one.At(one.EndedOn!.Value - 1))
            .Where(eve => eve.PerYear > 0 && eve.PlanId == plan)
            .Select(eve => eve.PerYear),
    ];

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : RevenueAnswersTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : RevenueAnswersTests(database), IClassFixture<SqlServerDatabase>;
}
