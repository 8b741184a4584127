using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>What events do to the row of a subscription.</summary>
internal static class SubscriptionFold
{
    private const int PlacesKept = 10;

    /// <summary>A value as the table keeps it: what is summed up must be what is stored.</summary>
    public static decimal Kept(decimal value) => decimal.Round(value, PlacesKept, MidpointRounding.AwayFromZero);

    public static void Start(SubscriptionRow row, SubscriptionStarted e, LoggedEvent logged)
    {
        (row.CustomerId, row.CustomerName, row.CustomerEmail, row.SortName) = (e.CustomerId, e.CustomerName, e.CustomerEmail, e.CustomerName.ToLowerInvariant());
        (row.StartedOn, row.TrialEndsOn, row.Method, row.IsImported) = (e.On, e.TrialEndsOn, e.Method, e.Imported);
        row.Status = e.TrialEndsOn is null ? SubscriptionStatus.Active : SubscriptionStatus.Trialing;
        Take(row, e.Terms, e.On, e.PeriodEnd, balance: 0);
    }

    public static void Change(SubscriptionRow row, SubscriptionChanged e, LoggedEvent logged) => Take(row, e.Terms, e.PeriodStart, e.PeriodEnd, e.Balance);

    public static void PlanChange(SubscriptionRow row, SubscriptionChangePlanned e, LoggedEvent logged) => row.NextTerms = e.Terms == row.Terms ? null : e.Terms;

    public static void PlanEnd(SubscriptionRow row, SubscriptionCancellationPlanned e, LoggedEvent logged) => (row.EndsOn, row.EndReason) = (e.EndsOn, e.Reason);

    public static void FallDue(SubscriptionRow row, SubscriptionDue e, LoggedEvent logged) => (row.Renewal, row.AmountDue) = (RenewalState.Due, e.Amount);

    public static void Fail(SubscriptionRow row, SubscriptionPaymentFailed e, LoggedEvent logged)
    {
        (row.Status, row.Renewal, row.AmountDue) = (SubscriptionStatus.PastDue, RenewalState.Retrying, e.Amount);
        (row.FailedAttempts, row.NextAttemptAt, row.Failure) = (e.Attempt, e.NextAttemptAt, e.Reason);
    }

    public static void Renew(SubscriptionRow row, SubscriptionRenewed e, LoggedEvent logged)
    {
        (row.Status, row.Renewal) = (SubscriptionStatus.Active, RenewalStates.Paid(e.Attempt));
        (row.AmountDue, row.FailedAttempts, row.NextAttemptAt, row.Failure) = (null, 0, null, null);
        Take(row, e.Terms, e.PeriodStart, e.PeriodEnd, e.Balance);
    }

    public static void End(SubscriptionRow row, SubscriptionEnded e, LoggedEvent logged)
    {
        (row.Status, row.EndsOn, row.EndReason, row.EndCause) = (SubscriptionStatus.Ended, e.On, e.Reason, e.Cause);
        (row.NextTerms, row.AmountDue, row.NextAttemptAt) = (null, null, null);
        row.Renewal = e.Unpaid is null ? row.Renewal : RenewalState.Lost;
    }

    public static void Erase(SubscriptionRow row, Guid id, CustomerErased e, LoggedEvent logged)
    {
        (row.CustomerName, row.CustomerEmail, row.SortName) = (Erased.Word, Erased.Word, Erased.Word);
        row.SearchText = SearchTextOf(row);
    }

    private static void Take(SubscriptionRow row, SubscriptionTerms terms, DateOnly periodStart, DateOnly periodEnd, decimal balance)
    {
        (row.Terms, row.PlanId, row.Interval, row.PerMonth) = (terms, terms.PlanId, terms.Interval, Kept(terms.PerMonth));
        (row.NextTerms, row.PeriodStart, row.PeriodEnd, row.Balance) = (null, periodStart, periodEnd, balance);
        row.SearchText = SearchTextOf(row);
    }

    private static string SearchTextOf(SubscriptionRow row) => string.Join(' ', row.CustomerName, row.CustomerEmail, row.Terms.PlanName).ToLowerInvariant();
}
