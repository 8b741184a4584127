namespace Dashboard.Domain.Orders;

/// <summary>Whether an order can be paid, reserved and sent.</summary>
public static class Fulfilment
{
    /// <summary>Why no stock may be set aside and no parcel sent for an order now.</summary>
    public static Refusal? RefuseFulfilment(this Order order) => order switch
    {
        { Imported: true } => Imported(order),
        { Status: OrderStatus.Submitted or OrderStatus.Confirmed } => null,
        _ => Refusal.Rule("order-not-open", $"Order {order.Number} is {order.Status.Word()}: only a submitted or confirmed order can be reserved and sent."),
    };

    /// <summary>Why nothing may be charged for an order now: it was called off, or never ordered. What was sent may still be paid.</summary>
    public static Refusal? RefuseCharge(this Order order) => order switch
    {
        { Imported: true } => Imported(order),
        { Status: OrderStatus.Draft or OrderStatus.Cancelled or OrderStatus.Failed } =>
            Refusal.Rule("order-not-charged", $"Order {order.Number} is {order.Status.Word()}: nothing is charged for it."),
        _ => null,
    };

    private static Refusal Imported(Order order) =>
        Refusal.Rule("order-imported", $"Order {order.Number} was taken over from another system: nothing is charged, reserved or sent for it.");
}
