using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>The fields that narrow the list of products; the page puts what they say into the address.</summary>
public sealed partial class CatalogFilters : ComponentBase
{
    /// <summary>What the list is narrowed to now.</summary>
    [Parameter, EditorRequired]
    public required CatalogFilter Filter { get; set; }

    /// <summary>The categories there are, with their counts.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CategoryRow> Categories { get; set; }

    /// <summary>Told what is typed to search for.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> Searched { get; set; }

    /// <summary>Told every other change.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CatalogFilter> Narrowed { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <summary>
    /// Whether the chosen category is among the listed ones; before they are here, and when its last product is gone, it
    /// gets an option of its own. A browser drops the choice of a select whose chosen option is replaced, so the select
    /// is made anew when this changes.
    /// </summary>
    private bool IsListed => Filter.Category is null || Categories.Any(row => row.Category == Filter.Category);

    private static string? Value(ChangeEventArgs change) => change.Value as string;

    private Task Narrow(CatalogFilter filter) => Narrowed.InvokeAsync(filter);
}
