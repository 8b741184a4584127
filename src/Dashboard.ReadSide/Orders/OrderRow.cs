using Dashboard.Domain.Orders;

namespace Dashboard.ReadSide.Orders;

/// <summary>An order as it is now, with how it came there.</summary>
public sealed record OrderRow
{
    public required Guid OrderId { get; init; }

    /// <summary>Short number for people.</summary>
    public long Number { get; set; }

    /// <summary>Number that the order had where it came from; nothing for our own.</summary>
    public string? Reference { get; set; }

    public Guid CustomerId { get; set; }

    public string CustomerName { get; set; } = "";

    public string CustomerEmail { get; set; } = "";

    public OrderStatus Status { get; set; }

    public IReadOnlyList<OrderItem> Items { get; set; } = [];

    /// <summary>Pieces over all items.</summary>
    public int Pieces { get; set; }

    public decimal Subtotal { get; set; }

    public decimal Shipping { get; set; }

    public decimal Tax { get; set; }

    public decimal Total { get; set; }

    public Address? ShippingAddress { get; set; }

    public string? PaymentMethod { get; set; }

    /// <summary>Every status it had, oldest first.</summary>
    public IReadOnlyList<StatusChange> StatusHistory { get; set; } = [];

    /// <summary>When the draft was begun (or the order taken, for an imported one), UTC. Lists are in this order.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was submitted, UTC; nothing for a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Whether it was taken over from another system: nothing is charged, reserved or sent for it.</summary>
    public bool IsImported { get; set; }

    /// <summary>Number, reference, customer's name and e-mail, lower case.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>A step of an order's life.</summary>
/// <param name="Status">The status it came to.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why; nothing where nobody is asked.</param>
public sealed record StatusChange(OrderStatus Status, DateTimeOffset At, string By, string? Reason);

/// <summary>How many orders of a day have a status: a counter row. Totals of lists and the seek of deep pages come from here.</summary>
public sealed record OrderCount
{
    /// <summary><c>day/status</c>, such as <c>2011-10-06/4</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Day of the shop on which the orders were created.</summary>
    public DateOnly Day { get; set; }

    public OrderStatus Status { get; set; }

    public int Orders { get; set; }
}

/// <summary>How many orders have a status; a counter row.</summary>
public sealed record OrderStatusCount
{
    public required OrderStatus Status { get; init; }

    public int Orders { get; set; }
}

/// <summary>How many orders of a customer have a status; a counter row.</summary>
public sealed record CustomerOrderCount
{
    /// <summary><c>customer/status</c>.</summary>
    public required string Key { get; init; }

    public Guid CustomerId { get; set; }

    public OrderStatus Status { get; set; }

    public int Orders { get; set; }
}
