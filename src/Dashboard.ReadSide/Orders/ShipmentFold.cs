using Dashboard.Domain.Log;
using Dashboard.Domain.Shipping;

namespace Dashboard.ReadSide.Orders;

/// <summary>What the events of its shipment do to an order's fulfilment.</summary>
internal static class ShipmentFold
{
    public static void Create(OrderFulfilmentRow row, ShipmentCreated e, LoggedEvent logged)
    {
        row.Shipment = new OrderShipment(ShipmentStatus.Created, e.Carrier, e.TrackingNumber, e.EstimatedDelivery, DeliveredAt: null, e.Parcel);
        Note(row, e, logged, TimelineEvent.ParcelOrdered);
    }

    public static void Cancel(OrderFulfilmentRow row, ShipmentCancelled e, LoggedEvent logged)
    {
        row.Shipment = Of(row, e) with { Status = ShipmentStatus.Cancelled };
        Note(row, e, logged, TimelineEvent.ParcelCalledOff, e.Reason);
    }

    public static void Deliver(OrderFulfilmentRow row, ShipmentDelivered e, LoggedEvent logged)
    {
        row.Shipment = Of(row, e) with { Status = ShipmentStatus.Delivered, DeliveredAt = e.DeliveredAt };
        Note(row, e, logged, TimelineEvent.ParcelDelivered);
    }

    private static OrderShipment Of(OrderFulfilmentRow row, ShipmentEvent e) =>
        row.Shipment ?? new OrderShipment(ShipmentStatus.New, e.Carrier, e.TrackingNumber, EstimatedDelivery: null, DeliveredAt: null, Parcel: 1);

    private static void Note(OrderFulfilmentRow row, ShipmentEvent e, LoggedEvent logged, TimelineEvent what, string? why = null) =>
        row.Note(logged, what, why, $"{e.Carrier} {e.TrackingNumber}");
}
