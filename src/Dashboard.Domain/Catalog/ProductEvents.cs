namespace Dashboard.Domain.Catalog;

/// <summary>A product was added to the catalogue, as a draft.</summary>
public sealed record ProductCreated : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Category { get; init; }

    public string? Brand { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Unit price in the shop's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>Pieces on hand.</summary>
    public required int Stock { get; init; }
}

/// <summary>Name, description, category, brand, tags or images changed; all are as they stand afterwards.</summary>
public sealed record ProductDetailsChanged : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Category { get; init; }

    public string? Brand { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> Images { get; init; }
}

/// <summary>The unit price changed.</summary>
public sealed record ProductPriceChanged : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required decimal OldPrice { get; init; }

    public required decimal NewPrice { get; init; }

    public required string Reason { get; init; }

    /// <summary>(new − old) ÷ old × 100; negative when the price fell.</summary>
    public required decimal PercentageChange { get; init; }
}

/// <summary>The product can be seen by customers.</summary>
public sealed record ProductPublished : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }
}

/// <summary>A customer's opinion of the product.</summary>
public sealed record ReviewAdded : IEvent
{
    public required Guid ProductId { get; init; }

    public required Guid ReviewId { get; init; }

    public required Guid CustomerId { get; init; }

    public required string CustomerName { get; init; }

    /// <summary>1 (worst) to 5 (best).</summary>
    public required int Rating { get; init; }

    public required string Comment { get; init; }
}

/// <summary>The number of pieces on hand was corrected, counted or filled up.</summary>
public sealed record InventoryAdjusted : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    /// <summary>Pieces on hand before.</summary>
    public required int Before { get; init; }

    /// <summary>Pieces on hand afterwards.</summary>
    public required int After { get; init; }

    /// <summary>After − before.</summary>
    public required int Change { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Pieces were set aside for an order.</summary>
public sealed record InventoryReserved : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required Guid OrderId { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Pieces that can still be promised afterwards.</summary>
    public required int Available { get; init; }
}

/// <summary>Pieces that were set aside for an order can be promised again.</summary>
public sealed record InventoryReleased : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required Guid OrderId { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Pieces that can be promised afterwards.</summary>
    public required int Available { get; init; }
}

/// <summary>Pieces that were set aside for an order left the house with it.</summary>
public sealed record InventoryShipped : IEvent
{
    public required Guid ProductId { get; init; }

    public required string Name { get; init; }

    public required Guid OrderId { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Pieces on hand afterwards.</summary>
    public required int OnHand { get; init; }

    /// <summary>Pieces that can be promised afterwards: as many as before.</summary>
    public required int Available { get; init; }
}
