using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Stock;

/// <summary>What the page of a product's movements shows.</summary>
/// <param name="Stock">The pieces as they are now.</param>
/// <param name="Movements">A page of what happened to them.</param>
/// <param name="Product">The product, for the dialog that adjusts; nothing while the catalogue does not know it yet.</param>
public sealed record MovementsAnswer(StockRow Stock, Page<MovementView> Movements, ProductRow? Product);

/// <summary>What happened to a product's pieces: adjusted, reserved, released, shipped; who, when, why, for which order.</summary>
public sealed partial class MovementsPage : ListComponent<MovementFilter, MovementsAnswer>
{
    /// <summary>Which product.</summary>
    [Parameter]
    public Guid ProductId { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindName { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections => [ProjectionNames.Stock, ProjectionNames.Orders, ProjectionNames.ProductCatalog];

    /// <inheritdoc/>
    protected override object Identity => ProductId;

    /// <inheritdoc/>
    protected override MovementFilter Narrowed => new() { ProductId = ProductId, Kind = UriQuery.Word<StockMovementKind>(KindName) };

    /// <inheritdoc/>
    protected override async Task<MovementsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var stock = Desk.AskAsync(new GetStock(ProductId), cancellationToken);
        var movements = Desk.AskAsync(Current.Question, cancellationToken);
        var product = Desk.AskAsync(new GetProduct(ProductId), cancellationToken);
        await Task.WhenAll(stock, movements, product);
        return await stock is { } row ? new MovementsAnswer(row, await movements, await product) : null;
    }

    private async Task AdjustAsync() => await ExpectAsync((await Dialogs.OpenAsync<StockDialog>(
        "Adjust stock", new Dictionary<string, object?> { [nameof(StockDialog.Product)] = Answer!.Product }))?.Position);
}
