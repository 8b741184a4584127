using Dashboard.ReadSide.Customers;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>Adds a customer's opinion of a product.</summary>
public sealed partial class ReviewDialog : CommandForm
{
    private CustomerStats? _customer;
    private int _rating;
    private string? _comment;

    /// <summary>The product it is about.</summary>
    [Parameter, EditorRequired]
    public Guid ProductId { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private async Task SubmitAsync()
    {
        if (await SendAsync(new AddReview(ProductId, _customer?.CustomerId ?? Guid.Empty, _rating, _comment)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
