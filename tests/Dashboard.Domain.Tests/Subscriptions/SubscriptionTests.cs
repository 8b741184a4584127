using Dashboard.Domain.Subscriptions;
using static Dashboard.Domain.Tests.Subscriptions.SubscriptionHistory;

namespace Dashboard.Domain.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static readonly DateOnly Middle = new(2026, 2, 14);
    private static readonly DateTimeOffset Later = new(2026, 2, 28, 9, 2, 0, TimeSpan.Zero);

    [Fact]
    public void Due_OnTheBillingDate_NamesTheNextPeriodFromTheAnchor() =>
        Given().When(subscription => subscription.FallDue(Due))
            .Then(new SubscriptionDue { SubscriptionId = Id, CustomerId = Customer, On = Due, Terms = Basic, PeriodStart = Due, PeriodEnd = new(2026, 3, 31), Amount = 28m });

    [Fact]
    public void Due_BeforeItsDateOrTwiceOrWhenItEnds_IsRefused()
    {
        const string Sentence = "Nothing is due for the subscription.";

        Given().When(subscription => subscription.FallDue(Due.AddDays(-1))).ThenRefused("subscription-not-due", Sentence);
        Given(s => s.FallDue(Due)).When(subscription => subscription.FallDue(Due)).ThenRefused("subscription-not-due", Sentence);
        Given(s => s.Cancel("too dear", Middle)).When(subscription => subscription.FallDue(Due)).ThenRefused("subscription-not-due", Sentence);
    }

    [Fact]
    public void Periods_MissedInARow_AreDueOneAfterTheOther()
    {
        var today = new DateOnly(2026, 5, 2);

        Given(s => s.FallDue(today), s => s.Renew(today, "a"), s => s.FallDue(today), s => s.Renew(today, "b"))
            .When(subscription => subscription.FallDue(today))
            .Then(new SubscriptionDue { SubscriptionId = Id, CustomerId = Customer, On = today, Terms = Basic, PeriodStart = new(2026, 4, 30), PeriodEnd = new(2026, 5, 31), Amount = 28m });
    }

    [Fact]
    public void Renewal_OfWhatIsDue_BeginsTheNextPeriod() =>
        Given(s => s.FallDue(Due)).When(subscription => subscription.Renew(Due, "pay-2"))
            .Then(new SubscriptionRenewed
            {
                SubscriptionId = Id, CustomerId = Customer, On = Due, Before = Basic, Terms = Basic, EndsTrial = false, PeriodStart = Due, PeriodEnd = new(2026, 3, 31), Charged = 28m, Balance = 0, Attempt = 1, Reference = "pay-2",
            })
            .And(subscription => Assert.Equal((SubscriptionStatus.Active, false), (subscription.Status, subscription.IsDue)));

    [Fact]
    public void Renewal_OfWhatIsNotDue_IsRefused() =>
        Given().When(subscription => subscription.Renew(Due, "pay-2")).ThenRefused("subscription-not-due", "Nothing is due for the subscription.");

    [Fact]
    public void Failure_OfARenewal_IsCountedAndPastDueUntilItIsPaid() =>
        Given(s => s.FallDue(Due), s => s.FailRenewal(Due, "card_declined", "No.", Later))
            .When(subscription => subscription.FailRenewal(Due, "card_declined", "No.", null))
            .Then(new SubscriptionPaymentFailed { SubscriptionId = Id, CustomerId = Customer, On = Due, Terms = Basic, PeriodStart = Due, Amount = 28m, Attempt = 2, Code = "card_declined", Reason = "No." })
            .And(subscription => Assert.Equal((SubscriptionStatus.PastDue, 2), (subscription.Status, subscription.FailedAttempts)))
            .And(subscription => Assert.Null(subscription.Renew(Due, "pay-2")))
            .And(subscription => Assert.Equal((SubscriptionStatus.Active, 0), (subscription.Status, subscription.FailedAttempts)));

    [Fact]
    public void GivingUp_AfterTheLastTry_EndsIt() =>
        Given(s => s.FallDue(Due), s => s.FailRenewal(Due, "card_declined", "No.", null))
            .When(subscription => subscription.GiveUp(Due))
            .Then(new SubscriptionEnded { SubscriptionId = Id, CustomerId = Customer, On = Due, Terms = Basic, Unpaid = Due, WasPaid = true, Cause = EndCause.PaymentFailed, Reason = "payment_failed" });

    [Fact]
    public void Upgrade_AtOnce_ChargesTheDifferenceAndBeginsAPeriodToday() =>
        Given().When(subscription => subscription.Upgrade(Pro, Middle, "pay-2"))
            .Then(new SubscriptionChanged
            {
                SubscriptionId = Id, CustomerId = Customer, On = Middle, Before = Basic, Terms = Pro, PeriodStart = Middle, PeriodEnd = new(2026, 3, 14), Credit = 14m, Charged = 42m, Balance = 0, Reference = "pay-2",
            });

    [Fact]
    public void Upgrade_InATrial_ChargesNothingAndTheTrialGoesOn() =>
        GivenTrial().When(subscription => subscription.Upgrade(Pro, Middle, null))
            .Then(new SubscriptionChanged { SubscriptionId = Id, CustomerId = Customer, On = Middle, Before = Basic, Terms = Pro, PeriodStart = Began, PeriodEnd = Due, Credit = 0, Charged = 0, Balance = 0 })
            .And(subscription => Assert.Equal(SubscriptionStatus.Trialing, subscription.Status));

    [Fact]
    public void Upgrade_ToADearerYearThatIsCheaperPerMonth_IsRefused() =>
        Given().When(subscription => subscription.Upgrade(Terms("Basic yearly", 300m, BillingInterval.Yearly), Middle, null))
            .ThenRefused("subscription-no-upgrade", "Basic yearly is not above Basic by its price per month: that is no upgrade.");

    [Fact]
    public void Change_ThatWaits_HoldsFromTheNextBillingDate() =>
        Given(s => s.PlanUpgrade(ProYearly, Middle), s => s.FallDue(Due)).When(subscription => subscription.Renew(Due, "pay-2"))
            .Then(new SubscriptionRenewed
            {
                SubscriptionId = Id, CustomerId = Customer, On = Due, Before = Basic, Terms = ProYearly, EndsTrial = false, PeriodStart = Due, PeriodEnd = new(2027, 2, 28), Charged = 600m, Balance = 0, Attempt = 1, Reference = "pay-2",
            });

    [Fact]
    public void Downgrade_WaitsForTheNextBillingDate()
    {
        var free = Terms("Free", 0);

        Given().When(subscription => subscription.PlanDowngrade(free, Middle))
            .Then(new SubscriptionChangePlanned { SubscriptionId = Id, CustomerId = Customer, On = Middle, Terms = free, From = Due })
            .And(subscription => Assert.Equal((Basic, 0m), (subscription.Terms, subscription.AmountOfNextPeriod)));
        Given().When(subscription => subscription.PlanDowngrade(Pro, Middle))
            .ThenRefused("subscription-no-downgrade", "Pro is not below Basic by its price per month: that is no downgrade.");
    }

    [Fact]
    public void Change_ThatWaits_IsTakenBackByThePresentTerms()
    {
        var free = Terms("Free", 0);

        Given(s => s.PlanDowngrade(free, Middle)).When(subscription => subscription.PlanDowngrade(Basic, Middle))
            .Then(new SubscriptionChangePlanned { SubscriptionId = Id, CustomerId = Customer, On = Middle, Terms = Basic, From = Due, IsTakenBack = true })
            .And(subscription => Assert.Equal((null, 28m), (subscription.NextTerms, subscription.AmountOfNextPeriod)));
        Given(s => s.PlanDowngrade(free, Middle)).When(subscription => subscription.PlanDowngrade(free, Middle)).ThenNothing();
        Given().When(subscription => subscription.PlanDowngrade(Basic, Middle))
            .ThenRefused("subscription-no-downgrade", "Basic is not below Basic by its price per month: that is no downgrade.");
    }

    [Fact]
    public void Credit_ThatIsLeft_IsTakenOffLaterCharges() =>
        Given(s => s.Upgrade(ProYearly with { Price = 1_200m }, Middle, null), s => s.Upgrade(Terms("Max", 101m), Middle, null))
            .When(subscription => subscription.FallDue(new(2026, 3, 14)))
            .And(subscription => Assert.Equal((1_099m, 0m), (subscription.Balance, subscription.AmountOfNextPeriod)))
            .And(subscription => Assert.Null(subscription.Renew(new(2026, 3, 14), null)))
            .And(subscription => Assert.Equal(998m, subscription.Balance));

    [Fact]
    public void Change_OfOneThatEndsOrIsPastDueOrIsBeingRenewed_IsRefused()
    {
        Given(s => s.Cancel("too dear", Middle)).When(s => s.Upgrade(Pro, Middle, null)).ThenRefused("subscription-ending", "The subscription ends on 2026-02-28 and cannot be changed any more.");
        Given(s => s.CancelNow("too dear", Middle)).When(s => s.PlanDowngrade(Terms("Free", 0), Middle)).ThenRefused("subscription-ended", "The subscription has ended.");
        Given(s => s.FallDue(Due)).When(s => s.Upgrade(Pro, Due, null)).ThenRefused("subscription-being-renewed", "The subscription is being renewed; try again in a moment.");
        Given(s => s.FallDue(Due), s => s.FailRenewal(Due, "no", "No.", Later)).When(s => s.Upgrade(Pro, Due, null))
            .ThenRefused("subscription-past-due", "The subscription has to be paid before it can be changed.");
    }

    [Fact]
    public void Cancellation_EndsItWithThePaidPeriodHoweverLate() =>
        Given(s => s.Cancel("too dear", Middle)).When(subscription => subscription.EndIfOver(Due.AddDays(9)))
            .Then(new SubscriptionEnded { SubscriptionId = Id, CustomerId = Customer, On = Due, Terms = Basic, WasPaid = true, Cause = EndCause.Cancelled, Reason = "too dear" });

    [Fact]
    public void End_BeforeItsLastDay_IsRefused()
    {
        Given().When(s => s.EndIfOver(Due)).ThenRefused("subscription-not-over", "The subscription is not at its end.");
        Given(s => s.Cancel("too dear", Middle)).When(s => s.EndIfOver(Due.AddDays(-1))).ThenRefused("subscription-not-over", "The subscription is not at its end.");
        Given(s => s.Cancel("too dear", Middle)).When(s => s.Cancel("again", Middle)).ThenRefused("subscription-ending", "The subscription ends on 2026-02-28 already.");
    }

    [Fact]
    public void Cancellation_WhereNoPaidPeriodRuns_EndsItAtOnce()
    {
        var ended = new SubscriptionEnded { SubscriptionId = Id, CustomerId = Customer, On = Middle, Terms = Basic, WasPaid = false, Cause = EndCause.Cancelled, Reason = "too dear" };

        GivenTrial().When(s => s.Cancel("too dear", Middle)).Then(ended);
        Given(s => s.FallDue(Due)).When(s => s.Cancel("too dear", Due)).Then(ended with { On = Due, Unpaid = Due, WasPaid = true });
    }

    [Fact]
    public void Trial_ThatEnds_IsDueForItsFirstPayment() =>
        GivenTrial(s => s.FallDue(Due)).When(subscription => subscription.Renew(Due, "pay-1"))
            .Then(new SubscriptionRenewed
            {
                SubscriptionId = Id, CustomerId = Customer, On = Due, Before = Basic, Terms = Basic, EndsTrial = true, PeriodStart = Due, PeriodEnd = new(2026, 3, 28), Charged = 28m, Balance = 0, Attempt = 1, Reference = "pay-1",
            });

    [Fact]
    public void Import_IsBilledFromItsFirstBillingDateAfterToday()
    {
        var imported = Subscription.Import(Id, Ana, Basic, new(2023, 1, 31), today: new(2026, 2, 10), "tok_ok");

        Assert.Equal((new(2026, 1, 31), new DateOnly(2026, 2, 28)), (imported.PeriodStart, imported.PeriodEnd));
        Assert.Null(imported.FallDue(new(2026, 2, 28)));
    }

    [Fact]
    public void ImportChange_CountsThePresentPeriodFromTheDayOfTheChange()
    {
        var imported = Subscription.Import(Id, Ana, Basic, new(2023, 1, 31), today: new(2026, 2, 10), "tok_ok");

        imported.ImportChange(Basic with { Interval = BillingInterval.Yearly }, new(2024, 2, 29), new(2026, 2, 10));

        Assert.Equal((new(2025, 2, 28), new(2026, 2, 28), new DateOnly(2024, 2, 29)), (imported.PeriodStart, imported.PeriodEnd, imported.Anchor));
    }
}
