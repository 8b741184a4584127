using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Says what an upgrade would cost today; charges and writes nothing.</summary>
public interface IUpgradePreview
{
    /// <summary>What <see cref="UpgradeSubscription"/> would do now, or why it would be refused.</summary>
    Task<Outcome<UpgradeOffer>> AskAsync(UpgradeSubscription wish, Actor actor, CancellationToken cancellationToken);
}

internal sealed class UpgradePreview(IServiceScopeFactory scopes, Billing billing) : IUpgradePreview
{
    public async Task<Outcome<UpgradeOffer>> AskAsync(UpgradeSubscription wish, Actor actor, CancellationToken cancellationToken)
    {
        var needed = NeedsRoleAttribute.Of(wish.GetType());
        if (actor.Role < needed)
        {
            return Refusal.Forbidden(needed);
        }

        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.WithFaultsOf(wish, []) is { Count: > 0 } faults)
        {
            return Refusal.Invalid(faults);
        }

        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var (_, _, offer, refusal) = await db.OfferAsync(wish, billing.Today, cancellationToken);
        return offer is null ? refusal! : offer;
    }
}
