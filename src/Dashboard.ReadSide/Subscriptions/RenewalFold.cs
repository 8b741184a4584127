using Dashboard.Domain.Log;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>What events do to the row of a renewal.</summary>
internal static class RenewalFold
{
    public static void Begin(RenewalRow row, SubscriptionDue e, LoggedEvent logged)
    {
        (row.SubscriptionId, row.CustomerId, row.Terms, row.Amount) = (e.SubscriptionId, e.CustomerId, e.Terms, e.Amount);
        (row.PeriodStart, row.PeriodEnd, row.DueAt) = (e.PeriodStart, e.PeriodEnd, logged.OccurredAt);
        Become(row, RenewalState.Due, e.On, logged);
    }

    /// <summary>It counts on the day on which it fell due until it is settled, so its day stays.</summary>
    public static void Fail(RenewalRow row, SubscriptionPaymentFailed e, LoggedEvent logged)
    {
        (row.Attempt, row.NextAttemptAt, row.Code, row.Failure) = (e.Attempt, e.NextAttemptAt, e.Code, e.Reason);
        Become(row, RenewalState.Retrying, row.Day, logged);
    }

    public static void Pay(RenewalRow row, SubscriptionRenewed e, LoggedEvent logged)
    {
        (row.Attempt, row.NextAttemptAt, row.Amount) = (e.Attempt, null, e.Charged);
        Become(row, RenewalStates.Paid(e.Attempt), e.On, logged);
    }

    public static void Lose(RenewalRow row, Guid id, SubscriptionEnded e, LoggedEvent logged)
    {
        (row.NextAttemptAt, row.EndCause) = (null, e.Cause);
        Become(row, RenewalState.Lost, e.On, logged);
    }

    private static void Become(RenewalRow row, RenewalState state, DateOnly day, LoggedEvent logged) => (row.State, row.Day, row.MovedAt) = (state, day, logged.OccurredAt);
}
