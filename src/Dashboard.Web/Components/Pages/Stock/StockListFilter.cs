using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Stock;

/// <summary>What narrows the list of stock; it stands in the address.</summary>
public sealed record StockListFilter : ListFilter<StockListFilter>
{
    public string? Text { get; init; }

    public StockFilter Which { get; init; }

    public StockSort Sort { get; init; }

    /// <summary>Most, newest or last by name first.</summary>
    public bool Descending { get; init; }

    /// <summary>Whether anything but sort and page is said.</summary>
    public bool IsNarrow => Text is not null || Which is not StockFilter.Any;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        StockTexts.Path,
        ("show", UriQuery.Of<StockFilter>(Which, StockFilter.Any)),
        ("q", Text),
        ("sort", UriQuery.Of<StockSort>(Sort, StockSort.Name)),
        ("desc", Descending ? "1" : null),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListStock Question => new()
    {
        Text = Text,
        Filter = Which,
        Sort = Sort,
        Descending = Descending,
        Page = new PageRequest { Cursor = Cursor },
    };
}
