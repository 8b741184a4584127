using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Charges what is due for a subscription's next period, and begins it. Answers whether it is paid: that the processor turned it
/// down is on record, with the time of the next try. Refused when nothing is due, and when the processor gives no answer.
/// </summary>
[NeedsRole(Role.Staff)]
public sealed record RenewSubscription(Guid SubscriptionId) : Command<RenewalStanding>;

/// <summary>How a renewal stands after a try.</summary>
/// <param name="IsPaid">Whether the next period has begun.</param>
/// <param name="Failure">Why not, for people.</param>
/// <param name="NextAttemptAt">When it is tried again, UTC; nothing when it is not.</param>
public sealed record RenewalStanding(bool IsPaid, string? Failure, DateTimeOffset? NextAttemptAt);

internal sealed class RenewSubscriptionHandler(WriteDbContext db, Billing billing, Charges charges, IOptions<SubscriptionOptions> options, TimeProvider clock)
    : ICommandHandler<RenewSubscription, RenewalStanding>
{
    public async Task<Outcome<RenewalStanding>> Handle(RenewSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        if (subscription.RefuseRenewal() is { } refusal)
        {
            return refusal;
        }

        var attempt = subscription.FailedAttempts + 1;
        var (answer, silence) = await charges.ChargeAsync(
            subscription.Id,
            FormattableString.Invariant($"renew/{subscription.PeriodEnd:O}/{attempt}"),
            subscription.Method,
            subscription.AmountOfNextPeriod,
            subscription.TermsOfNextPeriod.PlanName,
            cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        if (answer.Decline is { } decline)
        {
            var again = options.Value.NextAttempt(attempt, clock.GetUtcNow());
            return subscription.FailRenewal(billing.Today, decline.Code, decline.Reason, again) is { } late ? late : new RenewalStanding(false, decline.Reason, again);
        }

        return subscription.Renew(billing.Today, answer.Given.TrimToNull()) is { } refused ? refused : new RenewalStanding(true, null, null);
    }
}
