using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Shipping;

/// <summary>
/// Notes that an order's parcel arrived, and with it the order. Refused when there is no parcel, when it arrived or was
/// called off before, and while the order is not shipped.
/// </summary>
[NeedsRole(Role.Staff)]
public sealed record MarkShipmentDelivered(Guid OrderId) : Command;

internal sealed class MarkShipmentDeliveredHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<MarkShipmentDelivered, Done>
{
    public async Task<Outcome<Done>> Handle(MarkShipmentDelivered request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (await db.FindShipmentAsync(order.Id, cancellationToken) is not { } shipment)
        {
            return order.NoShipment();
        }

        return (shipment.MarkDelivered(clock.GetUtcNow())
            ?? order.ChangeStatus(OrderStatus.Delivered, $"{shipment.Carrier} delivered {shipment.TrackingNumber}")).OrDone();
    }
}
