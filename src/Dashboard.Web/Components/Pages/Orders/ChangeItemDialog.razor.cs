using Dashboard.Domain.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Sets quantity and price of a line of a draft.</summary>
public sealed partial class ChangeItemDialog : CommandForm
{
    private string? _quantity;
    private string? _price;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public Guid OrderId { get; set; }

    /// <summary>The line as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required OrderItem Item { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private decimal? Amount => Typed.Whole(_quantity) is > 0 and var quantity && Typed.Decimal(_price) is > 0 and <= Domain.Store.Money.MaxPrice and var price
        ? quantity * price
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized() => (_quantity, _price) = (Typed.Of(Item.Quantity), Typed.Of(Item.Price));

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var command = new ChangeOrderItem(
            OrderId, Item.Line, typed.Whole("Quantity", "Quantity", _quantity), typed.Decimal("Price", "Price", _price));
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
