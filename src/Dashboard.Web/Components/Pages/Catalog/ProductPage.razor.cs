using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>What the page of a product shows.</summary>
public sealed record ProductAnswer(ProductRow Product, IReadOnlyList<PriceRow> Prices, Page<ReviewRow> Reviews, IReadOnlyList<CategoryRow> Categories);

/// <summary>One product: facts, stock, prices, reviews, and what can be done with it.</summary>
public sealed partial class ProductPage : LiveComponent<ProductAnswer>
{
    private const int ReviewsPerPage = 10;

    /// <summary>Which product.</summary>
    [Parameter]
    public Guid ProductId { get; set; }

    [SupplyParameterFromQuery(Name = "reviews")]
    public string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    public override IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];

    protected override object Identity => ProductId;

    protected override object? Filter => UriQuery.Text(Cursor);

    private ProductRow? Product => Answer?.Product;

    protected override async Task<ProductAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var product = Desk.AskAsync(new GetProduct(ProductId), cancellationToken);
        var prices = Desk.AskAsync(new GetPriceHistory(ProductId), cancellationToken);
        var page = new PageRequest { Limit = ReviewsPerPage, Cursor = UriQuery.Text(Cursor) };
        var reviews = Desk.AskAsync(new ListReviews(ProductId, page), cancellationToken);
        var categories = Desk.AskAsync(new ListCategories(), cancellationToken);
        await Task.WhenAll(product, prices, reviews, categories);
        return await product is { } row ? new ProductAnswer(row, await prices, await reviews, await categories) : null;
    }

    private void GoToReviews(PageMove move) => Navigation.NavigateTo(
        UriQuery.Uri($"{CatalogFilter.Path}/{ProductId}", ("reviews", move.Cursor), ("page", UriQuery.Of(move.Number))));

    private Task ChangeAsync() => OpenAsync<ProductDialog>("Change details", width: 640);

    private Task RepriceAsync() => OpenAsync<PriceDialog>("Change price");

    private Task AdjustAsync() => OpenAsync<StockDialog>("Adjust stock");

    private async Task ReviewAsync() => await ExpectAsync((await Dialogs.OpenAsync<ReviewDialog>(
        "Add a review", new Dictionary<string, object?> { [nameof(ReviewDialog.ProductId)] = ProductId }))?.Position);

    private async Task PublishAsync() => await ExpectAsync((await Dialogs.ConfirmAsync(
        $"Publish {Product!.Name}?", "Customers will see it from now on.", "Publish", () => new PublishProduct(ProductId)))?.Position);

    private async Task OpenAsync<TDialog>(string title, int width = 520)
        where TDialog : CommandForm
    {
        var parameters = new Dictionary<string, object?> { ["Product"] = Product };
        if (typeof(TDialog) == typeof(ProductDialog))
        {
            parameters[nameof(ProductDialog.Categories)] = Answer!.Categories.Select(row => row.Category).ToList();
        }

        await ExpectAsync((await Dialogs.OpenAsync<TDialog>(title, parameters, width))?.Position);
    }
}
