using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Changes a subscription to terms with a higher price per month: at once, when the days left are given back and the new price
/// is charged, or from the next billing date. Answers what it costs. Refused for lower terms, for one that is past
/// due, ends or has ended, when it costs more now than was said, and when the payment is turned down.
/// </summary>
/// <param name="SubscriptionId">Which subscription.</param>
/// <param name="PlanId">The plan that it is changed to.</param>
/// <param name="AtOnce">Whether it is changed now.</param>
/// <param name="Quantity">How many; as before when nothing is said.</param>
/// <param name="Discount">Taken off in each interval; as before when nothing is said.</param>
/// <param name="ChargedAtMost">What somebody was told that it costs now: nothing above that is charged; whatever it costs when nothing is said.</param>
[NeedsRole(Role.Staff)]
public sealed record UpgradeSubscription(
    Guid SubscriptionId, Guid PlanId, bool AtOnce = true, int? Quantity = null, decimal? Discount = null, decimal? ChargedAtMost = null)
    : Command<UpgradeOffer>, IWantsPlan;

internal sealed class UpgradeSubscriptionValidator : AbstractValidator<UpgradeSubscription>
{
    public UpgradeSubscriptionValidator()
    {
        this.WantsPlan();
        RuleFor(command => command.ChargedAtMost).Must(most => most is null or >= 0).WithMessage("What is charged at most must be 0 or more.");
    }
}

internal sealed class UpgradeSubscriptionHandler(WriteDbContext db, Billing billing, Charges charges, IOptions<StoreOptions> store) : ICommandHandler<UpgradeSubscription, UpgradeOffer>
{
    public async Task<Outcome<UpgradeOffer>> Handle(UpgradeSubscription request, CancellationToken cancellationToken)
    {
        // One day for the offer and for the change: midnight may pass while the processor thinks.
        var today = billing.Today;
        var (subscription, terms, offer, refusal) = await db.OfferAsync(request, today, cancellationToken);
        if (offer is null || subscription is null)
        {
            return refusal!;
        }

        if (!request.AtOnce)
        {
            return subscription.PlanUpgrade(terms!, today) is { } refused ? refused : offer;
        }

        if (offer.Charged > request.ChargedAtMost)
        {
            return Dearer(offer.Charged, request.ChargedAtMost.Value);
        }

        // Of the command and of the version that it meets: another wish is asked for anew, also after one that was turned down.
        var (answer, silence) = await charges.ChargeAsync(
            subscription.Id, $"change/{request.CommandId:n}/{subscription.Version}", subscription.Method, offer.Charged, terms!.PlanName, cancellationToken);
        if (answer is not { IsAccepted: true })
        {
            return silence ?? BillingRefusals.Declined(answer!.Decline!);
        }

        return subscription.Upgrade(terms, today, answer.Given.TrimToNull()) is { } late ? late : offer;
    }

    private Refusal Dearer(decimal now, decimal shown) => Refusal.Rule(
        "quote-changed",
        string.Create(CultureInfo.InvariantCulture, $"The upgrade costs {now:0.00} {store.Value.Currency} now, not {shown:0.00} as was shown. Nothing was charged: look at the new price first."));
}
