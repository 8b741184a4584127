using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Notes that the processor would not take what it had set aside for a charge; once for each reference, whoever notes it and how often.</summary>
/// <param name="SubscriptionId">Whose charge it is.</param>
/// <param name="Reference">The processor's name for it.</param>
/// <param name="Decline">What the processor says.</param>
[NeedsRole(Role.Operator)]
public sealed record NoteChargeNotTaken(Guid SubscriptionId, string Reference, Decline Decline) : Command;

internal sealed class NoteChargeNotTakenHandler(WriteDbContext db, Billing billing) : ICommandHandler<NoteChargeNotTaken, Done>
{
    public async Task<Outcome<Done>> Handle(NoteChargeNotTaken request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        subscription.NoteNotTaken(billing.Today, request.Reference, request.Decline.Code, request.Decline.Reason);
        return Done.Instance;
    }
}
