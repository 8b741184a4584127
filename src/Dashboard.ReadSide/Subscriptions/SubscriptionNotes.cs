using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Orders;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>What a timeline says of the events of a subscription.</summary>
internal sealed class SubscriptionNotes(StoreOptions store)
{
    public void Of(SubscriptionNote row, SubscriptionStarted e, LoggedEvent logged)
    {
        row.What = e switch
        {
            { Imported: true } => TimelineEvent.SubscriptionTakenOver,
            { TrialEndsOn: not null } => TimelineEvent.TrialStarted,
            _ => TimelineEvent.SubscriptionStarted,
        };
        (row.Detail, row.Day) = (e.Terms.PlanName, e.TrialEndsOn);
        row.Amount = e.Imported || e.TrialEndsOn is not null ? null : e.Charged;
        row.At = At(e.Imported, e.On, logged);
    }

    public void Of(SubscriptionNote row, SubscriptionChanged e, LoggedEvent logged)
    {
        row.What = e.Terms.PerMonth < e.Before.PerMonth ? TimelineEvent.SubscriptionDowngraded : TimelineEvent.SubscriptionUpgraded;
        (row.Detail, row.Amount) = (FromTo(e.Before, e.Terms), e.Imported ? null : e.Charged);
        row.At = At(e.Imported, e.On, logged);
    }

    public static void Of(SubscriptionNote row, SubscriptionChangePlanned e, LoggedEvent logged) =>
        (row.What, row.Detail, row.Day) = (e.IsTakenBack ? TimelineEvent.ChangeTakenBack : TimelineEvent.ChangePlanned, e.Terms.PlanName, e.From);

    public static void Of(SubscriptionNote row, SubscriptionCancellationPlanned e, LoggedEvent logged) =>
        (row.What, row.Day, row.Why) = (TimelineEvent.CancellationPlanned, e.EndsOn, e.Reason);

    public static void Of(SubscriptionNote row, SubscriptionDue e, LoggedEvent logged) =>
        (row.What, row.Detail, row.Day, row.Amount) = (TimelineEvent.RenewalDue, e.Terms.PlanName, e.PeriodStart, e.Amount);

    public static void Of(SubscriptionNote row, SubscriptionChargeNotTaken e, LoggedEvent logged) =>
        (row.What, row.Detail, row.Why) = (TimelineEvent.ChargeNotTaken, e.Reference, e.Reason);

    public static void Of(SubscriptionNote row, SubscriptionPaymentFailed e, LoggedEvent logged)
    {
        row.What = e.NextAttemptAt is null ? TimelineEvent.LastRenewalDeclined : TimelineEvent.RenewalDeclined;
        (row.Detail, row.Amount, row.Why, row.AgainAt) = (e.Attempt.ToString(CultureInfo.InvariantCulture), e.Amount, e.Reason, e.NextAttemptAt);
    }

    public static void Of(SubscriptionNote row, SubscriptionRenewed e, LoggedEvent logged)
    {
        row.What = e.Before == e.Terms ? TimelineEvent.SubscriptionRenewed : TimelineEvent.RenewedWithChange;
        (row.Detail, row.Day, row.Amount) = (e.Before == e.Terms ? e.Terms.PlanName : FromTo(e.Before, e.Terms), e.PeriodEnd, e.Charged);
    }

    public void Of(SubscriptionNote row, SubscriptionEnded e, LoggedEvent logged)
    {
        row.What = e.Cause is EndCause.PaymentFailed ? TimelineEvent.SubscriptionLost : TimelineEvent.SubscriptionEnded;
        (row.Detail, row.Why) = (e.Terms.PlanName, e.Cause is EndCause.PaymentFailed ? null : e.Reason);
        row.At = At(e.Imported, e.On, logged);
    }

    private DateTimeOffset At(bool isImported, DateOnly on, LoggedEvent logged) => isImported ? store.StartOf(on) : logged.OccurredAt;

    private static string FromTo(SubscriptionTerms before, SubscriptionTerms after) => (before.PlanName == after.PlanName, before.Quantity == after.Quantity) switch
    {
        (false, _) => $"{before.PlanName} → {after.PlanName}",
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"{after.PlanName}, {before.Quantity} → {after.Quantity}"),
        _ => after.PlanName,
    };
}
