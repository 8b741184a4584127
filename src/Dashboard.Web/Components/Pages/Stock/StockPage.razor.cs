using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Stock;

/// <summary>What the list of stock shows.</summary>
/// <param name="Stock">A page of it.</param>
/// <param name="Totals">Pieces and products over the whole shop.</param>
public sealed record StockAnswer(Page<StockRow> Stock, StockTotals Totals);

/// <summary>The stock of every product: on hand, reserved, available; searched, filtered, sorted, paged by key; follows every change.</summary>
public sealed partial class StockPage : ListComponent<StockListFilter, StockAnswer>
{
    private readonly RowMarks<StockRow, Guid> _marks = new(row => row.ProductId, row => (row.Name, row.Category, row.OnHand, row.Reserved, row.MovedAt));

    [SupplyParameterFromQuery(Name = "show")]
    public string? Which { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    public string? Descending { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections => [ProjectionNames.Stock];

    /// <inheritdoc/>
    protected override StockListFilter Narrowed => new()
    {
        Text = UriQuery.Text(Text),
        Which = UriQuery.Word<StockFilter>(Which) ?? StockFilter.Any,
        Sort = UriQuery.Word<StockSort>(Sort) ?? StockSort.Name,
        Descending = Descending == "1",
    };

    private string? Summary => Answer?.Totals is { Products: > 0 } totals
        ? $"{Format.Count(totals.OnHand, "piece", "pieces")} on hand, {Format.Count(totals.Reserved)} reserved for orders, {Format.Count(totals.Available)} available"
        : null;

    /// <inheritdoc/>
    protected override async Task<StockAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var stock = Desk.AskAsync(Current.Question, cancellationToken);
        var totals = Desk.AskAsync(new GetStockTotals(), cancellationToken);
        await Task.WhenAll(stock, totals);
        return new StockAnswer(await stock, await totals);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(StockAnswer? before, StockAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Stock.Items ?? [], isSameQuestion);

    private void SearchFor(string? text) => Search(Current with { Text = UriQuery.Text(text) });

    private void SortBy((StockSort Sort, bool Descending) order) =>
        Show(Current with { Sort = order.Sort, Descending = order.Descending });
}
