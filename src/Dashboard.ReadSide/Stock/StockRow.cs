namespace Dashboard.ReadSide.Stock;

/// <summary>The pieces of a product as they are now.</summary>
public sealed record StockRow
{
    public required Guid ProductId { get; init; }

    public string Name { get; set; } = "";

    public string Category { get; set; } = "";

    /// <summary>Pieces in the house, reserved ones included.</summary>
    public int OnHand { get; set; }

    /// <summary>Pieces set aside for orders.</summary>
    public int Reserved { get; set; }

    /// <summary>Pieces that can be promised: on hand − reserved.</summary>
    public int Available { get; set; }

    public StockLevel Level { get; set; }

    /// <summary>Whether a piece is set aside.</summary>
    public bool HasReserved { get; set; }

    /// <summary>How often pieces came, went or were set aside.</summary>
    public int Movements { get; set; }

    /// <summary>When the newest movement was, UTC; when the product was added where there is none.</summary>
    public DateTimeOffset MovedAt { get; set; }

    /// <summary>Name and category, lower case.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Name in lower case: what lists by name are in the order of.</summary>
    public string SortName { get; set; } = "";
}

/// <summary>How many pieces can be promised, roughly. The numbers are stored and never change.</summary>
public enum StockLevel
{
    /// <summary>None.</summary>
    Out = 0,

    /// <summary>Some, and fewer than <see cref="StockLevels.LowBelow"/>.</summary>
    Low = 1,

    /// <summary>At least as many.</summary>
    Enough = 2,
}

/// <summary>What counts as how much. Catalogue, overview and stock mean the same by it: pieces that can be promised.</summary>
public static class StockLevels
{
    /// <summary>Fewer pieces than this that can be promised are a low stock; none are one, too.</summary>
    public const int LowBelow = 10;

    /// <summary>The level of a number of pieces that can be promised.</summary>
    public static StockLevel Of(int available) => available switch
    {
        <= 0 => StockLevel.Out,
        < LowBelow => StockLevel.Low,
        _ => StockLevel.Enough,
    };
}

/// <summary>Pieces of a product came, went, or were set aside.</summary>
public sealed record StockMovement
{
    /// <summary>Id of the event.</summary>
    public required Guid EventId { get; init; }

    public Guid ProductId { get; set; }

    /// <summary>Number of the event in the product's stream: the order of movements, also of two in one instant.</summary>
    public int StreamVersion { get; set; }

    public StockMovementKind Kind { get; set; }

    /// <summary>Pieces that came into the house (+) or left it (−); 0 where they only changed hands.</summary>
    public int OnHandChange { get; set; }

    /// <summary>Pieces that were set aside (+) or are not any more (−).</summary>
    public int ReservedChange { get; set; }

    /// <summary>Pieces in the house afterwards; nothing where the log does not say it.</summary>
    public int? OnHand { get; set; }

    /// <summary>Pieces that could be promised afterwards; nothing where the log does not say it.</summary>
    public int? Available { get; set; }

    /// <summary>Why; nothing where an order says it.</summary>
    public string? Reason { get; set; }

    /// <summary>The order that it was for; nothing where it was for none.</summary>
    public Guid? OrderId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who did it.</summary>
    public string By { get; set; } = "";
}

/// <summary>What happens to pieces. The numbers are stored and never change.</summary>
public enum StockMovementKind
{
    /// <summary>There when the product was added.</summary>
    Opened = 0,

    /// <summary>Corrected, counted or filled up.</summary>
    Adjusted = 1,

    /// <summary>Set aside for an order.</summary>
    Reserved = 2,

    /// <summary>No longer set aside for an order.</summary>
    Released = 3,

    /// <summary>Left the house for an order.</summary>
    Shipped = 4,
}

/// <summary>Products that are alike in what lists filter by; a counter row.</summary>
public sealed record StockCount
{
    /// <summary><c>level/reserved</c>.</summary>
    public required string Key { get; init; }

    public StockLevel Level { get; set; }

    public bool HasReserved { get; set; }

    public int Products { get; set; }

    /// <summary>Their pieces in the house.</summary>
    public long OnHand { get; set; }

    /// <summary>Their pieces set aside for orders.</summary>
    public long Reserved { get; set; }
}
