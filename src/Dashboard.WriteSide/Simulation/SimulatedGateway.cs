using System.Globalization;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;

namespace Dashboard.WriteSide.Simulation;

/// <summary>A payment processor that moves no money. What it answers follows from the token, see <see cref="TestTokens"/>.</summary>
internal sealed class SimulatedGateway(SimulatedMemory memory) : IPaymentGateway
{
    private const int FlakyFailures = 2;

    public async Task<PartnerAnswer<string>> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancellationToken)
    {
        if (request.Token == TestTokens.Timeout)
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return await memory.AnswerOnceAsync<string>("authorize", request.Key, JsonSerializer.Serialize(request), AnswerAsync, cancellationToken);

        async Task<PartnerAnswer<string>?> AnswerAsync(SimulatedMemory.Notes notes, int tries)
        {
            switch (request.Token)
            {
                case TestTokens.Flaky when tries < FlakyFailures:
                    return null;
                case TestTokens.Ok or TestTokens.Flaky:
                case TestTokens.Unsteady when IsEven(request.Key):
                    break;
                case TestTokens.Declined or TestTokens.Unsteady:
                    return new Decline("card_declined", "The card was declined.");
                case var token when token.StartsWith(TestTokens.Prefix, StringComparison.Ordinal):
                    return new Decline("unknown_token", "The payment method is not known.");
            }

            var reference = Reference("auth", request.Key);
            await notes.PutAsync(reference, new Charge(request.Amount));
            return reference;
        }
    }

    public Task<PartnerAnswer<string>> CaptureAsync(string key, string reference, CancellationToken cancellationToken) =>
        ChangeAsync("capture", key, reference, "", cancellationToken, charge => charge switch
        {
            { Released: true } => (charge, new Decline("already_released", "The authorisation was let go already.")),
            { Captured: > 0 } => (charge, new Decline("already_captured", "The authorisation was charged already.")),
            _ => (charge with { Captured = charge.Authorized }, null),
        });

    public Task<PartnerAnswer<string>> ReleaseAsync(string key, string reference, CancellationToken cancellationToken) =>
        ChangeAsync("release", key, reference, "", cancellationToken, charge => charge switch
        {
            { Released: true } => (charge, new Decline("already_released", "The authorisation was let go already.")),
            { Captured: > 0 } => (charge, new Decline("already_captured", "The authorisation was charged already.")),
            _ => (charge with { Released = true }, null),
        });

    public Task<PartnerAnswer<string>> RefundAsync(string key, string reference, decimal amount, CancellationToken cancellationToken) =>
        ChangeAsync("refund", key, reference, amount.ToString("0.00", CultureInfo.InvariantCulture), cancellationToken, charge =>
            amount > charge.Captured - charge.Refunded
                ? (charge, new Decline("refund_too_large", "More than is left of the charge cannot be given back."))
                : (charge with { Refunded = charge.Refunded + amount }, null));

    /// <summary>What is taken has the reference of what was set aside: this processor needs no second one.</summary>
    private Task<PartnerAnswer<string>> ChangeAsync(
        string kind, string key, string reference, string content, CancellationToken cancellationToken, Func<Charge, (Charge After, Decline? Decline)> change) =>
        memory.AnswerOnceAsync<string>(kind, key, $"{reference} {content}", async (notes, _) =>
        {
            if (await notes.FindAsync<Charge>(reference) is not { } charge)
            {
                return new Decline("unknown_reference", "There is no such authorisation.");
            }

            var (after, decline) = change(charge);
            if (decline is not null)
            {
                return decline;
            }

            await notes.PutAsync(reference, after);
            return kind == "capture" ? reference : Reference(kind, key);
        }, cancellationToken);

    private static bool IsEven(string key) => NamedId.Of("unsteady", key).ToByteArray()[^1] % 2 == 0;

    private static string Reference(string kind, string key) => $"sim_{kind}_{NamedId.Of($"simulated-{kind}", key):n}";

    /// <summary>Money that was set aside, and what became of it.</summary>
    private sealed record Charge(decimal Authorized, decimal Captured = 0, decimal Refunded = 0, bool Released = false);
}
