using Dashboard.WriteSide.Partners;

namespace Dashboard.WriteSide.Payments;

/// <summary>
/// A payment processor. Each request has a key, chosen by the shop: whoever asks again under the same key, also at the same
/// moment or after a restart, gets the first answer, and nothing is done twice. What a processor must do is written down as
/// tests, <c>PaymentGatewayContract</c>.
/// </summary>
/// <remarks>
/// A method throws <see cref="PartnerUnavailableException"/> when there is no answer, <see cref="PartnerKeyReusedException"/> when
/// the key was used with another content, and <see cref="OperationCanceledException"/> when the caller no longer waits.
/// What is set aside and neither taken nor let go lapses by itself.
/// </remarks>
public interface IPaymentGateway
{
    /// <summary>Sets money aside.</summary>
    /// <returns>The processor's reference of it, or why not.</returns>
    Task<PartnerAnswer<string>> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancellationToken);

    /// <summary>Takes all that was set aside.</summary>
    /// <param name="key">Key of the request.</param>
    /// <param name="reference">Reference of what was set aside.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reference of what was taken, or why not.</returns>
    Task<PartnerAnswer<string>> CaptureAsync(string key, string reference, CancellationToken cancellationToken);

    /// <summary>Lets go what was set aside and not taken.</summary>
    /// <param name="key">Key of the request.</param>
    /// <param name="reference">Reference of what was set aside.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The processor's name for it, or why not.</returns>
    Task<PartnerAnswer<string>> ReleaseAsync(string key, string reference, CancellationToken cancellationToken);

    /// <summary>Gives back a part of what was taken, or all of it.</summary>
    /// <param name="key">Key of the request.</param>
    /// <param name="reference">Reference of what was taken.</param>
    /// <param name="amount">How much, above zero.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The processor's name for it, or why not.</returns>
    Task<PartnerAnswer<string>> RefundAsync(string key, string reference, decimal amount, CancellationToken cancellationToken);
}

/// <summary>A wish to set money aside.</summary>
/// <param name="Key">Key of the request.</param>
/// <param name="Token">How it is paid: the processor's token, never a card number.</param>
/// <param name="Amount">How much, above zero, 2 places.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Statement">What it is for, as the customer's statement names it.</param>
public sealed record AuthorizationRequest(string Key, string Token, decimal Amount, string Currency, string Statement);
