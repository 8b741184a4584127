using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Customers;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>Takes a customer in, or changes the details of one. What is typed stays, whatever changes behind it.</summary>
public sealed partial class CustomerDialog : CommandForm
{
    private string _name = "";
    private string _email = "";
    private string? _phone;
    private string? _country;

    /// <summary>The customer to change; nothing for a new one.</summary>
    [Parameter]
    public CustomerStats? Customer { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Customer is { } customer)
        {
            (_name, _email, _phone, _country) = (customer.Name, customer.Email, customer.Phone, customer.Country);
        }
    }

    private Task SubmitAsync() => Customer is { } customer ? ChangeAsync(customer) : RegisterAsync();

    private async Task RegisterAsync()
    {
        if (await SendAsync(new RegisterCustomer(_name, _email, _phone, _country)) is { } outcome)
        {
            Close(outcome.Position, outcome.Answer);
        }
    }

    private async Task ChangeAsync(CustomerStats customer)
    {
        if (await SendAsync(new ChangeCustomerDetails(customer.CustomerId, _name, _email, _phone, _country)) is { } outcome)
        {
            Close(outcome.Position, outcome.Answer);
        }
    }

    private void Close(LogPosition position, object? answer) => Dialogs.Close(new Sent(position, answer));
}
