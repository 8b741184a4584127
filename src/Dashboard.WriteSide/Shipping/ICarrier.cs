using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Partners;

namespace Dashboard.WriteSide.Shipping;

/// <summary>
/// Somebody who sends parcels. Each request has a key, chosen by the shop: whoever asks again under the same key, also at the
/// same moment or after a restart, gets the first answer, and nothing is done twice. What a carrier must do is written down as
/// tests, <c>CarrierContract</c>.
/// </summary>
/// <remarks>
/// A method throws <see cref="PartnerUnavailableException"/> when there is no answer, <see cref="PartnerKeyReusedException"/> when
/// the key was used with another content, and <see cref="OperationCanceledException"/> when the caller no longer waits.
/// </remarks>
public interface ICarrier
{
    /// <summary>Orders a parcel to be fetched and sent.</summary>
    /// <returns>What was agreed, or why it cannot be sent.</returns>
    Task<PartnerAnswer<Carriage>> SendAsync(ParcelRequest request, CancellationToken cancellationToken);

    /// <summary>Calls a parcel off.</summary>
    /// <param name="key">Key of the request.</param>
    /// <param name="trackingNumber">The carrier's number of the parcel.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The carrier's name for it, or why it is too late.</returns>
    Task<PartnerAnswer<string>> CancelAsync(string key, string trackingNumber, CancellationToken cancellationToken);
}

/// <summary>A wish to have a parcel sent.</summary>
/// <param name="Key">Key of the request.</param>
/// <param name="OrderNumber">For the label.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Pieces">How many pieces are in it.</param>
public sealed record ParcelRequest(string Key, long OrderNumber, string Recipient, Address Address, long Pieces);
