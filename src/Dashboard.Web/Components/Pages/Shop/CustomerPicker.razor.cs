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

    private async Task<IReadOnlyList<CustomerStats>> FindAsync(string text, CancellationToken cancellationToken) =>
        (await Desk.AskAsync(new ListCustomers { Text = text, Page = new PageRequest { Limit = Most } }, cancellationToken)).Items;

    private string? Block(CustomerStats customer) =>
        NeedsVerified && !customer.IsVerified ? "not verified, cannot order yet" : null;
}
