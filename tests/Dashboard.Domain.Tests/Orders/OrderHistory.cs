using Dashboard.Domain.Orders;

namespace Dashboard.Domain.Tests.Orders;

/// <summary>What an order can have gone through, for tests to begin from.</summary>
internal static class OrderHistory
{
    public const long Number = 7;

    public static readonly Guid Id = Guid.CreateVersion7();

    public static readonly OrderCustomer Ana = new(Guid.CreateVersion7(), "Ana", "ana@example.com");

    public static readonly OrderProduct Lamp = new(Guid.CreateVersion7(), "Lamp", "Lights");

    public static readonly OrderProduct Chair = new(Guid.CreateVersion7(), "Chair", "Seats");

    public static readonly Address Home = new("1 High Street", "Bath", "BA1 1AA", "United Kingdom");

    public static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Submission Terms = new(Home, "card", Shipping: 5m, TaxRate: 0.08m, At);

    public static readonly OrderItem Lamps = Lamp.AsItem(1, 2, 10m);

    public static readonly OrderItem Chairs = Chair.AsItem(2, 1, 30m);

    public static OrderCreated Created { get; } = new()
    {
        OrderId = Id,
        Number = Number,
        CustomerId = Ana.Id,
        CustomerName = Ana.Name,
        CustomerEmail = Ana.Email,
    };

    public static OrderSubmitted Submitted { get; } = new()
    {
        OrderId = Id,
        Number = Number,
        CustomerId = Ana.Id,
        CustomerName = Ana.Name,
        CustomerEmail = Ana.Email,
        Items = [Lamps],
        Subtotal = 20m,
        Shipping = 5m,
        Tax = 1.60m,
        Total = 26.60m,
        ShippingAddress = Home,
        PaymentMethod = "card",
        SubmittedAt = At,
    };

    public static OrderItemAdded Added(OrderItem item) => new() { OrderId = Id, Item = item };

    /// <summary>A draft with two lamps.</summary>
    public static IReadOnlyList<IEvent> Draft { get; } = [Created, Added(Lamps)];

    /// <summary>The shortest history that leads to a status.</summary>
    public static IReadOnlyList<IEvent> UpTo(OrderStatus status) => status switch
    {
        OrderStatus.Draft => Draft,
        OrderStatus.Submitted => [.. Draft, Submitted],
        OrderStatus.Confirmed => [.. UpTo(OrderStatus.Submitted), Step(OrderStatus.Confirmed, OrderStatus.Submitted)],
        OrderStatus.Shipped => [.. UpTo(OrderStatus.Confirmed), Step(OrderStatus.Shipped, OrderStatus.Confirmed)],
        OrderStatus.Delivered => [.. UpTo(OrderStatus.Shipped), Step(OrderStatus.Delivered, OrderStatus.Shipped)],
        OrderStatus.Cancelled => [.. UpTo(OrderStatus.Submitted), Step(OrderStatus.Cancelled, OrderStatus.Submitted)],
        OrderStatus.Failed => [.. UpTo(OrderStatus.Submitted), Step(OrderStatus.Failed, OrderStatus.Submitted)],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The event of a change of status, as the order with two lamps raises it.</summary>
    public static OrderStatusChanged Step(OrderStatus to, OrderStatus from, string reason = "because")
    {
        var (total, at) = from == OrderStatus.Draft ? (20m, (DateTimeOffset?)null) : (26.60m, At);
        return to switch
        {
            OrderStatus.Confirmed => new OrderConfirmed { OrderId = Id, Number = Number, CustomerId = Ana.Id, From = from, Reason = reason, Total = total, SubmittedAt = at },
            OrderStatus.Shipped => new OrderShipped { OrderId = Id, Number = Number, CustomerId = Ana.Id, From = from, Reason = reason, Total = total, SubmittedAt = at },
            OrderStatus.Delivered => new OrderDelivered { OrderId = Id, Number = Number, CustomerId = Ana.Id, From = from, Reason = reason, Total = total, SubmittedAt = at },
            OrderStatus.Cancelled => new OrderCancelled { OrderId = Id, Number = Number, CustomerId = Ana.Id, From = from, Reason = reason, Total = total, SubmittedAt = at, Items = [Lamps] },
            OrderStatus.Failed => new OrderFailed { OrderId = Id, Number = Number, CustomerId = Ana.Id, From = from, Reason = reason, Total = total, SubmittedAt = at, Items = [Lamps] },
            _ => throw new ArgumentOutOfRangeException(nameof(to)),
        };
    }
}
