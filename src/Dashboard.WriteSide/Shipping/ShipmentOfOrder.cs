using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Shipping;

/// <summary>What the commands about shipments have in common.</summary>
internal static class ShipmentOfOrder
{
    /// <summary>The shipment of an order; nothing when no carrier was ever asked.</summary>
    public static async Task<Shipment?> FindShipmentAsync(this WriteDbContext db, Guid orderId, CancellationToken cancellationToken) =>
        await db.Shipments.FindAsync([Shipment.IdOf(orderId)], cancellationToken);

    /// <summary>An order, as its shipment keeps it. An order that is open has an address.</summary>
    public static Consignment AsConsignment(this Order order) =>
        new(order.Id, order.Number, order.CustomerId, order.ShippingAddress!, order.Items);

    public static Refusal NoShipment(this Order order) => Refusal.Rule("shipment-not-created", $"Order {order.Number} has no shipment.");

    /// <summary>The key under which the carrier is asked for one thing, however often it is asked.</summary>
    public static string KeyOf(Guid shipmentId, string what) =>
        NamedId.Of("shipment-request", $"{shipmentId:n}/{what}").ToString("n", CultureInfo.InvariantCulture);
}
