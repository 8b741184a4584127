using Dashboard.Web.Components.Controls;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>What narrows, sorts and pages a list; it stands in the address.</summary>
/// <typeparam name="TSelf">The filter itself.</typeparam>
public abstract record ListFilter<TSelf>
    where TSelf : ListFilter<TSelf>
{
    /// <summary>Cursor of the page; nothing for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Number of the page, for people.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The address of the list as it is narrowed, sorted and paged here.</summary>
    public abstract string Uri { get; }

    /// <summary>The same list from its first page on: what a changed filter leads to.</summary>
    public TSelf FromTheTop() => At(new PageMove(null, 1));

    /// <summary>The same list, on another page.</summary>
    public TSelf At(PageMove move) => (TSelf)(this with { Cursor = move.Cursor, Page = move.Number });
}
