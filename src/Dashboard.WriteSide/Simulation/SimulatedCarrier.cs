using System.Globalization;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Shipping;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Simulation;

/// <summary>A carrier that sends nothing. It goes everywhere but to the postal code <see cref="NoSuchPlace"/>, and needs three days.</summary>
internal sealed class SimulatedCarrier(SimulatedMemory memory, IOptions<StoreOptions> store, TimeProvider clock) : ICarrier
{
    /// <summary>Postal code to which it does not go.</summary>
    public const string NoSuchPlace = "00000";

    private const string Name = "Simulated Parcels";

    private const int Days = 3;

    public Task<PartnerAnswer<Carriage>> SendAsync(ParcelRequest request, CancellationToken cancellationToken) =>
        memory.AnswerOnceAsync<Carriage>("send", request.Key, JsonSerializer.Serialize(request), async (notes, _) =>
        {
            if (request.Address.PostalCode == NoSuchPlace)
            {
                return new Decline("address_not_served", "The carrier does not deliver to this address.");
            }

            var number = $"SP{NamedId.Of("simulated-parcel", request.Key).ToString("n", CultureInfo.InvariantCulture)[..14].ToUpperInvariant()}";
            await notes.PutAsync(KeyOf(number), new Parcel(IsCancelled: false));
            return new Carriage(Name, number, store.Value.DayOf(clock.GetUtcNow()).AddDays(Days));
        }, cancellationToken);

    public Task<PartnerAnswer<string>> CancelAsync(string key, string trackingNumber, CancellationToken cancellationToken) =>
        memory.AnswerOnceAsync<string>("cancel", key, trackingNumber, async (notes, _) =>
        {
            switch (await notes.FindAsync<Parcel>(KeyOf(trackingNumber)))
            {
                case null:
                    return new Decline("unknown_parcel", "The carrier knows no such parcel.");
                case { IsCancelled: true }:
                    return new Decline("already_cancelled", "The parcel was called off already.");
                default:
                    await notes.PutAsync(KeyOf(trackingNumber), new Parcel(IsCancelled: true));
                    return $"{trackingNumber}-cancelled";
            }
        }, cancellationToken);

    private static string KeyOf(string trackingNumber) => $"parcel:{trackingNumber}";

    private sealed record Parcel(bool IsCancelled);
}
