using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Submits a draft with address and payment method; shows what it comes to before it is sent.</summary>
public sealed partial class SubmitOrderDialog : CommandForm
{
    private string? _street;
    private string? _city;
    private string? _postalCode;
    private string? _country;
    private string? _paymentMethod;

    /// <summary>The draft as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required OrderRow Order { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required IOptions<StoreOptions> Store { get; init; }

    private OrderTotals Totals => OrderTotals.Of(Order.Items, Store.Value.ShippingFee, Store.Value.TaxRate);

    private async Task SubmitAsync()
    {
        var address = new Address(_street ?? "", _city ?? "", _postalCode ?? "", _country ?? "");
        if (await SendAsync(new SubmitOrder(Order.OrderId, address, _paymentMethod ?? "")) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
