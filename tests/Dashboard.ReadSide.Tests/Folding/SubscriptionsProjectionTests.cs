using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Subscriptions;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class SubscriptionsProjectionTests
{
    private static readonly DateTimeOffset Noon = History.Noon;
    private static readonly DateOnly Middle = new(2026, 2, 14);
    private static readonly DateOnly Due = Subscriptions.Due;

    private readonly History _history = new();

    [Fact]
    public async Task Start_ShowsWhoPaysWhatUntilWhen()
    {
        var (row, tables) = await FoldAsync(Subscriptions.Started(quantity: 3, discount: 0.005m));

        Assert.Equal(("Ana Silva", "Ana@Example.com", SubscriptionStatus.Active, 83.995m), (row.CustomerName, row.CustomerEmail, row.Status, row.PerMonth));
        Assert.Equal((Subscriptions.Began, Due, (DateOnly?)Due, null), (row.PeriodStart, row.PeriodEnd, row.NextBillingOn, row.EndsOn));
        Assert.Equal("ana silva ana@example.com basic", row.SearchText);
        var charge = Assert.Single(tables.Rows<SubscriptionCharge>());
        Assert.Equal((ChargeFor.Start, 83.995m, 1, true, "pay-1", (DateOnly?)Due), (charge.For, charge.Amount, charge.Attempt, charge.Succeeded, charge.Reference, charge.PeriodEnd));
        Assert.Equal([(TimelineEvent.SubscriptionStarted, "Basic", null, 83.995m)], Notes(tables));
    }

    [Fact]
    public async Task Trial_ChargesNothing_UntilItEnds()
    {
        var trial = Subscription.StartTrial(Guid.CreateVersion7(), Subscriptions.Ana, Subscriptions.Basic.Terms(), Subscriptions.Began, "tok_ok", days: 28);
        var (began, before) = await FoldAsync(trial);
        var (paid, after) = await FoldAsync(trial.With(s => s.FallDue(Due), s => s.Renew(Due, "pay-1")));

        Assert.Equal((SubscriptionStatus.Trialing, (DateOnly?)Due, 28m), (began.Status, began.TrialEndsOn, began.PerMonth));
        Assert.Empty(before.Rows<SubscriptionCharge>());
        Assert.Equal((SubscriptionStatus.Active, RenewalState.Paid), (paid.Status, paid.Renewal));
        Assert.Equal([(TimelineEvent.TrialStarted, "Basic", Due, null), (TimelineEvent.RenewalDue, "Basic", Due, 28m), (TimelineEvent.SubscriptionRenewed, "Basic", new DateOnly(2026, 3, 28), 28m)], Notes(after));
    }

    [Fact]
    public async Task Upgrade_AtOnce_IsChargedLessWhatIsGivenBack()
    {
        var (row, tables) = await FoldAsync(Subscriptions.Started().With(s => s.Upgrade(Subscriptions.Pro.Terms(), Middle, "pay-2")));

        Assert.Equal(("Pro", 56m, Middle, new DateOnly(2026, 3, 14), 0m), (row.Terms.PlanName, row.PerMonth, row.PeriodStart, row.PeriodEnd, row.Balance));
        var charge = tables.Rows<SubscriptionCharge>().Single(charge => charge.For == ChargeFor.Upgrade);
        Assert.Equal((42m, "pay-2", "Pro"), (charge.Amount, charge.Reference, charge.PlanName));
        Assert.Equal((TimelineEvent.SubscriptionUpgraded, "Basic → Pro", null, 42m), Notes(tables)[^1]);
        Assert.Contains("pro", row.SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_ThatGivesBackMoreThanItCosts_LeavesCreditAndNoCharge()
    {
        var (row, tables) = await FoldAsync(Subscriptions.Started(Subscriptions.Yearly).With(s => s.Upgrade(Subscriptions.Offer(9, "Gold", 100m).Terms(), Subscriptions.Began, null)));

        Assert.Equal(900m, row.Balance);
        Assert.Single(tables.Rows<SubscriptionCharge>());
    }

    [Fact]
    public async Task Downgrade_WaitsForTheNextBillingDate_AndComesWithTheRenewal()
    {
        var subscription = Subscriptions.Started(Subscriptions.Pro).With(s => s.PlanDowngrade(Subscriptions.Basic.Terms(), Middle));
        var (planned, before) = await FoldAsync(subscription);
        var (renewed, after) = await FoldAsync(subscription.With(s => s.FallDue(Due), s => s.Renew(Due, "pay-2")));

        Assert.Equal(("Pro", "Basic"), (planned.Terms.PlanName, planned.NextTerms?.PlanName));
        Assert.Equal((TimelineEvent.ChangePlanned, "Basic", Due, null), Notes(before)[^1]);
        Assert.Equal(("Basic", null), (renewed.Terms.PlanName, renewed.NextTerms?.PlanName));
        Assert.Equal((TimelineEvent.RenewedWithChange, "Pro → Basic", new DateOnly(2026, 3, 31), 28m), Notes(after)[^1]);
    }

    [Fact]
    public async Task Failures_AreTriedAgain_AndRecovered()
    {
        var subscription = Subscriptions.Started().With(s => s.FallDue(Due));
        var (_, due) = await FoldAsync(subscription);
        var (late, retrying) = await FoldAsync(subscription.With(s => s.FailRenewal(Due, "card_declined", "The card was declined.", Noon.AddMinutes(2))));
        var (paid, recovered) = await FoldAsync(subscription.With(s => s.Renew(Due, "pay-2")));

        Assert.Equal((RenewalState.Due, 28m, 0), Of(due));
        Assert.Equal((RenewalState.Retrying, 28m, 1), Of(retrying));
        Assert.Equal((RenewalState.Recovered, 28m, 2), Of(recovered));
        Assert.Equal((SubscriptionStatus.PastDue, 28m, 1, (DateTimeOffset?)Noon.AddMinutes(2), "The card was declined."), (late.Status, late.AmountAtRisk!.Value, late.FailedAttempts, late.NextAttemptAt, late.Failure));
        Assert.Equal((SubscriptionStatus.Active, null, 0, null), (paid.Status, paid.AmountAtRisk, paid.FailedAttempts, paid.NextAttemptAt));
        Assert.Equal([(1, true), (1, false), (2, true)], recovered.Rows<SubscriptionCharge>().OrderBy(charge => charge.Number).Select(charge => (charge.Attempt, charge.Succeeded)));
        Assert.Equal([(RenewalState.Recovered, 1, 28m)], recovered.Rows<RenewalCount>().Select(count => (count.State, count.Renewals, count.Amount)));

        static (RenewalState State, decimal Amount, int Attempt) Of(MemoryTables tables)
        {
            var row = Assert.Single(tables.Rows<RenewalRow>());
            return (row.State, row.Amount, row.Attempt);
        }
    }

    [Fact]
    public async Task LastFailure_IsLost()
    {
        var (row, tables) = await FoldAsync(Subscriptions.Started().With(
            s => s.FallDue(Due), s => s.FailRenewal(Due, "card_declined", "No.", null), s => s.GiveUp(Due.AddDays(1))));

        Assert.Equal((SubscriptionStatus.Ended, EndCause.PaymentFailed, RenewalState.Lost, (DateOnly?)Due.AddDays(1)), (row.Status, row.EndCause, row.Renewal, row.EndedOn));
        Assert.Null(row.AmountDue);
        var renewal = Assert.Single(tables.Rows<RenewalRow>());
        Assert.Equal((RenewalState.Lost, EndCause.PaymentFailed, Due.AddDays(1), 28m), (renewal.State, renewal.EndCause, renewal.Day, renewal.Amount));
        Assert.Equal([TimelineEvent.LastRenewalDeclined, TimelineEvent.SubscriptionLost], Notes(tables).TakeLast(2).Select(note => note.What));
    }

    [Fact]
    public async Task Cancellation_EndsWithThePaidPeriod_AndLosesNoRenewal()
    {
        var subscription = Subscriptions.Started().With(s => s.Cancel("too dear", Middle));
        var (planned, _) = await FoldAsync(subscription);
        var (ended, tables) = await FoldAsync(subscription.With(s => s.EndIfOver(Due)));

        Assert.Equal((SubscriptionStatus.Active, (DateOnly?)Due, null, "too dear"), (planned.Status, planned.EndsOn, planned.NextBillingOn, planned.EndReason));
        Assert.Equal((SubscriptionStatus.Ended, EndCause.Cancelled, (DateOnly?)Due), (ended.Status, ended.EndCause, ended.EndedOn));
        Assert.Empty(tables.Rows<RenewalRow>());
        Assert.Equal([(TimelineEvent.CancellationPlanned, null, Due, null), (TimelineEvent.SubscriptionEnded, "Basic", (DateOnly?)null, (decimal?)null)], Notes(tables).TakeLast(2));
    }

    [Fact]
    public async Task TakenOver_IsToldOfTheDayOnWhichItHappened_AndCharged_Nothing()
    {
        var imported = Subscription.Import(Guid.CreateVersion7(), Subscriptions.Ana, Subscriptions.Basic.Terms(), new(2023, 1, 31), today: Middle, "tok_ok");
        imported.With(s => s.ImportChange(Subscriptions.Pro.Terms(), new(2024, 5, 1), Middle), s => s.ImportEnd(new(2025, 5, 1)));

        var (row, tables) = await FoldAsync(imported);

        Assert.Equal((true, SubscriptionStatus.Ended, new DateOnly(2023, 1, 31), (DateOnly?)new DateOnly(2025, 5, 1)), (row.IsImported, row.Status, row.StartedOn, row.EndedOn));
        Assert.Empty(tables.Rows<SubscriptionCharge>());
        Assert.Equal(
            [new DateOnly(2023, 1, 31), new(2024, 5, 1), new(2025, 5, 1)],
            tables.Rows<SubscriptionNote>().OrderBy(note => note.Number).Select(note => History.Store.Value.DayOf(note.At)));
        Assert.All(Notes(tables), note => Assert.Null(note.Amount));
    }

    [Fact]
    public async Task Plans_AreOffered_AndSubscriptionsCountedByStatusAndPlan()
    {
        _history.Add(Noon, Subscriptions.Yearly.PendingEvents);
        await FoldAsync(Subscriptions.Started());
        await FoldAsync(Subscriptions.Started(customer: Subscriptions.Layla));
        var (_, tables) = await FoldAsync(Subscriptions.Started(Subscriptions.Pro).With(s => s.CancelNow("gone", Middle)));

        var plan = Assert.Single(tables.Rows<PlanRow>());
        Assert.Equal(("Pro yearly", 1_000m, 83.3333333333m, "pro yearly everything pro yearly"), (plan.Name, plan.Price, plan.PerMonth, plan.SearchText));
        Assert.Equal(
            [(SubscriptionStatus.Active, Subscriptions.Basic.Id, 2), (SubscriptionStatus.Ended, Subscriptions.Pro.Id, 1)],
            tables.Rows<SubscriptionCount>().OrderBy(count => count.Status).Select(count => (count.Status, count.PlanId, count.Subscriptions)));
    }

    private async Task<(SubscriptionRow Row, MemoryTables Tables)> FoldAsync(Subscription subscription)
    {
        var tables = await _history.AddPending(subscription).FoldAsync(new SubscriptionsProjection(History.Store), batchSize: 2);
        return (tables.Rows<SubscriptionRow>().Single(row => row.SubscriptionId == subscription.Id), tables);
    }

    private static List<(TimelineEvent What, string? Detail, DateOnly? Day, decimal? Amount)> Notes(MemoryTables tables) =>
        [.. tables.Rows<SubscriptionNote>().OrderBy(note => note.Number).Select(note => (note.What, note.Detail, note.Day, note.Amount))];
}
