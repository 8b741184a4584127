using Dashboard.Domain;
using Dashboard.Domain.Payments;
using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.WriteSide.Payments;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Has an order's payment set aside with another token. That the processor turned it down is told here; another may be tried.</summary>
public sealed partial class PaymentDialog : CommandForm
{
    private string? _token;

    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public required OrderRow Order { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private async Task SubmitAsync()
    {
        if (string.IsNullOrWhiteSpace(_token))
        {
            // The command takes the order's own method then, which is another button.
            Take(Refusal.Invalid([new FieldFault("Token", "Token is required.")]));
        }
        else if (await SendAsync(new AuthorizePayment(Order.OrderId, _token)) is { } outcome)
        {
            if (outcome.Answer is { Status: PaymentStatus.Failed, Failure: var why })
            {
                Take(Refusal.Rule("payment-failed", why ?? "The payment was turned down."));
            }
            else
            {
                Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
            }
        }
    }
}
