using Dashboard.Domain;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Charges within a command: what it costs is set aside before anything is written, and taken once all of it is. A command that
/// loses a race, is refused in the end or is sent again sets aside at most what lapses by itself.
/// </summary>
internal sealed class Charges(WriteDbContext db, Billing billing, ChargeTaker taker, AfterCommit committed, TimeProvider clock)
{
    /// <summary>Charges an amount, or nothing at all when it is 0.</summary>
    /// <inheritdoc cref="Billing.SetAsideAsync"/>
    public async Task<(PartnerAnswer<string>? Answer, Refusal? Silence)> ChargeAsync(
        Guid subscriptionId, string what, string token, decimal amount, string statement, CancellationToken cancellationToken)
    {
        var (answer, silence) = await billing.SetAsideAsync(subscriptionId, what, token, amount, statement, cancellationToken);
        if (answer is { IsAccepted: true, Given: { Length: > 0 } reference })
        {
            var charge = new ChargeToTake { Reference = reference, SubscriptionId = subscriptionId, SetAsideAt = clock.GetUtcNow() };
            db.ChargesToTake.Add(charge);
            committed.Do(token => taker.TakeAsync(charge, token));
        }

        return (answer, silence);
    }
}
