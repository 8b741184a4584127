using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Subscriptions;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>What a customer subscribes to, and what that brings.</summary>
/// <param name="Today">The shop's day on which it was asked.</param>
/// <param name="Subscriptions">The newest subscriptions.</param>
/// <param name="Paying">What counts today, with its sum: the customer's MRR.</param>
/// <param name="AtRisk">What of it is past due, with its sum.</param>
/// <param name="Movements">The newest movements.</param>
public sealed record CustomerSubscriptionsAnswer(
    DateOnly Today, Page<SubscriptionRow> Subscriptions, ExplainedPage<RevenueSubscription> Paying, ExplainedPage<RevenueSubscription> AtRisk,
    ExplainedPage<RevenueMovement> Movements);
