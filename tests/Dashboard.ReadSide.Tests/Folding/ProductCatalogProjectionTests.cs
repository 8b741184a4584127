using Dashboard.Domain.Catalog;
using Dashboard.ReadSide.Catalog;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class ProductCatalogProjectionTests
{
    private static readonly ProductDetails Lamp = new("Brass Lamp", "It shines.", "Lamps", "Acme", ["Warm"], ["/lamp.png"]);

    private readonly History _history = new();
    private readonly Product _product = Product.Create(Guid.CreateVersion7(), Lamp, price: 10m, stock: 12);

    [Fact]
    public async Task Product_Created_IsADraftInStock()
    {
        var row = await FoldAsync();

        Assert.Equal(("Brass Lamp", "Lamps", "Acme", 10m, false), (row.Name, row.Category, row.Brand, row.Price, row.IsPublished));
        Assert.Equal((12, true, false, PriceTrend.Stable), (row.Stock, row.InStock, row.LowStock, row.PriceTrend));
        Assert.Equal(("brass lamp lamps acme warm", "brass lamp"), (row.SearchText, row.SortName));
    }

    [Theory]
    [InlineData(new[] { 11.0, 12.0 }, PriceTrend.Increasing)]
    [InlineData(new[] { 9.0 }, PriceTrend.Decreasing)]
    [InlineData(new[] { 12.0, 10.0 }, PriceTrend.Stable)]
    [InlineData(new[] { 20.0, 4.0, 3.0, 2.0, 5.0 }, PriceTrend.Decreasing)]
    [InlineData(new[] { 1.0, 4.0, 3.0, 2.0, 5.0 }, PriceTrend.Increasing)]
    public async Task PriceTrend_OfTheLastFivePrices_ComparesTheLastWithTheFirst(double[] prices, PriceTrend trend)
    {
        foreach (var price in prices)
        {
            _product.ChangePrice((decimal)price, "season");
        }

        var row = await FoldAsync();

        Assert.Equal(trend, row.PriceTrend);
        Assert.Equal(Math.Min(5, prices.Length + 1), row.RecentPrices.Count);
    }

    [Fact]
    public async Task PriceHistory_HasEveryPriceWithItsReason()
    {
        _product.ChangePrice(8m, "sale");

        var tables = await _history.AddPending(_product).FoldAsync(new ProductCatalogProjection());

        Assert.Equal(
            [(8m, 10m, "sale", "Ana"), (10m, (decimal?)null, "First price", "Ana")],
            tables.Rows<PriceRow>().Select(row => (row.Price, row.OldPrice, row.Reason, row.By)).Order());
    }

    [Fact]
    public async Task Rating_IsTheExactAverage()
    {
        foreach (var rating in (int[])[5, 4, 4])
        {
            _product.AddReview(Guid.CreateVersion7(), Orders.Ana.Id, "Ana", rating, "well");
        }

        var row = await FoldAsync();

        Assert.Equal((3, 13, 13m / 3), (row.ReviewCount, row.RatingSum, row.AverageRating));
    }

    [Theory]
    [InlineData(0, 0, false, true)]
    [InlineData(9, 9, true, true)]
    [InlineData(10, 10, true, false)]
    public async Task Stock_OfANumberOfPieces_IsLowBelowTen(int onHand, int stock, bool inStock, bool lowStock)
    {
        _product.AdjustInventory(onHand, "counted");

        var row = await FoldAsync();

        Assert.Equal((stock, inStock, lowStock), (row.Stock, row.InStock, row.LowStock));
    }

    [Fact]
    public async Task Stock_ReservedAndReleased_IsWhatCanBePromised()
    {
        var (kept, released) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _product.Reserve(kept, 3);
        _product.Reserve(released, 5);
        _product.Release(released);

        var row = await FoldAsync();

        Assert.Equal((12, 3, 9, true), (row.OnHand, row.Reserved, row.Stock, row.LowStock));
    }

    [Fact]
    public async Task Stock_ThatWasShipped_IsNeitherOnHandNorReserved()
    {
        var (kept, shipped) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _product.Reserve(kept, 3);
        _product.Reserve(shipped, 5);
        _product.Ship(shipped, 5);

        var row = await FoldAsync();

        Assert.Equal((7, 3, 4), (row.OnHand, row.Reserved, row.Stock));
    }

    [Fact]
    public async Task Counts_FollowCategoryPublicationAndStock()
    {
        _product.Publish();
        _product.ChangeDetails(Lamp with { Category = "Kitchen" });
        _product.AdjustInventory(0, "broken");
        var other = Product.Create(Guid.CreateVersion7(), Lamp, price: 1m, stock: 50);

        var tables = await _history.AddPending(_product).AddPending(other).FoldAsync(new ProductCatalogProjection(), batchSize: 1);

        Assert.Equal([("Kitchen", 1), ("Lamps", 1)], tables.Rows<CategoryRow>().Select(row => (row.Category, row.Products)).Order());
        var totals = Assert.Single(tables.Rows<CatalogTotals>());
        Assert.Equal((2, 1, 1, 1), (totals.Products, totals.Published, totals.LowStock, totals.OutOfStock));
        Assert.Equal(2, tables.Rows<ProductCount>().Sum(row => row.Products));
    }

    private async Task<ProductRow> FoldAsync() =>
        Assert.Single((await _history.AddPending(_product).FoldAsync(new ProductCatalogProjection())).Rows<ProductRow>());
}
