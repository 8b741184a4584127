using System.Globalization;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;

namespace Dashboard.Domain.Shipping;

/// <summary>
/// The shipment of an order: one parcel at a time. A parcel that was called off can be followed by another. It records what
/// the carrier answered; each change is asked of the carrier between <c>Refuse…</c> and the method of the same name.
/// </summary>
public sealed class Shipment : Aggregate
{
    private const string Kind = "shipment";

    private Shipment()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => Kind;

    public Guid OrderId { get; private set; }

    /// <summary>Short number of the order.</summary>
    public long Number { get; private set; }

    public Guid CustomerId { get; private set; }

    public ShipmentStatus Status { get; private set; }

    /// <summary>Parcels that carriers were asked to send, those that were called off included.</summary>
    public int Parcels { get; private set; }

    public string Carrier { get; private set; } = "";

    public string TrackingNumber { get; private set; } = "";

    /// <summary>Where it goes; nothing before there was a parcel.</summary>
    public Address? Address { get; private set; }

    /// <summary>The day on which the carrier expects to deliver; nothing before there was a parcel.</summary>
    public DateOnly? EstimatedDelivery { get; private set; }

    /// <summary>When it arrived, UTC; nothing before.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>Identity of the shipment of an order: there is one, so nothing is sent twice.</summary>
    public static Guid IdOf(Guid orderId) => NamedId.Of(Kind, orderId.ToString("n", CultureInfo.InvariantCulture));

    /// <summary>An empty shipment, for <see cref="Aggregate.Replay"/>.</summary>
    public static Shipment Blank() => new();

    /// <summary>The shipment of an order for which no carrier was asked yet.</summary>
    public static Shipment Of(Consignment order) =>
        new() { Id = IdOf(order.OrderId), OrderId = order.OrderId, Number = order.Number, CustomerId = order.CustomerId };

    /// <summary>Why no parcel may be sent now: there is one already.</summary>
    public Refusal? RefuseCreation() => Status is ShipmentStatus.Created or ShipmentStatus.Delivered
        ? Refusal.Rule("shipment-already-created", $"Order {Number} has a shipment already: {Carrier} {TrackingNumber}.")
        : null;

    /// <summary>Records that a carrier has taken the order to send a parcel.</summary>
    public Refusal? Create(Consignment order, Carriage carriage)
    {
        if (RefuseCreation() is { } refusal)
        {
            return refusal;
        }

        Raise(new ShipmentCreated
        {
            ShipmentId = Id,
            OrderId = OrderId,
            Number = Number,
            CustomerId = CustomerId,
            Carrier = carriage.Carrier,
            TrackingNumber = carriage.TrackingNumber,
            Parcel = Parcels + 1,
            Address = order.Address,
            Items = order.Items,
            EstimatedDelivery = carriage.EstimatedDelivery,
        });
        return null;
    }

    /// <summary>Why the parcel may not be called off: there is none, or it arrived.</summary>
    public Refusal? RefuseCancellation() => RefuseUnlessOnItsWay();

    /// <summary>Records that the carrier was called off.</summary>
    public Refusal? Cancel(string reason)
    {
        if (RefuseCancellation() is { } refusal)
        {
            return refusal;
        }

        Raise(new ShipmentCancelled { ShipmentId = Id, OrderId = OrderId, Number = Number, CustomerId = CustomerId, Carrier = Carrier, TrackingNumber = TrackingNumber, Reason = reason });
        return null;
    }

    /// <summary>Records that the parcel arrived.</summary>
    /// <returns>A refusal when there is none, or it arrived before.</returns>
    public Refusal? MarkDelivered(DateTimeOffset at)
    {
        if (RefuseUnlessOnItsWay() is { } refusal)
        {
            return refusal;
        }

        Raise(new ShipmentDelivered
        {
            ShipmentId = Id,
            OrderId = OrderId,
            Number = Number,
            CustomerId = CustomerId,
            Carrier = Carrier,
            TrackingNumber = TrackingNumber,
            DeliveredAt = at.ToMicroseconds(),
        });
        return null;
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        if (change is ShipmentEvent about)
        {
            (Id, OrderId, Number, CustomerId) = (about.ShipmentId, about.OrderId, about.Number, about.CustomerId);
        }

        switch (change)
        {
            case ShipmentCreated e:
                (Status, Parcels, Carrier, TrackingNumber) = (ShipmentStatus.Created, e.Parcel, e.Carrier, e.TrackingNumber);
                (Address, EstimatedDelivery) = (e.Address, e.EstimatedDelivery);
                break;
            case ShipmentCancelled:
                Status = ShipmentStatus.Cancelled;
                break;
            case ShipmentDelivered e:
                (Status, DeliveredAt) = (ShipmentStatus.Delivered, e.DeliveredAt);
                break;
            default:
                throw NotMine(change);
        }
    }

    private Refusal? RefuseUnlessOnItsWay() => Status switch
    {
        ShipmentStatus.Created => null,
        ShipmentStatus.Delivered => Refusal.Rule("shipment-already-delivered", $"The shipment of order {Number} was delivered already."),
        ShipmentStatus.Cancelled => Refusal.Rule("shipment-already-cancelled", $"The shipment of order {Number} was cancelled already."),
        _ => Refusal.Rule("shipment-not-created", $"Order {Number} has no shipment."),
    };
}
