using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>Changes a product's price, for a reason.</summary>
public sealed partial class PriceDialog : CommandForm
{
    private string? _price;
    private string? _reason;

    /// <summary>The product as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required ProductRow Product { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private decimal? Price => Typed.Decimal(_price);

    /// <inheritdoc/>
    protected override void OnInitialized() => _price = Typed.Of(Product.Price);

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var command = new ChangeProductPrice(Product.ProductId, typed.Decimal("Price", "Price", _price), _reason ?? "");
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
