using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>Stock of the products that are listed.</summary>
public enum StockFilter
{
    Any,

    /// <summary>At least one piece can be promised.</summary>
    In,

    /// <summary>Fewer than ten pieces can be promised.</summary>
    Low,

    /// <summary>No piece can be promised.</summary>
    Out,
}

/// <summary>State of the products that are listed.</summary>
public enum StateFilter
{
    Any,
    Published,
    Draft,
}

/// <summary>What narrows the list of products; it stands in the address.</summary>
public sealed record CatalogFilter : ListFilter<CatalogFilter>
{
    public const string Path = "/catalog";

    public string? Text { get; init; }

    public string? Category { get; init; }

    public decimal? MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    public StockFilter Stock { get; init; }

    /// <summary>Lowest average rating, 1 to 5; nothing for any.</summary>
    public int? MinRating { get; init; }

    public StateFilter State { get; init; }

    public ProductSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Whether anything but sort and page is said.</summary>
    public bool IsNarrow => this with { Sort = default, Descending = false, Cursor = null, Page = 1 } != new CatalogFilter();

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        Path,
        ("q", Text),
        ("category", Category),
        ("min", UriQuery.Of(MinPrice)),
        ("max", UriQuery.Of(MaxPrice)),
        ("stock", UriQuery.Of<StockFilter>(Stock, StockFilter.Any)),
        ("rating", MinRating is { } rating ? Typed.Of(rating) : null),
        ("state", UriQuery.Of<StateFilter>(State, StateFilter.Any)),
        ("sort", UriQuery.Of<ProductSort>(Sort, ProductSort.Name)),
        ("desc", Descending ? "1" : null),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public SearchProducts Question => new()
    {
        Text = Text,
        Category = Category,
        MinPrice = MinPrice,
        MaxPrice = MaxPrice,
        InStock = Stock switch { StockFilter.In => true, StockFilter.Out => false, _ => null },
        LowStock = Stock is StockFilter.Low ? true : null,
        MinRating = MinRating,
        IsPublished = State switch { StateFilter.Published => true, StateFilter.Draft => false, _ => null },
        Sort = Sort,
        Descending = Descending,
        Page = new PageRequest { Cursor = Cursor },
    };
}
