using Dashboard.Domain.Orders;

namespace Dashboard.ReadSide.Sales;

/// <summary>Sales of one day of the shop. A sale is a submitted order that was neither cancelled nor failed; it counts on the day of its submission.</summary>
public sealed record SalesDay
{
    public required DateOnly Day { get; init; }

    public int Orders { get; set; }

    /// <summary>Sum of the totals, in the shop's currency.</summary>
    public decimal Revenue { get; set; }

    /// <summary>Revenue ÷ orders; 0 without orders.</summary>
    public decimal Average { get; set; }
}

/// <summary>Sales of one product on one day.</summary>
public sealed record SalesProductDay
{
    /// <summary><c>day/product</c>.</summary>
    public required string Key { get; init; }

    public DateOnly Day { get; set; }

    public Guid ProductId { get; set; }

    /// <summary>Name on the newest order line of that day.</summary>
    public string ProductName { get; set; } = "";

    public int Orders { get; set; }

    public int Units { get; set; }

    /// <summary>Sum of quantity × price, without tax and shipping.</summary>
    public decimal Revenue { get; set; }
}

/// <summary>Sales of one product since the beginning; a counter row.</summary>
public sealed record SalesProduct
{
    public required Guid ProductId { get; init; }

    public string ProductName { get; set; } = "";

    public int Orders { get; set; }

    public int Units { get; set; }

    public decimal Revenue { get; set; }
}

/// <summary>Sales of one category on one day.</summary>
public sealed record SalesCategoryDay
{
    /// <summary><c>day/category</c>.</summary>
    public required string Key { get; init; }

    public DateOnly Day { get; set; }

    public string Category { get; set; } = "";

    public int Orders { get; set; }

    public int Units { get; set; }

    public decimal Revenue { get; set; }
}

/// <summary>How many orders have a status now, and what they come to; a counter row.</summary>
public sealed record SalesStatus
{
    public required OrderStatus Status { get; init; }

    public int Orders { get; set; }

    public decimal Total { get; set; }
}

/// <summary>What an order gives to the sums of sales; the other rows are folded from these.</summary>
public sealed record SalesOrder
{
    public required Guid OrderId { get; init; }

    public OrderStatus Status { get; set; }

    /// <summary>Day of the shop on which it was submitted; nothing for a draft.</summary>
    public DateOnly? Day { get; set; }

    public IReadOnlyList<OrderItem> Items { get; set; } = [];

    public decimal Total { get; set; }
}
