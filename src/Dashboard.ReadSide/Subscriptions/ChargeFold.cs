using Dashboard.Domain.Log;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>What events tell of charges.</summary>
internal static class ChargeFold
{
    public static void Start(SubscriptionCharge row, Guid id, SubscriptionStarted e, LoggedEvent logged)
    {
        Begin(row, ChargeFor.Start, e, e.Terms, logged);
        (row.PeriodStart, row.PeriodEnd, row.Amount, row.Attempt, row.Succeeded, row.Reference) = (e.On, e.PeriodEnd, e.Charged, 1, true, e.Reference);
    }

    public static void Change(SubscriptionCharge row, Guid id, SubscriptionChanged e, LoggedEvent logged)
    {
        Begin(row, ChargeFor.Upgrade, e, e.Terms, logged);
        (row.PeriodStart, row.PeriodEnd, row.Amount, row.Attempt, row.Succeeded, row.Reference) = (e.PeriodStart, e.PeriodEnd, e.Charged, 1, true, e.Reference);
    }

    public static void Renew(SubscriptionCharge row, Guid id, SubscriptionRenewed e, LoggedEvent logged)
    {
        Begin(row, ChargeFor.Renewal, e, e.Terms, logged);
        (row.PeriodStart, row.PeriodEnd, row.Amount, row.Attempt, row.Succeeded, row.Reference) = (e.PeriodStart, e.PeriodEnd, e.Charged, e.Attempt, true, e.Reference);
    }

    public static void Fail(SubscriptionCharge row, SubscriptionPaymentFailed e, LoggedEvent logged)
    {
        Begin(row, ChargeFor.Renewal, e, e.Terms, logged);
        (row.PeriodStart, row.Amount, row.Attempt, row.Code, row.Reason) = (e.PeriodStart, e.Amount, e.Attempt, e.Code, e.Reason);
    }

    private static void Begin(SubscriptionCharge row, ChargeFor what, SubscriptionEvent e, SubscriptionTerms terms, LoggedEvent logged)
    {
        (row.SubscriptionId, row.Number, row.At, row.On) = (e.SubscriptionId, logged.StreamVersion, logged.OccurredAt, e.On);
        (row.For, row.PlanName) = (what, terms.PlanName);
    }
}
