using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Changes a subscription to terms with a higher price per month: at once, when the days left are given back and the new price
/// is charged, or from the next billing date. Answers what it costs now. Refused for lower terms, for one that is past
/// due, ends or has ended, and when the payment is turned down.
/// </summary>
/// <param name="SubscriptionId">Which subscription.</param>
/// <param name="PlanId">The plan that it is changed to.</param>
/// <param name="AtOnce">Whether it is changed now.</param>
/// <param name="Quantity">How many; as before when nothing is said.</param>
/// <param name="Discount">Taken off in each interval; as before when nothing is said.</param>
[NeedsRole(Role.Staff)]
public sealed record UpgradeSubscription(Guid SubscriptionId, Guid PlanId, bool AtOnce = true, int? Quantity = null, decimal? Discount = null)
    : Command<UpgradeQuote>, IWantsPlan;

internal sealed class UpgradeSubscriptionValidator : AbstractValidator<UpgradeSubscription>
{
    public UpgradeSubscriptionValidator() => this.WantsPlan();
}

internal sealed class UpgradeSubscriptionHandler(WriteDbContext db, Billing billing) : ICommandHandler<UpgradeSubscription, UpgradeQuote>
{
    public async Task<Outcome<UpgradeQuote>> Handle(UpgradeSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        var (terms, fault) = await db.TermsAsync(request, subscription, cancellationToken);
        if ((fault ?? subscription.RefuseUpgrade(terms!)) is { } refusal)
        {
            return refusal;
        }

        var quote = subscription.QuoteFor(terms!, billing.Today);
        if (!request.AtOnce)
        {
            return subscription.PlanUpgrade(terms!, billing.Today) is { } refused ? refused : quote;
        }

        var (answer, silence) = await billing.ChargeAsync(
            subscription.Id, $"change/{subscription.Version}", subscription.Method, quote.Charged, terms!.PlanName, cancellationToken);
        if (answer is not { IsAccepted: true })
        {
            return silence ?? BillingRefusals.Declined(answer!.Decline!);
        }

        return subscription.Upgrade(terms, billing.Today, answer.Given.TrimToNull()) is { } late ? late : quote;
    }
}
