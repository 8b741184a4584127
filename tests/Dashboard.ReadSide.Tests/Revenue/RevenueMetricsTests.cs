using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Questions;
using Dashboard.Testing.Databases;
using static Dashboard.ReadSide.Tests.Revenue.RevenueLog;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>The published examples, and the figures of a period with their edges.</summary>
public abstract class RevenueMetricsTests(TestDatabase database) : IAsyncLifetime
{
    private readonly RevenueLog _log = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Mrr_OfAHundredMonthlyAndFiftyYearly_Is12500()
    {
        for (var number = 0; number < 150; number++)
        {
            _log.Start(number < 100 ? Monthly : Yearly, "2026-01-15");
        }

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var metrics = await tables.AskAsync(new GetRevenueMetrics(Day("2026-01-01"), Day("2026-01-31")));

        Assert.Equal((12_500m, 150_000m, 150, 150), (metrics.Mrr, metrics.Arr, metrics.PayingCustomers, metrics.Subscriptions));
        Assert.Equal(12_500m / 150, metrics.Arpa!.Value, 20);
        Assert.Equal((12_500m, 150, 0m), (metrics.Bridge.Movements.New, metrics.Bridge.Movements.NewCustomers, metrics.Bridge.Start));
        Assert.True(metrics.Bridge.IsBalanced);
    }

    [Fact]
    public async Task Net_OfTwelfthsThatDoNotEnd_IsTheSumOfItsMovements()
    {
        var (gone, less) = (_log.Start(Terms("Week", 7.01m, BillingInterval.Weekly), "2026-01-05"), _log.Start(Terms("Year", 100m, BillingInterval.Yearly), "2026-01-06"));
        _log.Start(Terms("Other", 49.99m, BillingInterval.Yearly), "2026-02-05");
        _log.Do(gone, s => s.CancelNow("enough", Day("2026-02-10")));
        _log.Do(less, s => s.ImportChange(Terms("Small", 0.07m, BillingInterval.Weekly), Day("2026-02-11"), Day("2026-02-11")));

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        foreach (var from in new[] { "2026-01-01", "2026-02-01" }.Select(Day))
        {
            var metrics = await tables.AskAsync(new GetRevenueMetrics(from, Day("2026-02-28")));
            var listed = await tables.AskAsync(new ListRevenueMovements { From = from, To = Day("2026-02-28") });

            Assert.Equal(listed.Sum, metrics.Bridge.Movements.Net);
            Assert.True(metrics.Bridge.IsBalanced);
        }
    }

    [Fact]
    public async Task Churn_OfTenAndContractionOfTenAndExpansionOfTen_IsTwentyPercentGrossAndTenNet()
    {
        // 100 at the start: 10 that go, 30 that shrink to 20, 30 that grow to 40, 30 that stay.
        var (gone, less, more) = (_log.Start(Terms("Ten", 10m), "2025-01-01"), _log.Start(Terms("Thirty", 30m), "2025-01-01"), _log.Start(Terms("Thirty", 30m), "2025-01-01"));
        _log.Start(Terms("Thirty", 30m), "2025-01-01");
        _log.Do(gone, s => s.CancelNow("enough", Day("2026-03-10")));
        _log.Do(less, s => s.ImportChange(Terms("Twenty", 20m), Day("2026-03-11"), Day("2026-03-11")));
        _log.Do(more, s => s.ImportChange(Terms("Forty", 40m), Day("2026-03-12"), Day("2026-03-12")));

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var metrics = await tables.AskAsync(new GetRevenueMetrics(Day("2026-03-01"), Day("2026-03-31")));

        var moved = metrics.Bridge.Movements;
        Assert.Equal((100m, 90m, 10m, 10m, 10m), (metrics.Bridge.Start, metrics.Bridge.End, moved.Churn, moved.Contraction, moved.Expansion));
        Assert.Equal((0.2m, 0.1m), (metrics.GrossChurn, metrics.NetChurn));
        Assert.Equal((0.25m, 0.5m, 1), (metrics.CustomerChurn, metrics.QuickRatio, metrics.LostCustomers));
        Assert.True(metrics.Bridge.IsBalanced);
    }

    [Fact]
    public async Task Ltv_OfArpa100AtFivePercentChurnAMonth_Is2000()
    {
        // In each month from January to June one of twenty goes on the 10th, and another joins.
        var stay = Enumerable.Range(0, 20).Select(_ => _log.Start(Monthly, "2025-12-10")).ToList();
        for (var month = 1; month <= 6; month++)
        {
            var day = new DateOnly(2026, month, 10);
            _log.Do(stay[month], s => s.CancelNow("enough", day));
            _log.Start(_log.Customer(), Monthly, day);
        }

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var running = await tables.AskAsync(new GetRevenueMetrics(Day("2026-07-01"), Day("2026-07-05")));
        var ended = await tables.AskAsync(new GetRevenueMetrics(Day("2026-06-01"), Day("2026-06-30")));
        var early = await tables.AskAsync(new GetRevenueMetrics(Day("2026-01-01"), Day("2026-01-31")));

        Assert.Equal((100m, 2_000m), (running.Arpa, running.Ltv));
        Assert.Equal(Enumerable.Range(1, 6).Select(month => new MonthlyChurn(new DateOnly(2026, month, 1), 20, 1, 0.05m)), running.MonthlyChurns);
        Assert.Equal(2_000m, ended.Ltv);
        Assert.Equal([null, null, null, null, null, 0.05m], early.MonthlyChurns.Select(month => month.Rate));
        Assert.Equal(2_000m, early.Ltv);
    }

    [Fact]
    public async Task Figures_OfNothing_DoNotExist()
    {
        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var metrics = await tables.AskAsync(new GetRevenueMetrics(Day("2026-01-01"), Day("2026-01-31")));

        Assert.Equal((0m, 0m, 0), (metrics.Mrr, metrics.Arr, metrics.PayingCustomers));
        Assert.Equal((null, null, null, null, null, null), (metrics.Arpa, metrics.GrossChurn, metrics.NetChurn, metrics.CustomerChurn, metrics.QuickRatio, metrics.Ltv));
        Assert.True(metrics.Bridge.IsBalanced);
        Assert.Null(await tables.AskAsync(new GetRevenueSpan()));
        Assert.Empty(await tables.AskAsync(new GetRevenueCohorts(null, Day("2026-01-31"))));
        Assert.Empty(await tables.AskAsync(new GetPlanRevenue(Day("2026-01-01"), Day("2026-01-31"))));
        Assert.Null((await tables.AskAsync(new GetRevenueGrowth(30, Day("2026-01-31")))).Rate);
    }

    [Fact]
    public async Task History_HasAPointForEveryDay_AlsoWhenNothingHappened()
    {
        var goes = _log.Start(Monthly, "2026-03-02");
        _log.Start(Yearly, "2026-03-05");
        _log.Do(goes, s => s.CancelNow("enough", Day("2026-04-01")));

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var days = await tables.AskAsync(new GetRevenueHistory(Day("2026-03-01"), Day("2026-04-02"), RevenueInterval.Day));
        var weeks = await tables.AskAsync(new GetRevenueHistory(Day("2026-03-01"), Day("2026-04-02"), RevenueInterval.Week));
        var months = await tables.AskAsync(new GetRevenueHistory(Day("2026-03-03"), Day("2026-04-02"), RevenueInterval.Month));

        Assert.Equal(Enumerable.Range(0, 33).Select(Day("2026-03-01").AddDays), days.Select(day => day.From));
        Assert.Equal([0m, 100m, 100m, 100m, 150m], days.Take(5).Select(day => day.Mrr));
        Assert.Equal([150m, 50m, 50m], days.TakeLast(3).Select(day => day.Mrr));
        Assert.Equal((100m, 1), (days[31].Movements.Churn, days[31].PayingCustomers));
        Assert.Equal([(1, 1), (2, 8), (9, 15), (16, 22), (23, 29), (30, 2)], weeks.Select(week => (week.From.Day, week.To.Day)));
        Assert.Equal([0m, 150m, 150m, 150m, 150m, 50m], weeks.Select(week => week.Mrr));
        Assert.Equal(
            [(Day("2026-03-03"), Day("2026-03-31"), 150m, 50m), (Day("2026-04-01"), Day("2026-04-02"), 50m, 0m)],
            months.Select(month => (month.From, month.To, month.Mrr, month.Movements.New)));
        Assert.Equal(new RevenueSpan(Day("2026-03-02"), Day("2026-04-01")), await tables.AskAsync(new GetRevenueSpan()));
        Assert.Equal(-2m / 3m, (await tables.AskAsync(new GetRevenueGrowth(2, Day("2026-04-01")))).Rate!.Value, 10);
    }

    [Fact]
    public async Task History_OfTwelfthsThatMustBeRounded_BeginsWithExactlyNothing()
    {
        var (customer, small) = (_log.Customer(), Terms("Small", 100m, BillingInterval.Yearly));
        _log.Start(customer, small, Day("2026-03-02"));
        _log.Start(customer, small, Day("2026-03-05"));

        await using var tables = await FoldedTables.OfAsync(database, _log.History);
        var months = await tables.AskAsync(new GetRevenueHistory(Day("2026-03-01"), Day("2026-04-30"), RevenueInterval.Month));

        // The movements, each a rounded twelfth, come to less than the end: their difference would be no start that could be divided by.
        Assert.NotEqual(months[0].Mrr, months[0].Movements.New + months[0].Movements.Expansion);
        Assert.Equal(months[0].Mrr, months[0].Movements.Net);
        Assert.Equal([0m, months[0].Mrr], months.Select(month => month.Start));
    }

    [Fact]
    public async Task Questions_OfNoRange_AreRefused()
    {
        await using var tables = await FoldedTables.OfAsync(database, _log.History);

        await Assert.ThrowsAsync<BadQuestionException>(() => tables.AskAsync(new GetRevenueMetrics(Day("2026-01-02"), Day("2026-01-01"))));
        await Assert.ThrowsAsync<BadQuestionException>(() => tables.AskAsync(new GetRevenueHistory(Day("2006-01-02"), Day("2026-01-01"), RevenueInterval.Month)));
        await Assert.ThrowsAsync<BadQuestionException>(() => tables.AskAsync(new GetRevenueGrowth(0, Day("2026-01-01"))));
        await Assert.ThrowsAsync<BadQuestionException>(() => tables.AskAsync(new GetRevenueGrowth(3_661, Day("2026-01-01"))));
    }

    public sealed class OnPostgreSql(TestCluster cluster) : RevenueMetricsTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : RevenueMetricsTests(new SqlServerDatabase());
}
