using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>Chooses a customer by name or e-mail.</summary>
public sealed partial class CustomerPicker : ComponentBase
{
    private const int Most = 8;

    /// <summary>The chosen customer.</summary>
    [Parameter]
    public CustomerStats? Chosen { get; set; }

    /// <summary>Told who is chosen, or nothing when the choice is taken back.</summary>
    [Parameter]
    public EventCallback<CustomerStats?> ChosenChanged { get; set; }

    /// <summary>Whether only a verified customer can be chosen; the others are shown with the reason.</summary>
    [Parameter]
    public bool NeedsVerified { get; set; }

    /// <summary>Attributes that the field around it gives.</summary>
    [Parameter]
    public Dictionary<string, object>? Input { get; set; }

    [Inject]
    public required IDesk Desk { get; init; }

    private async Task<IReadOnlyList<CustomerStats>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var page = new PageRequest { Limit = Most };
        var beginning = Desk.AskAsync(new ListCustomers { FromName = text, Page = page }, cancellationToken);
        var holding = Desk.AskAsync(new ListCustomers { Text = text, Page = page }, cancellationToken);
        await Task.WhenAll(beginning, holding);
        return PickerOrder.Of(
            (await beginning).Items, (await holding).Items, text, Most, customer => customer.CustomerId, customer => customer.Name, customer => customer.Email);
    }

    private string? Block(CustomerStats customer) =>
        NeedsVerified && !customer.IsVerified ? "not verified, cannot order yet" : null;
}
