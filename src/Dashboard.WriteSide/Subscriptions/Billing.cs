using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Asks the processor for what subscriptions cost, under keys by which nothing is set aside or taken twice.</summary>
internal sealed class Billing(IPaymentGateway gateway, PartnerCalls partners, IOptions<StoreOptions> store, TimeProvider clock)
{
    /// <summary>Today, by the store's clock.</summary>
    public DateOnly Today => store.Value.DayOf(clock.GetUtcNow());

    /// <summary>Sets an amount aside, or nothing at all when it is 0.</summary>
    /// <param name="subscriptionId">Whose it is.</param>
    /// <param name="what">What for: asked for again in the same words, it is set aside once.</param>
    /// <param name="token">The processor's token.</param>
    /// <param name="amount">How much, 2 places, 0 or more.</param>
    /// <param name="statement">What it is for, as the customer's statement names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The processor's answer, or the refusal when there was none.</returns>
    public async Task<(PartnerAnswer<string>? Answer, Refusal? Silence)> SetAsideAsync(
        Guid subscriptionId, string what, string token, decimal amount, string statement, CancellationToken cancellationToken)
    {
        if (amount == 0)
        {
            return (Nothing, null);
        }

        var request = new AuthorizationRequest(Key(subscriptionId, $"{what}/authorize"), token, amount, store.Value.Currency, statement);
        return await partners.AskAsync(PartnerCalls.PaymentProcessor, cancel => gateway.AuthorizeAsync(request, cancel), cancellationToken);
    }

    /// <summary>Takes what was set aside.</summary>
    /// <returns>The processor's answer; nothing when there was none.</returns>
    public async Task<PartnerAnswer<string>?> TakeAsync(Guid subscriptionId, string reference, CancellationToken cancellationToken) => (await partners.AskAsync(
        PartnerCalls.PaymentProcessor,
        cancel => gateway.CaptureAsync(Key(subscriptionId, $"{reference}/capture"), reference, cancel),
        cancellationToken)).Answer;

    /// <summary>The answer for a charge of nothing; it has no reference.</summary>
    private static PartnerAnswer<string> Nothing => "";

    private static string Key(Guid subscriptionId, string what) =>
        NamedId.Of("subscription-request", $"{subscriptionId:n}/{what}").ToString("n", CultureInfo.InvariantCulture);
}
