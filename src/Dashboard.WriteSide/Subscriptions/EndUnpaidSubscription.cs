using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Ends a subscription whose next period was not paid after the last try (<c>payment_failed</c>). Refused when nothing is due.</summary>
[NeedsRole(Role.Operator)]
public sealed record EndUnpaidSubscription(Guid SubscriptionId) : Command;

internal sealed class EndUnpaidSubscriptionHandler(WriteDbContext db, Billing billing) : ICommandHandler<EndUnpaidSubscription, Done>
{
    public async Task<Outcome<Done>> Handle(EndUnpaidSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        return subscription.GiveUp(billing.Today) is { } refusal ? refusal : Done.Instance;
    }
}
