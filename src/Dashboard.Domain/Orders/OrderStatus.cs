namespace Dashboard.Domain.Orders;

/// <summary>Where an order stands. The numbers are stored and never change.</summary>
public enum OrderStatus
{
    /// <summary>Being put together.</summary>
    Draft = 0,

    /// <summary>Ordered by the customer.</summary>
    Submitted = 1,

    /// <summary>Accepted by the shop.</summary>
    Confirmed = 2,

    /// <summary>On its way.</summary>
    Shipped = 3,

    /// <summary>With the customer; the order is complete.</summary>
    Delivered = 4,

    /// <summary>Called off.</summary>
    Cancelled = 5,

    /// <summary>Could not be fulfilled.</summary>
    Failed = 6,
}

/// <summary>What is true of a status.</summary>
public static class OrderStatuses
{
    /// <summary>Whether an order may go from one status to the other by a change of status alone (submitting has a command of its own).</summary>
    public static bool CanBecome(this OrderStatus from, OrderStatus to) => (from, to) switch
    {
        (OrderStatus.Submitted, OrderStatus.Confirmed) => true,
        (OrderStatus.Confirmed, OrderStatus.Shipped) => true,
        (OrderStatus.Shipped, OrderStatus.Delivered) => true,
        (OrderStatus.Draft or OrderStatus.Submitted or OrderStatus.Confirmed, OrderStatus.Cancelled) => true,
        (OrderStatus.Submitted or OrderStatus.Confirmed, OrderStatus.Failed) => true,
        _ => false,
    };

    /// <summary>Whether an order in this status counts as a sale: submitted, and neither cancelled nor failed.</summary>
    public static bool IsSale(this OrderStatus status) =>
        status is OrderStatus.Submitted or OrderStatus.Confirmed or OrderStatus.Shipped or OrderStatus.Delivered;

    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this OrderStatus status) => status switch
    {
        OrderStatus.Draft => "draft",
        OrderStatus.Submitted => "submitted",
        OrderStatus.Confirmed => "confirmed",
        OrderStatus.Shipped => "shipped",
        OrderStatus.Delivered => "delivered",
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
