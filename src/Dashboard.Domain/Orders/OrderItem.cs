namespace Dashboard.Domain.Orders;

/// <summary>One line of an order, with the product as it was when the line was written.</summary>
public sealed record OrderItem
{
    /// <summary>Number of the line in its order, from 1; never used again after the line is removed.</summary>
    public required int Line { get; init; }

    public required Guid ProductId { get; init; }

    public required string ProductName { get; init; }

    public required string Category { get; init; }

    /// <summary>Pieces, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Unit price in the shop's currency, above zero.</summary>
    public required decimal Price { get; init; }

    /// <summary>Quantity × price, exact.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Amount => Quantity * Price;
}
