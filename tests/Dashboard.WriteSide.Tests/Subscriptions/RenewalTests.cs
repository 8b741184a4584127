using Dashboard.Domain.Sagas;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.WriteSide.Tests.Subscriptions;

/// <summary>Subscriptions that are renewed by themselves, on a clock that the test turns.</summary>
public abstract class RenewalTests(TestDatabase database) : SubscriptionSuite(database)
{
    private static readonly DateTimeOffset February = new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Period_ThatIsOver_IsChargedOnceAndTheNextBegins()
    {
        var id = await StartedAsync();

        await GoToAsync(February.AddMilliseconds(-1));
        Assert.Equal(28m, await ChargedAsync(id));
        await GoToAsync(February);
        await GoToAsync(February.AddHours(1));

        var row = await RowAsync(id);
        Assert.Equal((SubscriptionStatus.Active, new DateOnly(2026, 3, 31), false), (row.Status, row.PeriodEnd, row.IsDue));
        Assert.Equal(2 * 28m, await ChargedAsync(id));
        Assert.Single((await Dashboard.EventsAsync(id)).OfType<SubscriptionDue>());
        Assert.Equal(SagaStatus.Completed, (await SagaAsync(RenewalKey.Of(id, new DateOnly(2026, 2, 28)))).Status);
    }

    [Fact]
    public async Task Periods_ThatWereMissed_AreEachChargedOnce()
    {
        var id = await StartedAsync();

        await GoToAsync(February.AddMonths(3));

        Assert.Equal(
            [new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30)],
            (await Dashboard.EventsAsync(id)).OfType<SubscriptionRenewed>().Select(e => e.PeriodStart));
        Assert.Equal(4 * 28m, await ChargedAsync(id));
    }

    [Fact]
    public async Task Payment_ThatIsTurnedDown_IsTriedAfterTwoFourAndEightMinutesAndThenItEnds()
    {
        var id = await StartedAsync("tok_declined", trialDays: 28);
        await GoToAsync(February);

        foreach (var (minutes, tries) in new[] { (1.5, 1), (2, 2), (5.5, 2), (6, 3), (13.5, 3) })
        {
            await GoToAsync(February.AddMinutes(minutes));
            Assert.Equal((SubscriptionStatus.PastDue, tries), ((await RowAsync(id)).Status, (await RowAsync(id)).FailedAttempts));
        }

        await GoToAsync(February.AddMinutes(14));

        var events = await Dashboard.EventsAsync(id);
        Assert.Equal(
            [February.AddMinutes(2), February.AddMinutes(6), February.AddMinutes(14), null],
            events.OfType<SubscriptionPaymentFailed>().Select(e => e.NextAttemptAt));
        var ended = Assert.IsType<SubscriptionEnded>(events[^1]);
        Assert.Equal((EndCause.PaymentFailed, "payment_failed", new DateOnly(2026, 2, 28)), (ended.Cause, ended.Reason, ended.Unpaid));
    }

    [Fact]
    public async Task Renewal_CannotBeUndone_AndGivenUpStaysDueUntilItIsChargedByHand()
    {
        var id = await StartedAsync("tok_declined", trialDays: 28);
        await GoToAsync(February);
        var saga = await SagaAsync(RenewalKey.Of(id, new DateOnly(2026, 2, 28)));

        var undone = await Dashboard.SendAsync(new CompensateSaga(saga.Id, "why not"), Testing.Actors.Operator);
        await Dashboard.DoAsync(new GiveUpSaga(saga.Id, "by hand"), Testing.Actors.Operator);
        await GoToAsync(February.AddMinutes(3));
        Assert.Equal((true, 1), ((await RowAsync(id)).IsDue, (await RowAsync(id)).FailedAttempts));
        await Dashboard.DoAsync(new RenewSubscription(id));

        Assert.Equal("saga-not-undone", undone.Refusal!.Code);
        Assert.Equal(2, (await RowAsync(id)).FailedAttempts);
    }

    [Fact]
    public async Task Cancellation_WithThePaidPeriod_EndsItThenAndChargesNothing()
    {
        var id = await StartedAsync();
        await Dashboard.DoAsync(new CancelSubscription(id, "too dear"));

        await GoToAsync(February.AddDays(3));

        var ended = Assert.IsType<SubscriptionEnded>((await Dashboard.EventsAsync(id))[^1]);
        Assert.Equal((new DateOnly(2026, 2, 28), "too dear"), (ended.On, ended.Reason));
        Assert.Equal(28m, await ChargedAsync(id));
    }

    [Fact]
    public async Task FreePlan_IsRenewedWithoutACharge()
    {
        var id = await StartedAsync("tok_declined", await PlanAsync(price: 0));

        await GoToAsync(February);

        Assert.Equal(new DateOnly(2026, 3, 31), (await RowAsync(id)).PeriodEnd);
        Assert.Equal(0, await ChargedAsync(id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Period_IsChargedOnceWhereverTheProgramEnds(bool after) => EndAtEverySaveAsync(
        after,
        async () =>
        {
            Dashboard.Clock.Now = January;
            var id = await StartedAsync("tok_ok", trialDays: 28);
            Dashboard.Clock.Now = February;
            await Dashboard.DoAsync(new MoveSubscriptionOn(id), Testing.Actors.Operator);
            return (Id: id, (await BookAsync()).Kept);
        },
        async begun =>
        {
            await GoToAsync(February);
            Assert.Single((await Dashboard.EventsAsync(begun.Id)).OfType<SubscriptionRenewed>());
            Assert.Equal(begun.Kept + 28m, (await BookAsync()).Kept);
        });

    [Fact]
    public async Task Subscription_MovedOnByManyAtOnce_FallsDueOnce()
    {
        var id = await StartedAsync();
        Dashboard.Clock.Now = February;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(new MoveSubscriptionOn(id), Testing.Actors.Operator)));

        Assert.Single((await Dashboard.EventsAsync(id)).OfType<SubscriptionDue>());
    }

    [Fact]
    public async Task Rows_AreWhatTheirEventsSay()
    {
        var id = await StartedAsync(trialDays: 14);
        await Dashboard.DoAsync(new UpgradeSubscription(id, await PlanAsync(600m, BillingInterval.Yearly, "Yearly")));
        await GoToAsync(January.AddYears(2));

        var replayed = Subscription.Blank();
        replayed.Replay(await Dashboard.EventsAsync(id));

        Assert.Equivalent(await RowAsync(id), replayed, strict: true);
    }

    private async Task<decimal> ChargedAsync(Guid id)
    {
        var events = await Dashboard.EventsAsync(id);
        return events.OfType<SubscriptionStarted>().Sum(e => e.Charged) + events.OfType<SubscriptionRenewed>().Sum(e => e.Charged);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : RenewalTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : RenewalTests(database), IClassFixture<SqlServerDatabase>;
}
