using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Changes a subscription to terms with a lower price per month from the next billing date; asked for its present terms, takes back a
/// change that waits. Refused for higher terms, and for one that is past due, ends or has ended.
/// </summary>
/// <param name="SubscriptionId">Which subscription.</param>
/// <param name="PlanId">The plan that it is changed to.</param>
/// <param name="Quantity">How many; as before when nothing is said.</param>
/// <param name="Discount">Taken off in each interval; as before when nothing is said.</param>
[NeedsRole(Role.Staff)]
public sealed record DowngradeSubscription(Guid SubscriptionId, Guid PlanId, int? Quantity = null, decimal? Discount = null) : Command, IWantsPlan;

internal sealed class DowngradeSubscriptionValidator : AbstractValidator<DowngradeSubscription>
{
    public DowngradeSubscriptionValidator() => this.WantsPlan();
}

internal sealed class DowngradeSubscriptionHandler(WriteDbContext db, Billing billing) : ICommandHandler<DowngradeSubscription, Done>
{
    public async Task<Outcome<Done>> Handle(DowngradeSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        var (terms, fault) = await db.TermsAsync(request, subscription, cancellationToken);
        return (fault ?? subscription.PlanDowngrade(terms!, billing.Today)) is { } refusal ? refusal : Done.Instance;
    }
}
