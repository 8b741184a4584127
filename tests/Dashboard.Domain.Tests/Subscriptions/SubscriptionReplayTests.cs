using Dashboard.Domain.Subscriptions;
using FsCheck;
using FsCheck.Fluent;
using static Dashboard.Domain.Tests.Subscriptions.SubscriptionHistory;

namespace Dashboard.Domain.Tests.Subscriptions;

/// <summary>Whatever is asked of a subscription in whatever order: its log gives it again, and its periods follow each other without a gap.</summary>
public sealed class SubscriptionReplayTests
{
    private static readonly SubscriptionTerms[] Offers = [Basic, Pro, ProYearly, Terms("Free", 0), Terms("Weekly", 5m, BillingInterval.Weekly)];

    private static readonly Arbitrary<(int Kind, int Days, int Offer)[]> AnyLife = Arb.From(Gen.ArrayOf(
        from kind in Gen.Choose(0, 8)
        from days in Gen.Choose(0, 40)
        from offer in Gen.Choose(0, Offers.Length - 1)
        select (kind, days, offer)));

    [Fact]
    public void Replay_OfWhateverWasRaised_IsTheSubscription() => Prop.ForAll(AnyLife, life =>
    {
        var subscription = Live(life);
        var replayed = Subscription.Blank();

        replayed.Replay(subscription.PendingEvents);

        subscription.ClearPendingEvents();
        Assert.Equivalent(subscription, replayed, strict: true);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Periods_InWhateverLife_AreEachDueAndPaidOnce() => Prop.ForAll(AnyLife, life =>
    {
        var events = Live(life).PendingEvents;

        var due = events.OfType<SubscriptionDue>().Select(e => e.PeriodStart).ToList();
        Assert.Equal(due.Distinct().Order(), due);
        Assert.All(events.OfType<SubscriptionRenewed>(), e => Assert.Single(due, e.PeriodStart));
        Assert.All(events.OfType<SubscriptionRenewed>(), e => Assert.True(e.PeriodEnd > e.PeriodStart));
        Assert.All(events.OfType<SubscriptionChanged>(), e => Assert.True(e is { Charged: >= 0, Balance: >= 0 }));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Subscription Live((int Kind, int Days, int Offer)[] life)
    {
        var (subscription, today) = (life.Length % 2 == 0 ? Subscription.Start(Id, Ana, Basic, Began, "tok_ok", 28m, "pay") : Subscription.StartTrial(Id, Ana, Basic, Began, "tok_ok", 14), Began);
        foreach (var (kind, days, offer) in life)
        {
            today = today.AddDays(days);
            _ = kind switch
            {
                0 => subscription.Upgrade(Offers[offer], today, "pay"),
                1 => subscription.PlanUpgrade(Offers[offer], today),
                2 => subscription.PlanDowngrade(Offers[offer], today),
                3 => subscription.Cancel("because", today),
                4 => subscription.FailRenewal(today, "no", "No.", null),
                5 => subscription.EndIfOver(today),
                6 => subscription.FallDue(today),
                _ => subscription.Renew(today, "pay"),
            };
        }

        return subscription;
    }
}
