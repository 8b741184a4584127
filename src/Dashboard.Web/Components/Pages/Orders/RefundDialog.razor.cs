using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Payments;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Gives back what was taken for an order, whole or in part.</summary>
public sealed partial class RefundDialog : CommandForm
{
    private string? _amount;
    private string? _reason;

    /// <summary>Whose payment.</summary>
    [Parameter, EditorRequired]
    public Guid OrderId { get; set; }

    /// <summary>The payment as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required OrderPayment Payment { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var command = new RefundPayment(OrderId, typed.OptionalDecimal("Amount", "Amount", _amount), _reason ?? "");
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
