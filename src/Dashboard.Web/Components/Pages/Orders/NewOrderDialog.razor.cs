using Dashboard.ReadSide.Customers;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>Begins an order for a customer.</summary>
public sealed partial class NewOrderDialog : CommandForm
{
    private CustomerStats? _customer;

    [Inject]
    public required DialogService Dialogs { get; init; }

    private async Task SubmitAsync()
    {
        if (await SendAsync(new CreateOrder(_customer?.CustomerId ?? Guid.Empty)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
