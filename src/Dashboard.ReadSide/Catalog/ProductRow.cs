namespace Dashboard.ReadSide.Catalog;

/// <summary>A product of the catalogue as it is now.</summary>
public sealed record ProductRow
{
    public required Guid ProductId { get; init; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Category { get; set; } = "";

    public string? Brand { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public IReadOnlyList<string> Images { get; set; } = [];

    /// <summary>Unit price in the shop's currency.</summary>
    public decimal Price { get; set; }

    /// <summary>The last five prices, oldest first; what <see cref="PriceTrend"/> is made of.</summary>
    public IReadOnlyList<decimal> RecentPrices { get; set; } = [];

    public PriceTrend PriceTrend { get; set; }

    public bool IsPublished { get; set; }

    /// <summary>Pieces in the house, reserved ones included.</summary>
    public int OnHand { get; set; }

    /// <summary>Pieces set aside for orders.</summary>
    public int Reserved { get; set; }

    /// <summary>Pieces that can be promised: on hand − reserved.</summary>
    public int Stock { get; set; }

    /// <summary>Stock above 0.</summary>
    public bool InStock { get; set; }

    /// <summary>Stock below 10.</summary>
    public bool LowStock { get; set; }

    public int ReviewCount { get; set; }

    /// <summary>Sum of all ratings; exact source of <see cref="AverageRating"/>.</summary>
    public int RatingSum { get; set; }

    /// <summary>Rating sum ÷ review count; 0 without reviews.</summary>
    public decimal AverageRating { get; set; }

    /// <summary>Name, category, brand and tags, lower case.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Name in lower case: what lists by name are in the order of.</summary>
    public string SortName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Where a price went over its last five values.</summary>
public enum PriceTrend
{
    /// <summary>Neither rising nor falling throughout, or fewer than two prices.</summary>
    Stable = 0,

    /// <summary>The last of them is higher than the first.</summary>
    Increasing = 1,

    /// <summary>The last of them is lower than the first.</summary>
    Decreasing = 2,
}

/// <summary>A price that a product had.</summary>
public sealed record PriceRow
{
    /// <summary>Id of the event that set it.</summary>
    public required Guid EventId { get; init; }

    public Guid ProductId { get; set; }

    /// <summary>Number of the event in the product's stream: the order of prices, also of two in one instant.</summary>
    public int StreamVersion { get; set; }

    public decimal Price { get; set; }

    /// <summary>The price before; nothing for the first.</summary>
    public decimal? OldPrice { get; set; }

    /// <summary>Why it was set.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When it was set, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who set it.</summary>
    public string By { get; set; } = "";
}

/// <summary>A customer's opinion of a product.</summary>
public sealed record ReviewRow
{
    public required Guid ReviewId { get; init; }

    public Guid ProductId { get; set; }

    public Guid CustomerId { get; set; }

    public string CustomerName { get; set; } = "";

    /// <summary>1 (worst) to 5 (best).</summary>
    public int Rating { get; set; }

    public string Comment { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>How many products a category has; a counter row.</summary>
public sealed record CategoryRow
{
    public required string Category { get; init; }

    public int Products { get; set; }
}

/// <summary>Counts over the whole catalogue; one counter row.</summary>
public sealed record CatalogTotals
{
    /// <summary>Key of the only row.</summary>
    public const int OnlyKey = 1;

    public required int Key { get; init; }

    public int Products { get; set; }

    public int Published { get; set; }

    /// <summary>Products with a stock below 10, those without any included.</summary>
    public int LowStock { get; set; }

    /// <summary>Products with no stock.</summary>
    public int OutOfStock { get; set; }
}

/// <summary>How many products are alike in what lists filter by; a counter row.</summary>
public sealed record ProductCount
{
    /// <summary><c>published/stock/category</c>.</summary>
    public required string Key { get; init; }

    public string Category { get; set; } = "";

    public bool IsPublished { get; set; }

    public bool InStock { get; set; }

    public bool LowStock { get; set; }

    public int Products { get; set; }
}
