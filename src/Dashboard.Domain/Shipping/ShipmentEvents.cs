using Dashboard.Domain.Orders;

namespace Dashboard.Domain.Shipping;

/// <summary>What every event of a shipment tells.</summary>
public abstract record ShipmentEvent : IEvent
{
    public required Guid ShipmentId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>Short number of the order.</summary>
    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>Name of the carrier.</summary>
    public required string Carrier { get; init; }

    /// <summary>The carrier's number of the parcel.</summary>
    public required string TrackingNumber { get; init; }
}

/// <summary>A carrier took the order to send a parcel.</summary>
public sealed record ShipmentCreated : ShipmentEvent
{
    /// <summary>Number of the parcel of this order, from 1; those that were called off count.</summary>
    public required int Parcel { get; init; }

    /// <summary>Where it goes.</summary>
    public required Address Address { get; init; }

    /// <summary>What is in it.</summary>
    public required IReadOnlyList<OrderItem> Items { get; init; }

    /// <summary>The day on which the carrier expects to deliver.</summary>
    public required DateOnly EstimatedDelivery { get; init; }
}

/// <summary>The carrier was called off.</summary>
public sealed record ShipmentCancelled : ShipmentEvent
{
    public required string Reason { get; init; }
}

/// <summary>The parcel arrived.</summary>
public sealed record ShipmentDelivered : ShipmentEvent
{
    /// <summary>When it arrived, UTC.</summary>
    public required DateTimeOffset DeliveredAt { get; init; }
}
