using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Folding;
using static Dashboard.ReadSide.Tests.Revenue.RevenueLog;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>What counts, from when on, and what moves it: each edge of the definitions.</summary>
public sealed class RevenueProjectionTests
{
    private readonly RevenueLog _log = new();

    [Fact]
    public async Task JoinAndLeave_OnOneDay_IsNoMovement_AndWhoComesBackIsNew()
    {
        var customer = _log.Customer();
        _log.Do(_log.Start(customer, Monthly, Day("2026-03-02")), s => s.CancelNow("no", Day("2026-03-02")));
        _log.Start(customer, Monthly, Day("2026-05-07"));

        var tables = await FoldAsync();

        Assert.Equal([("2026-05-07", MovementKind.New, 0m, 100m)], tables.Movements());
        Assert.Equal(Day("2026-05-01"), Assert.Single(tables.Rows<RevenueCohortMonth>()).Cohort);
        Assert.Equal(Day("2026-05-07"), Assert.Single(tables.Rows<RevenueStretch>()).From);
    }

    [Fact]
    public async Task TwoSubscriptions_OneOfThemCancelled_AreExpansionAndContraction()
    {
        var customer = _log.Customer();
        var first = _log.Start(customer, Monthly, Day("2026-01-05"));
        _log.Start(customer, Yearly, Day("2026-02-05"));
        _log.Do(first, s => s.CancelNow("no", Day("2026-03-05")));

        var tables = await FoldAsync();

        Assert.Equal(
            [("2026-01-05", MovementKind.New, 0m, 100m), ("2026-02-05", MovementKind.Expansion, 100m, 150m), ("2026-03-05", MovementKind.Contraction, 150m, 50m)],
            tables.Movements());
        Assert.Equal(1, tables.Until(Day("2026-12-31")).Sum(row => row.CustomersChange));
        var moved = Assert.Single(tables.Rows<RevenueMovementRow>().Single(row => row.Kind == MovementKind.Contraction).Subscriptions);
        Assert.Equal(new MovedValue(first.Id, "Monthly", 1_200m, 0, "Monthly"), moved);
    }

    [Fact]
    public async Task OtherPlan_IsToldWithTheOneBefore()
    {
        var subscription = _log.Start(Monthly, "2026-01-05");
        _log.Do(subscription, s => s.ImportChange(Terms("Half", 50m), Day("2026-02-05"), Day("2026-02-05")));
        _log.Do(subscription, s => s.ImportChange(Free, Day("2026-03-05"), Day("2026-03-05")));

        var moved = (await FoldAsync()).Rows<RevenueMovementRow>().OrderBy(row => row.Day).SelectMany(row => row.Subscriptions);

        Assert.Equal([(null, "Monthly"), ("Monthly", "Half"), ("Half", "Free")], moved.Select(part => (part.PlanNameBefore, part.PlanName)));
    }

    [Fact]
    public async Task DowngradeThenUpgrade_OnOneDay_IsWhatRemains()
    {
        var (day, one, two) = (Day("2026-03-10"), _log.Start(Monthly, "2026-01-10"), _log.Start(Monthly, "2026-01-10"));
        _log.Do(one, s => s.ImportChange(Terms("Half", 50m), day, day), s => s.ImportChange(Terms("More", 120m), day, day));
        _log.Do(two, s => s.ImportChange(Terms("Half", 50m), day, day), s => s.ImportChange(Monthly, day, day));

        var tables = await FoldAsync();

        Assert.Equal([("2026-03-10", MovementKind.Expansion, 100m, 120m)], tables.Movements().Where(row => row.Kind != MovementKind.New));
        Assert.Equal(220m, tables.Mrr(day));
    }

    [Fact]
    public async Task Downgrade_ThatWaits_CountsFromItsBillingDate()
    {
        var subscription = _log.Start(Monthly, "2026-01-31");
        _log.Do(subscription, s => s.PlanDowngrade(Terms("Half", 50m), Day("2026-02-03")), s => s.FallDue(Day("2026-02-28")), s => s.Renew(Day("2026-02-28"), "pay"));

        var tables = await FoldAsync();

        Assert.Equal([("2026-01-31", MovementKind.New, 0m, 100m), ("2026-02-28", MovementKind.Contraction, 100m, 50m)], tables.Movements());
    }

    [Fact]
    public async Task Downgrade_ThatWaits_CountsFromItsBillingDate_AlsoWhenThatIsPaidLate()
    {
        var (late, unsteady) = (_log.Start(Monthly, "2026-01-31"), _log.Start(Monthly, "2026-01-31"));
        _log.Do(late, s => s.PlanDowngrade(Terms("Half", 50m), Day("2026-02-03")), s => s.FallDue(Day("2026-03-09")), s => s.Renew(Day("2026-03-09"), "pay"));
        _log.Do(unsteady,
            s => s.PlanDowngrade(Terms("Half", 50m), Day("2026-02-03")),
            s => s.FallDue(Day("2026-03-09")), s => s.FailRenewal(Day("2026-03-09"), "no", "No.", null), s => s.Renew(Day("2026-03-10"), "pay"));

        var tables = await FoldAsync();

        Assert.Equal(
            [("2026-01-31", MovementKind.New, 0m, 100m), ("2026-01-31", MovementKind.New, 0m, 100m), ("2026-02-28", MovementKind.Contraction, 100m, 50m), ("2026-02-28", MovementKind.Contraction, 100m, 50m)],
            tables.Movements());
        Assert.Equal([("2026-03-09", 600m), ("2026-03-10", -600m)],
            tables.Rows<RevenueDay>().Where(row => row.AtRiskChange != 0).OrderBy(row => row.Day).Select(row => ($"{row.Day:yyyy-MM-dd}", row.AtRiskChange)));
    }

    [Fact]
    public async Task Trial_ThatNeverPays_CountsNothing()
    {
        var (declined, cancelled) = (_log.StartTrial(_log.Customer(), Monthly, Day("2026-01-01"), 14), _log.StartTrial(_log.Customer(), Monthly, Day("2026-01-01"), 14));
        _log.Do(declined, s => s.FallDue(Day("2026-01-15")), s => s.FailRenewal(Day("2026-01-15"), "no", "No.", null), s => s.GiveUp(Day("2026-01-16")));
        _log.Do(cancelled, s => s.Upgrade(Terms("More", 200m), Day("2026-01-03"), null), s => s.Cancel("no", Day("2026-01-04")));

        var tables = await FoldAsync();

        Assert.Empty(tables.Movements());
        Assert.Empty(tables.Rows<RevenueDay>());
        Assert.Empty(tables.Rows<RevenueStretch>());
    }

    [Fact]
    public async Task Trial_ThatPays_CountsFromItsFirstPayment_WithTheTermsOfThen()
    {
        var trial = _log.StartTrial(_log.Customer(), Monthly, Day("2026-01-01"), 14);
        _log.Do(trial,
            s => s.Upgrade(Terms("More", 200m), Day("2026-01-03"), null),
            s => s.FallDue(Day("2026-01-15")), s => s.FailRenewal(Day("2026-01-15"), "no", "No.", null), s => s.Renew(Day("2026-01-16"), "pay"));

        var tables = await FoldAsync();

        Assert.Equal([("2026-01-16", MovementKind.New, 0m, 200m)], tables.Movements());
        Assert.All(tables.Rows<RevenueDay>(), row => Assert.Equal((0m, 0), (row.AtRiskChange, row.AtRiskSubscriptionsChange)));
    }

    [Fact]
    public async Task Return_AfterAYear_IsAReactivation_OfTheOldCohort()
    {
        var customer = _log.Customer();
        _log.Do(_log.Start(customer, Monthly, Day("2024-02-29")), s => s.CancelNow("no", Day("2024-05-01")));
        _log.Start(customer, Yearly, Day("2025-05-01"));

        var tables = await FoldAsync();

        Assert.Equal(
            [("2024-02-29", MovementKind.New, 0m, 100m), ("2024-05-01", MovementKind.Churn, 100m, 0m), ("2025-05-01", MovementKind.Reactivation, 0m, 50m)],
            tables.Movements());
        Assert.All(tables.Rows<RevenueCohortMonth>(), row => Assert.Equal(Day("2024-02-01"), row.Cohort));
        Assert.Equal(Day("2024-05-01"), Assert.Single(tables.Rows<RevenueMonth>()).Month);
    }

    [Fact]
    public async Task ImportOfThePast_MakesNewAReactivation_AndMovesTheCohort()
    {
        var customer = _log.Customer();
        _log.Start(customer, Monthly, Day("2026-03-01"));
        var older = _log.Tell(Subscription.Import(Guid.CreateVersion7(), customer, Yearly, Day("2024-01-15"), Day("2026-03-02"), "tok_ok"));
        _log.Do(older, s => s.ImportChange(Monthly, Day("2024-06-01"), Day("2026-03-02")), s => s.ImportEnd(Day("2025-01-15")));

        var tables = await FoldAsync(batchSize: 1);

        Assert.Equal(
            [
                ("2024-01-15", MovementKind.New, 0m, 50m), ("2024-06-01", MovementKind.Expansion, 50m, 100m),
                ("2025-01-15", MovementKind.Churn, 100m, 0m), ("2026-03-01", MovementKind.Reactivation, 0m, 100m),
            ],
            tables.Movements());
        Assert.All(tables.Rows<RevenueCohortMonth>(), row => Assert.Equal(Day("2024-01-01"), row.Cohort));
        Assert.Equal(tables.Dump(), (await FoldAsync()).Dump());
    }

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", "2028-02-29")]
    [InlineData("2026-03-29", "2027-03-29", "2030-03-29")]
    [InlineData("2026-10-25", "2027-10-25", "2030-10-25")]
    public async Task YearlyPlan_RenewedOnSpecialDays_CountsATwelfthEveryDay(string start, string second, string fifth)
    {
        var subscription = _log.Start(Yearly, start);
        while (subscription.PeriodEnd <= Day(fifth))
        {
            var day = subscription.PeriodEnd;
            _log.Do(subscription, s => s.FallDue(day), s => s.Renew(day, "pay"));
        }

        var tables = await FoldAsync();

        Assert.Equal([(start, MovementKind.New, 0m, 50m)], tables.Movements());
        Assert.Equal((0m, 50m, 50m), (tables.Mrr(Day(start).AddDays(-1)), tables.Mrr(Day(second)), tables.Mrr(Day(fifth).AddDays(1))));
        Assert.Single(Assert.Single(tables.Rows<RevenueCustomerLedger>()).Life.Steps);
        Assert.Single(Assert.Single(tables.Rows<RevenueSubscriptionLedger>()).Life.Steps);
    }

    [Theory]
    [InlineData("2026-03-28T23:59:59Z", "2026-03-28")]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29")]
    [InlineData("2026-03-29T22:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:59:59Z", "2026-10-25")]
    [InlineData("2026-10-26T00:00:00Z", "2026-10-26")]
    public async Task Movement_AroundTheChangesOfTheClock_LiesOnTheDayOfTheStore(string instant, string day)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        var today = new StoreOptions { TimeZone = "Europe/London" }.DayOf(at);
        var subscription = Subscription.Start(Guid.CreateVersion7(), _log.Customer(), Monthly, today, "tok_ok", 100m, "pay");
        _log.History.AddPending(subscription, at);

        Assert.Equal([(day, MovementKind.New, 0m, 100m)], (await FoldAsync()).Movements());
    }

    [Fact]
    public async Task FreeAndWhollyDiscounted_CountNothing_AndLeaveNoCustomer()
    {
        _log.Start(Free, "2026-01-01");
        _log.Start(Terms("Gift", 30m, quantity: 2, discount: 60m), "2026-01-01");
        var paid = _log.Customer();
        _log.Start(paid, Free, Day("2026-01-02"));
        var goes = _log.Start(paid, Terms("Weekly", 6m, BillingInterval.Weekly, quantity: 2, discount: 2m), Day("2026-01-03"));
        _log.Do(goes, s => s.CancelNow("no", Day("2026-01-20")));

        var tables = await FoldAsync();

        var weekly = decimal.Round(10m * 52 / 12, 10);
        Assert.Equal([("2026-01-03", MovementKind.New, 0m, weekly), ("2026-01-20", MovementKind.Churn, weekly, 0m)], tables.Movements());
        Assert.Equal((0m, 0), (tables.Mrr(Day("2026-02-01")), tables.Until(Day("2026-02-01")).Sum(row => row.CustomersChange)));
    }

    [Fact]
    public async Task FreePlan_UpgradedAndLeftForFreeAgain_IsNewAndChurn()
    {
        var subscription = _log.Start(Free, "2026-01-01");
        _log.Do(subscription,
            s => s.Upgrade(Monthly, Day("2026-02-01"), "pay"), s => s.PlanDowngrade(Free, Day("2026-02-05")),
            s => s.FallDue(Day("2026-03-01")), s => s.Renew(Day("2026-03-01"), null));

        var tables = await FoldAsync();

        Assert.Equal([("2026-02-01", MovementKind.New, 0m, 100m), ("2026-03-01", MovementKind.Churn, 100m, 0m)], tables.Movements());
        Assert.All(tables.Rows<RevenuePlanDay>(), row => Assert.Equal(0m, row.Churn));
    }

    [Fact]
    public async Task PastDue_CountsAndIsAtRisk_UntilItIsPaidOrEnds()
    {
        var (paid, lost) = (_log.Start(Monthly, "2026-01-10"), _log.Start(Yearly, "2025-02-10"));
        foreach (var subscription in new[] { paid, lost })
        {
            _log.Do(subscription,
                s => s.FallDue(Day("2026-02-10")), s => s.FailRenewal(Day("2026-02-10"), "no", "No.", null), s => s.FailRenewal(Day("2026-02-11"), "no", "No.", null));
        }

        _log.Do(paid, s => s.Renew(Day("2026-02-12"), "pay"));
        _log.Do(lost, s => s.GiveUp(Day("2026-02-13")));

        var tables = await FoldAsync();

        Assert.Equal([150m, 150m, 50m, 0m], Days("2026-02-10", 4).Select(day => tables.Until(day).Sum(row => row.AtRiskChange) / 12));
        Assert.Equal([2, 2, 1, 0], Days("2026-02-10", 4).Select(day => tables.Until(day).Sum(row => row.AtRiskSubscriptionsChange)));
        Assert.Equal([150m, 150m, 150m, 100m], Days("2026-02-10", 4).Select(tables.Mrr));
        Assert.Equal(("2026-02-13", MovementKind.Churn, 50m, 0m), tables.Movements()[^1]);
    }

    [Fact]
    public async Task Cancellation_IsScheduledUntilItsDay_AndChurnFromThenOnHoweverLateItIsNoted()
    {
        var subscription = _log.Start(Monthly, "2026-01-10");
        _log.Do(subscription, s => s.Cancel("enough", Day("2026-01-20")), s => s.EndIfOver(Day("2026-03-01")));

        var tables = await FoldAsync();

        Assert.Equal([("2026-01-10", MovementKind.New, 0m, 100m), ("2026-02-10", MovementKind.Churn, 100m, 0m)], tables.Movements());
        Assert.Equal([0m, 100m, 100m, 0m], new[] { "2026-01-19", "2026-01-20", "2026-02-09", "2026-02-10" }
            .Select(day => tables.Until(Day(day)).Sum(row => row.ScheduledChange) / 12));
        Assert.Equal(1_200m, Assert.Single(tables.Rows<RevenuePlanDay>(), row => row.Churn != 0).Churn);
        Assert.Equal([false, true], tables.Rows<RevenueStretch>().OrderBy(row => row.From).Select(row => row.IsLast));
    }

    [Fact]
    public async Task ChangeOfPlan_MovesWhatPlansGive_AndIsNoChurnOfAPlan()
    {
        var customer = _log.Customer();
        var subscription = _log.Start(customer, Monthly, Day("2026-01-10"));
        _log.Start(customer, Monthly, Day("2026-01-11"));
        _log.Do(subscription, s => s.Upgrade(Terms("More", 200m), Day("2026-01-20"), "pay"));

        var tables = await FoldAsync();

        (decimal, int, int, decimal) Plan(Guid id) => (
            tables.Rows<RevenuePlanDay>().Where(row => row.PlanId == id).Sum(row => row.Change) / 12,
            tables.Rows<RevenuePlanDay>().Where(row => row.PlanId == id).Sum(row => row.SubscriptionsChange),
            tables.Rows<RevenuePlanDay>().Where(row => row.PlanId == id).Sum(row => row.CustomersChange),
            tables.Rows<RevenuePlanDay>().Where(row => row.PlanId == id).Sum(row => row.Churn));
        Assert.Equal((100m, 1, 1, 0m), Plan(Monthly.PlanId));
        Assert.Equal((200m, 1, 1, 0m), Plan(Terms("More", 0).PlanId));
    }

    [Fact]
    public async Task Renewals_ThatChangeNothing_TouchNoRow()
    {
        var subscription = _log.Start(Monthly, "2026-01-31");
        var before = await FoldAsync();
        while (subscription.PeriodEnd < Day("2029-01-31"))
        {
            var day = subscription.PeriodEnd;
            _log.Do(subscription, s => s.FallDue(day), s => s.Renew(day, "pay"));
        }

        var renewals = new Fold(new RevenueProjection(), new ParkedRows(), TimeProvider.System);
        await renewals.RunAsync([.. _log.History.Events.Skip(2)], before, CancellationToken.None);

        Assert.False(renewals.IsChanged);
        Assert.Equal(0, renewals.Rows);
        Assert.Equal(before.Dump(), (await FoldAsync()).Dump());
    }

    /// <summary>The guard of the invariant: what is missing on one side alone is seen.</summary>
    [Theory]
    [InlineData(nameof(RevenueCustomerLedger))]
    [InlineData(nameof(RevenueSubscriptionLedger))]
    public async Task Invariant_WithAnEventLeftOutOfOneRow_IsBroken(string table)
    {
        var subscription = _log.Start(Monthly, "2026-01-10");
        _log.Start(Yearly, "2026-01-10");
        _log.Do(subscription, s => s.Upgrade(Terms("More", 130m), Day("2026-02-01"), "pay"), s => s.CancelNow("no", Day("2026-03-01")));
        var (upgrade, key) = (_log.History.Events[^2], table == nameof(RevenueCustomerLedger) ? subscription.CustomerId : subscription.Id);
        var (tables, whole) = (new MemoryTables(), await FoldAsync());
        var parked = new ParkedRows();
        parked.Skip(table, key.ToString(), upgrade.Position.Sequence);
        var fold = new Fold(new RevenueProjection(), parked, TimeProvider.System);
        await fold.RunAsync(_log.History.Events, tables, CancellationToken.None);
        fold.Write(tables);

        Assert.Empty(whole.Unbalanced());
        Assert.Equal([Day("2026-02-01"), Day("2026-03-01")], tables.Unbalanced());
    }

    private static IEnumerable<DateOnly> Days(string first, int count) => Enumerable.Range(0, count).Select(Day(first).AddDays);

    private async Task<MemoryTables> FoldAsync(int batchSize = 1_000)
    {
        var tables = await _log.History.FoldAsync(new RevenueProjection(), batchSize);
        Assert.Empty(tables.Unbalanced());
        return tables;
    }
}
