using Dashboard.Domain.Sagas;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;
using Made = Dashboard.ReadSide.Tests.Folding.Subscriptions;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class SubscriptionQuestionTests(TestDatabase database) : QuestionSuite<IReadOnlyList<Subscription>>(database)
{
    private static readonly DateOnly Today = new StoreOptions().DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>
    /// Nine subscriptions, every third of Layla to Pro yearly, the others of Ana to Basic; three of Ana's fell due: one is tried
    /// again, one was recovered today, and one was lost 40 days ago.
    /// </summary>
    private protected override (History History, IReadOnlyList<Subscription> Told) Tell()
    {
        var history = new History().Add([.. Made.Basic.PendingEvents, .. Made.Pro.PendingEvents, .. Made.Yearly.PendingEvents]);
        var all = new List<Subscription>();
        for (var number = 0; number < 9; number++)
        {
            var subscription = number % 3 == 0 ? Made.Started(Made.Yearly, Made.Layla) : Made.Started(quantity: number);
            all.Add(subscription);
            history.AddPending(Lived(subscription, number), History.Noon.AddMinutes(number / 2));
        }

        var saga = Folding.Sagas.Begun(History.Noon, RenewalKey.Of(all[1].Id, Made.Due), SagaKinds.SubscriptionRenewal);
        saga.Move(Folding.Sagas.Running("charge") with { Trouble = "charge: No answer." }, [], [], History.Noon);
        history.AddPending(saga);
        return (history, all);
    }

    [Theory]
    [InlineData(SubscriptionSort.StartedOn, true)]
    [InlineData(SubscriptionSort.Customer, false)]
    [InlineData(SubscriptionSort.PerMonth, true)]
    [InlineData(SubscriptionSort.NextBilling, false)]
    public async Task List_PagedThereAndBack_ShowsEverySubscriptionOnceInOrder(SubscriptionSort sort, bool descending)
    {
        var all = await Tables.WalkAsync(page => new ListSubscriptions { Sort = sort, Descending = descending, Page = page }, row => row.SubscriptionId);

        Assert.Equal(9, all.Count);
        var values = all.Select(row => sort switch
        {
            SubscriptionSort.Customer => row.CustomerName == "Ana Silva" ? 0 : 1,
            SubscriptionSort.PerMonth => row.PerMonth,
            SubscriptionSort.NextBilling => row.PeriodEnd.DayNumber,
            _ => row.StartedOn.DayNumber,
        }).ToList();
        Assert.Equal(descending ? values.OrderDescending() : values.Order(), values);
    }

    [Theory]
    [InlineData(null, null, null, false, 9)]
    [InlineData(SubscriptionStatus.Active, null, null, false, 7)]
    [InlineData(SubscriptionStatus.PastDue, null, null, false, 1)]
    [InlineData(SubscriptionStatus.Ended, BillingInterval.Yearly, null, false, 0)]
    [InlineData(null, BillingInterval.Yearly, null, true, 3)]
    [InlineData(null, null, "حداد", false, 3)]
    [InlineData(null, null, "silva BASIC", false, 6)]
    [InlineData(SubscriptionStatus.Active, null, "pro", false, 3)]
    public async Task List_Filtered_HasTheRowsAndTheirTotal(SubscriptionStatus? status, BillingInterval? interval, string? text, bool byPlan, int expected)
    {
        ListSubscriptions Question(PageRequest page) => new() { Status = status, Interval = interval, Text = text, PlanId = byPlan ? Made.Yearly.Id : null, Page = page };

        var all = await Tables.WalkAsync(Question, row => row.SubscriptionId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
    }

    [Fact]
    public async Task List_OfACustomer_IsCounted()
    {
        var ofLayla = await Tables.AskAsync(new ListSubscriptions { CustomerId = Made.Layla.Id });
        var counts = await Tables.AskAsync(new CountSubscriptions());

        Assert.Equal((3L, 3), (ofLayla.Total, ofLayla.Items.Count));
        Assert.Equal((7, 1, 1), (counts[SubscriptionStatus.Active], counts[SubscriptionStatus.PastDue], counts[SubscriptionStatus.Ended]));
    }

    [Fact]
    public async Task Subscription_IsShownWithItsChargesAndHistory()
    {
        var detail = (await Tables.AskAsync(new GetSubscription(Told[2].Id)))!;

        Assert.Equal(RenewalState.Recovered, detail.Subscription.Renewal);
        Assert.Equal([(2, true), (1, false), (1, true)], detail.Charges.Select(charge => (charge.Attempt, charge.Succeeded)));
        Assert.Equal(4, detail.Timeline().Count());
        Assert.Null(detail.Saga);
        Assert.Null(await Tables.AskAsync(new GetSubscription(Guid.NewGuid())));
    }

    [Fact]
    public async Task Saga_OfARenewal_NamesItsSubscription_AndStandsOnItsPage()
    {
        var saga = Assert.Single((await Tables.AskAsync(new ListSagas())).Items);

        Assert.Equal(("Ana Silva", new SagaRenewal(Told[1].Id, "Basic", Made.Due), false), (saga.CustomerName, saga.Renewal, saga.CanCompensate));
        Assert.Equal(saga.SagaId, (await Tables.AskAsync(new GetSubscription(Told[1].Id)))!.Saga!.SagaId);
    }

    [Fact]
    public async Task Plans_TellTheirSubscriptions()
    {
        var plans = await Tables.WalkAsync(page => new ListPlans { Page = page }, view => view.Plan.PlanId, limit: 1);
        var yearly = await Tables.AskAsync(new ListPlans { Text = "year", Interval = BillingInterval.Yearly });

        Assert.Equal([("Basic", 5), ("Pro", 0), ("Pro yearly", 3)], plans.Select(view => (view.Plan.Name, view.Subscriptions)));
        Assert.Equal(["Everything", "Pro yearly"], Assert.Single(yearly.Items).Plan.Features);
        Assert.Equal(5, (await Tables.AskAsync(new GetPlan(Made.Basic.Id)))!.Subscriptions);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(41, 1)]
    public async Task Board_CountsWhatIsOpen_AndWhatWasSettledLately(int days, int lost)
    {
        var board = await Tables.AskAsync(new GetRenewalBoard(days));
        var listed = await Tables.WalkAsync(page => new ListRenewals { Days = days, Page = page }, view => view.Renewal.RenewalId, limit: 1);

        Assert.Equal([0, 1, 0, 1, lost], board.Lanes.Select(lane => lane.Renewals));
        Assert.Equal([0, 28m, 0, 56m, lost * 4 * 28m], board.Lanes.Select(lane => lane.Amount));
        var retrying = Assert.Single(board[RenewalState.Retrying].Items);
        Assert.Equal(("Ana Silva", Told[1].Id, 1), (retrying.CustomerName, retrying.Renewal.SubscriptionId, retrying.Renewal.Attempt));
        Assert.Equal(new RenewalTrouble(Saga.IdOf(SagaKinds.SubscriptionRenewal, retrying.Renewal.RenewalId), "charge: No answer."), retrying.Trouble);
        Assert.All(listed.Where(view => view.Renewal.State != RenewalState.Retrying), view => Assert.Null(view.Trouble));
        Assert.Equal(board.Lanes.Sum(lane => lane.Renewals), listed.Count);
        Assert.Equal(lost, (await Tables.AskAsync(new ListRenewals { State = RenewalState.Lost, Days = days })).Total);
    }

    private static Subscription Lived(Subscription subscription, int number) => number switch
    {
        1 => subscription.With(s => s.FallDue(Today), s => s.FailRenewal(Today, "card_declined", "No.", History.Noon)),
        2 => subscription.With(s => s.FallDue(Today), s => s.FailRenewal(Today, "card_declined", "No.", History.Noon), s => s.Renew(Today, "pay-2")),
        4 => subscription.With(s => s.FallDue(Today.AddDays(-40)), s => s.CancelNow("gone", Today.AddDays(-40))),
        _ => subscription,
    };

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SubscriptionQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SubscriptionQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
