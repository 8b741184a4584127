using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>Corrects the pieces of a product on hand, for a reason.</summary>
public sealed partial class StockDialog : CommandForm
{
    private bool _isChange;
    private string? _quantity;
    private string? _change;
    private string? _reason;

    /// <summary>The product as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required ProductRow Product { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <summary>What would be on hand, as far as this screen knows.</summary>
    private long? After => _isChange ? Product.OnHand + (long?)Typed.Whole(_change) : Typed.Whole(_quantity);

    /// <inheritdoc/>
    protected override void OnInitialized() => _quantity = Typed.Of(Product.OnHand);

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        int? quantity = _isChange ? null : typed.Whole("Quantity", "The number of pieces", _quantity);
        int? change = _isChange ? typed.Whole("Change", "The change", _change) : null;
        if (await SendAsync(new AdjustInventory(Product.ProductId, quantity, change, _reason ?? ""), typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
