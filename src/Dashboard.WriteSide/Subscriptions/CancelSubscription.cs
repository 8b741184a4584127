using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Ends a subscription with its paid period, or at once. Where no paid period runs, it ends at once. Refused for one that has ended, or ends already.</summary>
/// <param name="SubscriptionId">Which subscription.</param>
/// <param name="Reason">Why; kept in the log.</param>
/// <param name="AtOnce">Whether it ends today.</param>
[NeedsRole(Role.Staff)]
public sealed record CancelSubscription(Guid SubscriptionId, string Reason, bool AtOnce = false) : Command;

internal sealed class CancelSubscriptionValidator : AbstractValidator<CancelSubscription>
{
    public CancelSubscriptionValidator() => RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
}

internal sealed class CancelSubscriptionHandler(WriteDbContext db, Billing billing) : ICommandHandler<CancelSubscription, Done>
{
    public async Task<Outcome<Done>> Handle(CancelSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Subscriptions.FindAsync([request.SubscriptionId], cancellationToken) is not { } subscription)
        {
            return Refusal.NotFound("subscription", request.SubscriptionId);
        }

        var refusal = request.AtOnce
            ? subscription.CancelNow(request.Reason.Trim(), billing.Today)
            : subscription.Cancel(request.Reason.Trim(), billing.Today);
        return refusal is null ? Done.Instance : refusal;
    }
}
