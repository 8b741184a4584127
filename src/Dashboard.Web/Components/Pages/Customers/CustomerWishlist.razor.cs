using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.WriteSide.Customers;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>What a customer wishes for, newest wish first.</summary>
/// <param name="Items">The wishes.</param>
public sealed record WishlistAnswer(IReadOnlyList<WishlistItem> Items);

/// <summary>What a customer wishes for; products are added by searching and taken off by a click.</summary>
public sealed partial class CustomerWishlist : LiveComponent<WishlistAnswer>
{
    private const int Found = 6;

    private readonly RowMarks<WishlistItem, Guid> _marks = new(item => item.ProductId, item => item);
    private int _added;

    /// <summary>Whose wishlist.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Whether nothing is offered to change: nobody knows any more whose it is.</summary>
    [Parameter]
    public bool IsClosed { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog];

    /// <inheritdoc/>
    protected override object? Identity => CustomerId;

    /// <inheritdoc/>
    protected override async Task<WishlistAnswer?> AskAsync(CancellationToken cancellationToken) =>
        new(await Desk.AskAsync(new GetWishlist(CustomerId), cancellationToken));

    /// <inheritdoc/>
    protected override void OnAnswered(WishlistAnswer? before, WishlistAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Items ?? [], isSameQuestion);

    private async Task<IReadOnlyList<ProductRow>> FindAsync(string text, CancellationToken cancellationToken) =>
        (await Desk.AskAsync(new SearchProducts { Text = text, Page = new PageRequest { Limit = Found } }, cancellationToken)).Items;

    private string? WhyNot(ProductRow product) =>
        Answer?.Items.Any(item => item.ProductId == product.ProductId) == true ? "on the wishlist already" : null;

    private async Task AddAsync(ProductRow? product)
    {
        if (product is not null && await TrySendAsync(new AddToWishlist(CustomerId, product.ProductId)) is not null)
        {
            _added++;
        }
    }

    private Task RemoveAsync(WishlistItem item) => TrySendAsync(new RemoveFromWishlist(CustomerId, item.ProductId));

    private static string StockOf(WishlistItem item) => item.Stock is > 0 and var stock ? $"{stock} in stock" : "not in stock";
}
