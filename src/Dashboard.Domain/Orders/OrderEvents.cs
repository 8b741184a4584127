namespace Dashboard.Domain.Orders;

/// <summary>A draft was begun.</summary>
public sealed record OrderCreated : IEvent
{
    public required Guid OrderId { get; init; }

    /// <summary>Short sequential number for people.</summary>
    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required string CustomerEmail { get; init; }

    /// <summary>Number that the order had where it came from, such as an invoice number; nothing for our own.</summary>
    public string? Reference { get; init; }
}

/// <summary>A line was added to a draft.</summary>
public sealed record OrderItemAdded : IEvent
{
    public required Guid OrderId { get; init; }

    public required OrderItem Item { get; init; }
}

/// <summary>Quantity or price of a draft's line changed.</summary>
public sealed record OrderItemChanged : IEvent
{
    public required Guid OrderId { get; init; }

    /// <summary>The line as it was.</summary>
    public required OrderItem Before { get; init; }

    /// <summary>The line as it is.</summary>
    public required OrderItem After { get; init; }
}

/// <summary>A line was taken off a draft.</summary>
public sealed record OrderItemRemoved : IEvent
{
    public required Guid OrderId { get; init; }

    public required OrderItem Item { get; init; }
}

/// <summary>The customer ordered: from here on the order is a sale.</summary>
public sealed record OrderSubmitted : IEvent
{
    public required Guid OrderId { get; init; }

    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required string CustomerEmail { get; init; }

    public required IReadOnlyList<OrderItem> Items { get; init; }

    public required decimal Subtotal { get; init; }

    public required decimal Shipping { get; init; }

    public required decimal Tax { get; init; }

    /// <summary>Subtotal + shipping + tax.</summary>
    public required decimal Total { get; init; }

    /// <summary>Where it goes; nothing for an imported order, whose file does not say.</summary>
    public Address? ShippingAddress { get; init; }

    public required string PaymentMethod { get; init; }

    /// <summary>When it was submitted: the day on which the sale counts, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Whether it was taken over from another system; nothing is charged, sent or reserved for it.</summary>
    public bool Imported { get; init; }
}

/// <summary>What every change of a status tells of the order.</summary>
public abstract record OrderStatusChanged : IEvent
{
    public required Guid OrderId { get; init; }

    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The status before.</summary>
    public required OrderStatus From { get; init; }

    /// <summary>Why, in the words of who did it.</summary>
    public required string Reason { get; init; }

    public required decimal Total { get; init; }

    /// <summary>When it was submitted, UTC; nothing for a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
}

/// <summary>The shop accepted the order.</summary>
public sealed record OrderConfirmed : OrderStatusChanged;

/// <summary>The order left the house.</summary>
public sealed record OrderShipped : OrderStatusChanged;

/// <summary>The order arrived; it is complete.</summary>
public sealed record OrderDelivered : OrderStatusChanged;

/// <summary>The order was called off.</summary>
public sealed record OrderCancelled : OrderStatusChanged
{
    public required IReadOnlyList<OrderItem> Items { get; init; }
}

/// <summary>The order could not be fulfilled.</summary>
public sealed record OrderFailed : OrderStatusChanged
{
    public required IReadOnlyList<OrderItem> Items { get; init; }
}
