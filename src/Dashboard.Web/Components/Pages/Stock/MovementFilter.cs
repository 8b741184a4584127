using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Stock;

/// <summary>What narrows the movements of a product; it stands in the address.</summary>
public sealed record MovementFilter : ListFilter<MovementFilter>
{
    /// <summary>Whose movements.</summary>
    public required Guid ProductId { get; init; }

    public StockMovementKind? Kind { get; init; }

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(StockTexts.PathOf(ProductId), ("kind", UriQuery.Of(Kind)), ("at", Cursor), ("page", UriQuery.Of(Page)));

    public ListStockMovements Question => new(ProductId, Kind, new PageRequest { Cursor = Cursor });
}
