using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>What an upgrade costs today, and from when it holds.</summary>
/// <param name="From">Plan that is paid for now.</param>
/// <param name="To">Plan that it is changed to.</param>
/// <param name="AtOnce">Whether it is changed now.</param>
/// <param name="DaysLeft">Days of the present period that are paid for and not used, today included.</param>
/// <param name="Credit">What is given back for them. Exact, not rounded.</param>
/// <param name="Due">New price − credit, exact; below zero when more is given back than is to be paid.</param>
/// <param name="Charged">What is charged now, after credit left from earlier changes; 0 when it waits.</param>
/// <param name="Balance">Credit left afterwards, to be taken off later charges.</param>
/// <param name="NextBillingOn">When it is billed next.</param>
/// <param name="NextAmount">What an interval of the new terms costs then.</param>
public sealed record UpgradeOffer(
    string From, string To, bool AtOnce, int DaysLeft, decimal Credit, decimal Due, decimal Charged, decimal Balance, DateOnly NextBillingOn, decimal NextAmount);

/// <summary>Works out what is offered: the same for who only asks and for who does it.</summary>
internal static class UpgradeOffers
{
    /// <summary>The subscription, the terms it is changed to and what that costs, or why it cannot be.</summary>
    public static async Task<(Subscription? Subscription, SubscriptionTerms? Terms, UpgradeOffer? Offer, Refusal? Refusal)> OfferAsync(
        this WriteDbContext db, UpgradeSubscription wish, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([wish.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return (null, null, null, Refusal.NotFound("subscription", wish.SubscriptionId));
        }

        var (terms, fault) = await db.TermsAsync(wish, subscription, cancellationToken);
        return (fault ?? subscription.RefuseUpgrade(terms!, today)) is { } refusal
            ? (subscription, terms, null, refusal)
            : (subscription, terms, Offer(subscription, terms!, wish.AtOnce, today), null);
    }

    private static UpgradeOffer Offer(Subscription subscription, SubscriptionTerms terms, bool atOnce, DateOnly today)
    {
        var (from, to) = (subscription.Terms.PlanName, terms.PlanName);
        if (!atOnce)
        {
            return new UpgradeOffer(from, to, false, DaysLeft: 0, Credit: 0, Due: 0, Charged: 0, subscription.Balance, subscription.PeriodEnd, terms.Amount);
        }

        var quote = subscription.QuoteFor(terms, today);
        var next = subscription.Status == SubscriptionStatus.Trialing ? subscription.PeriodEnd : terms.Interval.NextAfter(today, today);
        return new UpgradeOffer(from, to, true, quote.DaysLeft, quote.Credit, quote.Due, quote.Charged, quote.Balance, next, terms.Amount);
    }
}
