using Dashboard.Domain.Orders;

namespace Dashboard.Domain.Shipping;

/// <summary>An order, as its shipment keeps it.</summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Number">Short number for people.</param>
/// <param name="CustomerId">Who gets it.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Items">What is in it.</param>
public sealed record Consignment(Guid OrderId, long Number, Guid CustomerId, Address Address, IReadOnlyList<OrderItem> Items);

/// <summary>What a carrier has agreed to.</summary>
/// <param name="Carrier">Its name.</param>
/// <param name="TrackingNumber">Its number of the parcel.</param>
/// <param name="EstimatedDelivery">The day on which it expects to deliver.</param>
public sealed record Carriage(string Carrier, string TrackingNumber, DateOnly EstimatedDelivery);
