using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Adds pieces of a product to a draft, at the product's price or another.</summary>
public sealed partial class AddItemDialog : CommandForm
{
    private ProductRow? _product;
    private string? _quantity = "1";
    private string? _price;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public Guid OrderId { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private string PriceHint => _product is { } product ? $"Left empty it is {Format.Price(product.Price)}." : "Left empty it is the product's price.";

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var command = new AddOrderItem(
            OrderId, _product?.ProductId ?? Guid.Empty, typed.Whole("Quantity", "Quantity", _quantity), typed.OptionalDecimal("Price", "Price", _price));
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
