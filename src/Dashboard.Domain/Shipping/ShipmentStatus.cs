namespace Dashboard.Domain.Shipping;

/// <summary>Where the shipment of an order stands. The numbers are stored and never change.</summary>
public enum ShipmentStatus
{
    /// <summary>No carrier was asked yet.</summary>
    New = 0,

    /// <summary>A carrier will fetch the parcel, or has it.</summary>
    Created = 1,

    /// <summary>The parcel arrived.</summary>
    Delivered = 2,

    /// <summary>The carrier was called off.</summary>
    Cancelled = 3,
}

/// <summary>What is true of a status.</summary>
public static class ShipmentStatuses
{
    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this ShipmentStatus status) => status switch
    {
        ShipmentStatus.New => "new",
        ShipmentStatus.Created => "created",
        ShipmentStatus.Delivered => "delivered",
        ShipmentStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
