using System.Text.Json.Serialization;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;

namespace Dashboard.ReadSide.Orders;

/// <summary>
/// How an order is paid and sent. It stands beside the order and not in it: an order of which nothing of that is
/// known, such as an imported one, has none, and lists of orders need not read it.
/// </summary>
public sealed record OrderFulfilmentRow
{
    public required Guid OrderId { get; init; }

    /// <summary>Nothing before the processor was asked.</summary>
    public OrderPayment? Payment { get; set; }

    /// <summary>Nothing before a carrier was asked.</summary>
    public OrderShipment? Shipment { get; set; }

    /// <summary>What happened to it beside its changes of status, oldest first.</summary>
    public IReadOnlyList<TimelineEntry> Notes { get; set; } = [];
}

/// <summary>How an order's payment stands. Amounts in the shop's currency, 2 places.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Authorized">What was set aside, also when it was taken since; 0 before, and once it was let go.</param>
/// <param name="Captured">What was taken.</param>
/// <param name="Refunded">What was given back of it.</param>
/// <param name="Method">The processor's token of the last try.</param>
/// <param name="Attempts">Tries to set money aside that the processor answered.</param>
/// <param name="Failure">Why the last try failed; nothing when it did not.</param>
/// <param name="Reference">The processor's name for it; nothing before it was set aside.</param>
public sealed record OrderPayment(
    PaymentStatus Status, decimal Authorized, decimal Captured, decimal Refunded, string Method, int Attempts, string? Failure, string? Reference)
{
    /// <summary>What can still be given back.</summary>
    [JsonIgnore]
    public decimal Left => Captured - Refunded;
}

/// <summary>How an order's shipment stands.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Carrier">Name of the carrier.</param>
/// <param name="TrackingNumber">The carrier's number of the parcel.</param>
/// <param name="EstimatedDelivery">The day on which the carrier expects to deliver.</param>
/// <param name="DeliveredAt">When it arrived, UTC; nothing before.</param>
/// <param name="Parcel">Number of the parcel of this order, from 1; those that were called off count.</param>
public sealed record OrderShipment(
    ShipmentStatus Status, string Carrier, string TrackingNumber, DateOnly? EstimatedDelivery, DateTimeOffset? DeliveredAt, int Parcel);
