using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Stock;

/// <summary>In what order stock is listed; ties by id.</summary>
public enum StockSort
{
    Name,
    OnHand,
    Reserved,
    Available,
    MovedAt,
}

/// <summary>Which products are listed.</summary>
public enum StockFilter
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Those of which fewer than ten pieces can be promised, none included.</summary>
    Low,

    /// <summary>Those of which no piece can be promised.</summary>
    Out,

    /// <summary>Those of which a piece is set aside.</summary>
    Reserved,
}

/// <summary>The stock of the products that fit, a page of them.</summary>
public sealed record ListStock : IQuestion<Page<StockRow>>
{
    /// <summary>Words that name and category hold, whatever their case, a word of one or two letters where a word begins.</summary>
    public string? Text { get; init; }

    public StockFilter Filter { get; init; }

    public StockSort Sort { get; init; } = StockSort.Name;

    public bool Descending { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Stock];
}

/// <summary>The stock of one product; nothing when there is none of that id.</summary>
public sealed record GetStock(Guid ProductId) : IQuestion<StockRow?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Stock];
}

/// <summary>What happened to a product's pieces, newest first.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="Kind">Only movements of a kind; nothing for all.</param>
/// <param name="Page">Which part.</param>
public sealed record ListStockMovements(Guid ProductId, StockMovementKind? Kind, PageRequest Page) : IQuestion<Page<MovementView>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Stock, ProjectionNames.Orders];
}

/// <summary>A movement, with what people call its order.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="OrderNumber">Number of its order; nothing when it has none, or the order is not known yet.</param>
public sealed record MovementView(StockMovement Movement, long? OrderNumber);

/// <summary>Pieces and products over the whole shop.</summary>
public sealed record GetStockTotals : IQuestion<StockTotals>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Stock];
}

/// <summary>Pieces and products over the whole shop.</summary>
public sealed record StockTotals
{
    public required int Products { get; init; }

    /// <summary>Products of which fewer than ten pieces can be promised, none included.</summary>
    public required int Low { get; init; }

    /// <summary>Products of which no piece can be promised.</summary>
    public required int Out { get; init; }

    /// <summary>Products of which a piece is set aside.</summary>
    public required int WithReserved { get; init; }

    /// <summary>Pieces in the house.</summary>
    public required long OnHand { get; init; }

    /// <summary>Pieces set aside for orders.</summary>
    public required long Reserved { get; init; }

    /// <summary>Pieces that can be promised.</summary>
    public long Available => OnHand - Reserved;
}
