using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>A live list that its address narrows, sorts and pages, so that back, forward and reload keep it.</summary>
/// <typeparam name="TFilter">What stands in the address.</typeparam>
/// <typeparam name="TAnswer">All that the page shows.</typeparam>
public abstract class ListComponent<TFilter, TAnswer> : LiveComponent<TAnswer>
    where TFilter : ListFilter<TFilter>
    where TAnswer : class
{
    [SupplyParameterFromQuery(Name = "at")]
    public string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override object Filter => Current;

    /// <summary>What the address says.</summary>
    protected TFilter Current => Narrowed.At(new PageMove(UriQuery.Text(Cursor), UriQuery.Page(PageNumber)));

    /// <summary>What the address says, but for the page.</summary>
    protected abstract TFilter Narrowed { get; }

    /// <summary>Shows the list otherwise narrowed or sorted, from its first page on.</summary>
    protected void Show(TFilter filter) => Navigation.NavigateTo(filter.FromTheTop().Uri);

    /// <summary>The same for every letter typed: it replaces the address, so that "back" leaves the list instead of taking letters away.</summary>
    protected void Search(TFilter filter) => Navigation.NavigateTo(filter.FromTheTop().Uri, replace: true);

    /// <summary>Shows another page of the list.</summary>
    protected void Go(PageMove move) => Navigation.NavigateTo(Current.At(move).Uri);
}
