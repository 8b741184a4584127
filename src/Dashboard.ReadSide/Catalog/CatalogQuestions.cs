using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Catalog;

/// <summary>In what order products are listed; ties by id.</summary>
public enum ProductSort
{
    Name,
    Price,
    Rating,
    Stock,
    Newest,
}

/// <summary>The products that fit, a page of them.</summary>
public sealed record SearchProducts : IQuestion<Page<ProductRow>>
{
    /// <summary>Words that name, category, brand and tags hold, whatever their case, a word of one or two letters where a word begins; every word must occur.</summary>
    public string? Text { get; init; }

    /// <summary>Only those whose name, whatever its case, is this or comes after it in the order of names.</summary>
    public string? FromName { get; init; }

    public string? Category { get; init; }

    public decimal? MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    public bool? InStock { get; init; }

    public bool? LowStock { get; init; }

    /// <summary>Published or draft only; nothing for both.</summary>
    public bool? IsPublished { get; init; }

    /// <summary>Lowest average rating, 1 to 5.</summary>
    public decimal? MinRating { get; init; }

    public ProductSort Sort { get; init; } = ProductSort.Name;

    public bool Descending { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>One product; nothing when there is none of that id.</summary>
public sealed record GetProduct(Guid ProductId) : IQuestion<ProductRow?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>Products by id; ids of none are passed over.</summary>
public sealed record GetProductsByIds(IReadOnlyList<Guid> ProductIds) : IQuestion<IReadOnlyList<ProductRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>The prices that a product had, oldest first, at most the newest 500.</summary>
public sealed record GetPriceHistory(Guid ProductId) : IQuestion<IReadOnlyList<PriceRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>The last five prices of each of some products, oldest first.</summary>
public sealed record ListRecentPrices(IReadOnlyList<Guid> ProductIds) : IQuestion<ILookup<Guid, PriceRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>Opinions of a product, newest first.</summary>
public sealed record ListReviews(Guid ProductId, PageRequest Page) : IQuestion<Page<ReviewRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>Categories with their number of products, most first, ties by name; empty categories are left out.</summary>
public sealed record ListCategories : IQuestion<IReadOnlyList<CategoryRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>Counts over the whole catalogue.</summary>
public sealed record GetCatalogTotals : IQuestion<CatalogTotals>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog];
}

/// <summary>
/// What else a customer might like who looks at a product: same category, rated 4 or better, in stock, not the product
/// itself. By rating, +1 within 20 % of the product's price; products of the customer's favourite category first.
/// </summary>
public sealed record RecommendProducts(Guid CustomerId, Guid ProductId, int Limit = 5) : IQuestion<IReadOnlyList<ProductRow>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.ProductCatalog, ProjectionNames.CustomerStats];
}
