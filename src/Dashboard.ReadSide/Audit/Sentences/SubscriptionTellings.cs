using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class SubscriptionTellings
{
    public static TellingBook TellOfSubscriptions(this TellingBook book) => book
        .Tell<PlanCreated>((e, v) => $"created the plan {e.Name} at {v.Money(e.Price)} {e.Interval.Word()}")
        .Tell<SubscriptionStarted>((e, v) => $"{(e.Imported ? "took over" : "started")} the subscription {v.Person($"of {e.CustomerName}")}".TrimEnd() + $" to {v.Terms(e.Terms)}"
            + (e.TrialEndsOn is { } end ? $", on trial until {Voice.Day(end)}" : $", paid until {Voice.Day(e.PeriodEnd)}"))
        .Tell<SubscriptionDue>((e, v) => $"found {v.Money(e.Amount)} due for {v.Terms(e.Terms)}, from {Voice.Day(e.PeriodStart)} on")
        .Tell<SubscriptionRenewed>((e, v) => $"renewed the subscription to {v.Terms(e.Terms)} until {Voice.Day(e.PeriodEnd)}, charging {v.Money(e.Charged)}")
        .Tell<SubscriptionPaymentFailed>((e, v) => $"could not charge {v.Money(e.Amount)} for {v.Terms(e.Terms)} at try {Voice.Number(e.Attempt)} ({e.Code})", e => e.Reason)
        .Tell<SubscriptionChargeNotTaken>((e, _) => $"could not take the charge {e.Reference} of a subscription ({e.Code})", e => e.Reason)
        .Tell<SubscriptionChanged>((e, v) => $"changed a subscription from {v.Terms(e.Before)} to {v.Terms(e.Terms)}, charging {v.Money(e.Charged)}")
        .Tell<SubscriptionChangePlanned>((e, v) => e.IsTakenBack ? $"took back the planned change of a subscription, which stays with {v.Terms(e.Terms)}" : $"planned to change a subscription to {v.Terms(e.Terms)} on {Voice.Day(e.From)}")
        .Tell<SubscriptionCancellationPlanned>((e, _) => $"cancelled a subscription for the end of its period, {Voice.Day(e.EndsOn)}", e => e.Reason)
        .Tell<SubscriptionEnded>((e, v) => $"ended the subscription to {v.Terms(e.Terms)}{(e.Cause == EndCause.PaymentFailed ? ", which was not paid" : "")}", e => e.Reason);
}
