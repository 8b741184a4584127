using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.WriteSide.Customers;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>One customer: figures, details, orders, wishlist.</summary>
public sealed partial class CustomerPage : LiveComponent<CustomerStats>
{
    /// <summary>Which customer.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Status of the orders shown.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Cursor of the page of orders.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    /// <summary>Number of the page of orders, for people.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.CustomerStats];

    /// <inheritdoc/>
    protected override object? Identity => Id;

    /// <inheritdoc/>
    protected override Task<CustomerStats?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetCustomer(Id), cancellationToken);

    private async Task VerifyAsync(CustomerStats customer)
    {
        var sent = await Dialogs.ConfirmAsync(
            $"Verify {customer.Name}?", "A verified customer can order. This cannot be taken back.", "Verify", () => new VerifyCustomer(customer.CustomerId));
        await ExpectAsync(sent?.Position);
    }

    private async Task EraseAsync(CustomerStats customer)
    {
        var sent = await Dialogs.OpenAsync<EraseDialog>("Erase a customer", EraseDialog.For(
            customer.Name,
            [
                "Name, e-mail, phone and addresses go, here, in orders, subscriptions, reviews and messages; orders and sums stay, of nobody.",
                "Messages that wait are not sent.",
                "One cannot go back to the tables of before a rebuild. Backups, and e-mails that were sent, are not reached.",
            ],
            (name, reason) => new EraseCustomer(customer.CustomerId, name, reason)));
        await ExpectAsync(sent?.Position);
    }

    private async Task ChangeAsync(CustomerStats customer)
    {
        var sent = await Dialogs.OpenAsync<CustomerDialog>(
            "Change details", new Dictionary<string, object?> { [nameof(CustomerDialog.Customer)] = customer });
        await ExpectAsync(sent?.Position);
    }
}
