using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>Chooses a product by name, category, brand or tag.</summary>
public sealed partial class ProductPicker : ComponentBase
{
    private const int Most = 8;

    /// <summary>The chosen product.</summary>
    [Parameter]
    public ProductRow? Chosen { get; set; }

    /// <summary>Told what is chosen, or nothing when the choice is taken back.</summary>
    [Parameter]
    public EventCallback<ProductRow?> ChosenChanged { get; set; }

    /// <summary>Attributes that the field around it gives.</summary>
    [Parameter]
    public Dictionary<string, object>? Input { get; set; }

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private async Task<IReadOnlyList<ProductRow>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var page = new PageRequest { Limit = Most };
        var beginning = Desk.AskAsync(new SearchProducts { FromName = text, Page = page }, cancellationToken);
        var holding = Desk.AskAsync(new SearchProducts { Text = text, Page = page }, cancellationToken);
        await Task.WhenAll(beginning, holding);
        return PickerOrder.Of((await beginning).Items, (await holding).Items, text, Most, product => product.ProductId, product => product.Name);
    }
}
