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
        (row.What, row.Detail) = e switch
        {
            { Imported: true } => (TimelineEvent.SubscriptionTakenOver, e.Terms.PlanName),
            { TrialEndsOn: { } last } => (TimelineEvent.TrialStarted, Until(e.Terms, last)),
            _ => (TimelineEvent.SubscriptionStarted, e.Terms.PlanName),
        };
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
        (row.What, row.Detail) = (TimelineEvent.ChangePlanned, From(e.Terms, e.From));

    public static void Of(SubscriptionNote row, SubscriptionCancellationPlanned e, LoggedEvent logged) =>
        (row.What, row.Detail, row.Why) = (TimelineEvent.CancellationPlanned, Day(e.EndsOn), e.Reason);

    public static void Of(SubscriptionNote row, SubscriptionDue e, LoggedEvent logged) =>
        (row.What, row.Detail, row.Amount) = (TimelineEvent.RenewalDue, From(e.Terms, e.PeriodStart), e.Amount);

    public static void Of(SubscriptionNote row, SubscriptionPaymentFailed e, LoggedEvent logged)
    {
        row.What = e.NextAttemptAt is null ? TimelineEvent.LastRenewalDeclined : TimelineEvent.RenewalDeclined;
        (row.Detail, row.Amount, row.Why, row.AgainAt) = (e.Attempt.ToString(CultureInfo.InvariantCulture), e.Amount, e.Reason, e.NextAttemptAt);
    }

    public static void Of(SubscriptionNote row, SubscriptionRenewed e, LoggedEvent logged)
    {
        row.What = e.Before == e.Terms ? TimelineEvent.SubscriptionRenewed : TimelineEvent.RenewedWithChange;
        (row.Detail, row.Amount) = (e.Before == e.Terms ? Until(e.Terms, e.PeriodEnd) : FromTo(e.Before, e.Terms), e.Charged);
    }

    public void Of(SubscriptionNote row, SubscriptionEnded e, LoggedEvent logged)
    {
        row.What = e.Cause is EndCause.PaymentFailed ? TimelineEvent.SubscriptionLost : TimelineEvent.SubscriptionEnded;
        (row.Detail, row.Why) = (e.Terms.PlanName, e.Cause is EndCause.PaymentFailed ? null : e.Reason);
        row.At = At(e.Imported, e.On, logged);
    }

    private DateTimeOffset At(bool isImported, DateOnly on, LoggedEvent logged) => isImported ? store.StartOf(on) : logged.OccurredAt;

    private static string FromTo(SubscriptionTerms before, SubscriptionTerms after) => before.PlanName == after.PlanName && before.Quantity != after.Quantity
        ? string.Create(CultureInfo.InvariantCulture, $"{after.PlanName}, {before.Quantity} → {after.Quantity}")
        : $"{before.PlanName} → {after.PlanName}";

    private static string From(SubscriptionTerms terms, DateOnly day) => $"{terms.PlanName}, from {Day(day)}";

    private static string Until(SubscriptionTerms terms, DateOnly day) => $"{terms.PlanName}, until {Day(day)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
