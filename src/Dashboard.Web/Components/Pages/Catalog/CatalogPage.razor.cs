using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>What the catalogue shows.</summary>
public sealed record CatalogAnswer(Page<ProductRow> Products, IReadOnlyList<CategoryRow> Categories, CatalogTotals Totals);

/// <summary>The products: searched, filtered, sorted, paged by key; follows every change.</summary>
public sealed partial class CatalogPage : ListComponent<CatalogFilter, CatalogAnswer>
{
    private readonly RowMarks<ProductRow, Guid> _marks = new(
        row => row.ProductId,
        row => (row.Name, row.Category, row.Brand, row.Price, row.PriceTrend, row.AverageRating, row.ReviewCount, row.Stock, row.IsPublished));

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "min")]
    public string? MinPrice { get; set; }

    [SupplyParameterFromQuery(Name = "max")]
    public string? MaxPrice { get; set; }

    [SupplyParameterFromQuery(Name = "stock")]
    public string? Stock { get; set; }

    [SupplyParameterFromQuery(Name = "rating")]
    public string? MinRating { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    public string? Descending { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    public override IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];

    /// <inheritdoc/>
    protected override CatalogFilter Narrowed => new()
    {
        Text = UriQuery.Text(Text),
        Category = UriQuery.Text(Category),
        MinPrice = UriQuery.Amount(MinPrice),
        MaxPrice = UriQuery.Amount(MaxPrice),
        Stock = UriQuery.Word<StockFilter>(Stock) ?? StockFilter.Any,
        MinRating = Typed.Whole(MinRating) is >= 1 and <= 5 and var rating ? rating : null,
        State = UriQuery.Word<StateFilter>(State) ?? StateFilter.Any,
        Sort = UriQuery.Word<ProductSort>(Sort) ?? ProductSort.Name,
        Descending = Descending == "1",
    };

    private string? Summary => Answer?.Totals is { Products: > 0 } totals
        ? $"{Format.Count(totals.Products, "product", "products")}, {Format.Count(totals.Published)} published, {Format.Count(totals.LowStock)} low on stock, {Format.Count(totals.OutOfStock)} out of stock"
        : null;

    protected override async Task<CatalogAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var products = Desk.AskAsync(Current.Question, cancellationToken);
        var categories = Desk.AskAsync(new ListCategories(), cancellationToken);
        var totals = Desk.AskAsync(new GetCatalogTotals(), cancellationToken);
        return new CatalogAnswer(await products, await categories, await totals);
    }

    protected override void OnAnswered(CatalogAnswer? before, CatalogAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Products.Items ?? [], isSameQuestion);

    private void SearchFor(string? text) => Search(Current with { Text = UriQuery.Text(text) });

    private void SortBy((ProductSort Sort, bool Descending) order) => Show(Current with { Sort = order.Sort, Descending = order.Descending });

    private async Task CreateAsync()
    {
        var stopping = Stopping;
        if (await Dialogs.OpenAsync<ProductDialog>("New product", width: 640) is { Answer: Guid productId } sent)
        {
            await ExpectAsync(sent.Position);
            if (!stopping.IsCancellationRequested)
            {
                Navigation.NavigateTo($"{CatalogFilter.Path}/{productId}");
            }
        }
    }
}
