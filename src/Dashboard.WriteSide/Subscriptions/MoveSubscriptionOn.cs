using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Does what the calendar asks of a subscription: its next period falls due, or it ends because its last day has come. Refused
/// when the calendar asks for nothing; so each is done once, whoever asks and how often.
/// </summary>
[NeedsRole(Role.Operator)]
public sealed record MoveSubscriptionOn(Guid SubscriptionId) : Command;

internal sealed class MoveSubscriptionOnHandler(WriteDbContext db, Billing billing) : ICommandHandler<MoveSubscriptionOn, Done>
{
    public async Task<Outcome<Done>> Handle(MoveSubscriptionOn request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        var refusal = subscription.EndsOn is null ? subscription.FallDue(billing.Today) : subscription.EndIfOver(billing.Today);
        return refusal is null ? Done.Instance : refusal;
    }
}
