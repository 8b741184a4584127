using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Api;

// Amounts of subscriptions have the full precision; the currency stands beside them, and what does not exist is null.

/// <summary>A plan that is offered.</summary>
internal sealed record PlanAnswer(
    Guid PlanId, string Name, string Interval, decimal Price, string Currency, decimal PerMonth, IReadOnlyList<string> Features,
    int Subscriptions, int Trials, DateTimeOffset CreatedAt)
{
    public static PlanAnswer Of(PlanView view, string currency) => new(
        view.Plan.PlanId, view.Plan.Name, view.Plan.Interval.Word(), view.Plan.Price, currency, view.Plan.PerMonth, view.Plan.Features,
        view.Subscriptions, view.Trials, view.Plan.CreatedAt);
}

/// <summary>What is paid for, and how much.</summary>
internal sealed record TermsAnswer(Guid PlanId, string Plan, string Interval, decimal Price, int Quantity, decimal Discount, decimal Amount, decimal PerMonth)
{
    public static TermsAnswer Of(SubscriptionTerms terms) => new(
        terms.PlanId, terms.PlanName, terms.Interval.Word(), terms.Price, terms.Quantity, terms.Discount, terms.Amount, terms.PerMonth);
}

/// <summary>A subscription as it is now; amounts in the currency beside them.</summary>
internal record SubscriptionAnswer(
    Guid SubscriptionId, Guid CustomerId, string CustomerName, string CustomerEmail, string Status, TermsAnswer Terms, string Currency, decimal PerMonth,
    DateOnly StartedOn, DateOnly? TrialEndsOn, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? NextBillingOn, TermsAnswer? NextTerms, decimal Balance,
    DateOnly? EndsOn, DateOnly? EndedOn, string? EndCause, string? EndReason, string? Renewal, decimal? AmountDue, decimal? AmountAtRisk, int FailedAttempts,
    DateTimeOffset? NextAttemptAt, string? Failure, bool Imported)
{
    public static SubscriptionAnswer Of(SubscriptionRow row, string currency) => new(
        row.SubscriptionId, row.CustomerId, row.CustomerName, row.CustomerEmail, Words.Of(row.Status), TermsAnswer.Of(row.Terms), currency, row.PerMonth,
        row.StartedOn, row.TrialEndsOn, row.PeriodStart, row.PeriodEnd, row.NextBillingOn, row.NextTerms is { } next ? TermsAnswer.Of(next) : null, row.Balance,
        row.EndsOn, row.EndedOn, row.EndCause is { } cause ? Words.Of(cause) : null, row.EndReason, row.Renewal is { } renewal ? Words.Of(renewal) : null,
        row.AmountDue, row.AmountAtRisk, row.FailedAttempts, row.NextAttemptAt, row.Failure, row.IsImported);
}

/// <summary>A subscription with its charges, newest first, the saga of its last renewal, and everything that happened to it, oldest first.</summary>
internal sealed record SubscriptionDetailAnswer(
    SubscriptionAnswer Subscription, IReadOnlyList<ChargeAnswer> Charges, OrderSagaAnswer? Saga, IReadOnlyList<TimelineAnswer> Timeline)
{
    public static SubscriptionDetailAnswer Of(SubscriptionDetail detail, string currency) => new(
        SubscriptionAnswer.Of(detail.Subscription, currency), [.. detail.Charges.Select(row => ChargeAnswer.Of(row, currency))],
        OrderSagaAnswer.Of(detail.Saga), [.. detail.Timeline().Select(TimelineAnswer.Of)]);
}

/// <summary>A try to charge something for a subscription.</summary>
internal sealed record ChargeAnswer(
    DateTimeOffset At, DateOnly On, string For, string Plan, DateOnly PeriodStart, DateOnly? PeriodEnd, decimal Amount, string Currency, int Attempt,
    bool Succeeded, string? Code, string? Reason, string? Reference)
{
    public static ChargeAnswer Of(SubscriptionCharge row, string currency) => new(
        row.At, row.On, Words.Of(row.For), row.PlanName, row.PeriodStart, row.PeriodEnd, row.Amount, currency, row.Attempt,
        row.Succeeded, row.Code, row.Reason, row.Reference);
}

/// <summary>A period that fell due, and what became of it.</summary>
internal sealed record RenewalAnswer(
    Guid RenewalId, Guid SubscriptionId, Guid CustomerId, string CustomerName, string CustomerEmail, string State, string Plan, DateOnly PeriodStart, DateOnly PeriodEnd,
    decimal Amount, string Currency, int Attempt, DateTimeOffset? NextAttemptAt, string? Code, string? Failure, DateTimeOffset DueAt, DateTimeOffset MovedAt, string? EndCause,
    string? Trouble, Guid? SagaId)
{
    public static RenewalAnswer Of(RenewalView view, string currency) => new(
        view.Renewal.RenewalId, view.Renewal.SubscriptionId, view.Renewal.CustomerId, view.CustomerName, view.CustomerEmail,
        Words.Of(view.Renewal.State), view.Renewal.Terms.PlanName, view.Renewal.PeriodStart, view.Renewal.PeriodEnd,
        view.Renewal.Amount, currency, view.Renewal.Attempt, view.Renewal.NextAttemptAt, view.Renewal.Code, view.Renewal.Failure,
        view.Renewal.DueAt, view.Renewal.MovedAt, view.Renewal.EndCause is { } cause ? Words.Of(cause) : null,
        view.Trouble?.Why, view.Trouble?.SagaId);
}

/// <summary>Renewals, with how many there are of each state and what they come to.</summary>
internal sealed record RenewalsAnswer(
    DateOnly From, IReadOnlyList<RenewalLaneAnswer> States, IReadOnlyList<RenewalAnswer> Items, int Page, int Limit, long Total, string? Next, string? Previous, bool TotalIsExact);

/// <summary>How many renewals are in a state.</summary>
internal sealed record RenewalLaneAnswer(string State, int Renewals, decimal Amount, string Currency);

/// <summary>What an upgrade costs, or would: what is given back for the days left, what is due, and what of it is charged now.</summary>
internal sealed record OfferAnswer(
    Guid SubscriptionId, string From, string To, bool AtOnce, int DaysLeft, decimal Credit, decimal Due, decimal Charged, decimal Balance, string Currency,
    DateOnly NextBillingOn, decimal NextAmount)
{
    public static OfferAnswer Of(Guid subscriptionId, UpgradeOffer offer, string currency) => new(
        subscriptionId, offer.From, offer.To, offer.AtOnce, offer.DaysLeft, offer.Credit, offer.Due, offer.Charged, offer.Balance, currency,
        offer.NextBillingOn, offer.NextAmount);
}
