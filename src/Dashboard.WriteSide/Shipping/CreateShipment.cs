using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Shipping;

/// <summary>
/// Has a carrier send an order's parcel. Answers what was agreed. Refused when there is a parcel already, when the order is not
/// open, and when the carrier will not or gives no answer.
/// </summary>
[NeedsRole(Role.Staff)]
public sealed record CreateShipment(Guid OrderId) : Command<Carriage>;

internal sealed class CreateShipmentHandler(WriteDbContext db, ICarrier carrier, PartnerCalls partners) : ICommandHandler<CreateShipment, Carriage>
{
    public async Task<Outcome<Carriage>> Handle(CreateShipment request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (order.RefuseFulfilment() is { } closed)
        {
            return closed;
        }

        var consignment = order.AsConsignment();
        var kept = await db.FindShipmentAsync(order.Id, cancellationToken);
        var shipment = kept ?? Shipment.Of(consignment);
        if (shipment.RefuseCreation() is { } refusal)
        {
            return refusal;
        }

        // Whoever asks for the same parcel again, because nobody knows what became of it, must not have two sent.
        var key = ShipmentOfOrder.KeyOf(shipment.Id, string.Create(CultureInfo.InvariantCulture, $"send/{shipment.Parcels + 1}"));
        var pieces = consignment.Items.Sum(item => (long)item.Quantity);
        var (answer, silence) = await partners.AskAsync(
            PartnerCalls.Carrier,
            cancel => carrier.SendAsync(new ParcelRequest(key, order.Number, order.CustomerName, consignment.Address, pieces), cancel),
            cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        if (!answer.IsAccepted)
        {
            return Refusal.Rule("carrier-declined", $"The carrier would not: {answer.Decline.Reason}");
        }

        if (shipment.Create(consignment, answer.Given) is { } refused)
        {
            return refused;
        }

        if (kept is null)
        {
            db.Shipments.Add(shipment);
        }

        return answer.Given;
    }
}
