using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>Where a pager wants to go.</summary>
/// <param name="Cursor">Cursor of the page; nothing for the first.</param>
/// <param name="Number">Its number, from 1; for people only, the cursor decides.</param>
public sealed record PageMove(string? Cursor, int Number)
{
    /// <summary>The first page.</summary>
    public static PageMove First { get; } = new(null, 1);
}

/// <summary>
/// A pager for a <see cref="Page{T}"/>: pass its <c>Total</c>, <c>TotalIsExact</c>, <c>Next</c> and <c>Previous</c>, and
/// the number of the page (kept beside the cursor in the address); put what <see cref="Go"/> says into the address.
/// </summary>
public sealed partial class KeysetPager : ComponentBase
{
    /// <summary>Rows in the whole list.</summary>
    [Parameter, EditorRequired]
    public long Total { get; set; }

    /// <summary>Whether there are no more than <see cref="Total"/>.</summary>
    [Parameter]
    public bool IsExact { get; set; } = true;

    /// <summary>Cursor of the next page; nothing on the last.</summary>
    [Parameter, EditorRequired]
    public string? Next { get; set; }

    /// <summary>Cursor of the page before; nothing on the first.</summary>
    [Parameter, EditorRequired]
    public string? Previous { get; set; }

    /// <summary>Number of the shown page, from 1.</summary>
    [Parameter]
    public int Number { get; set; } = 1;

    /// <summary>Rows a page.</summary>
    [Parameter]
    public int Limit { get; set; } = PageRequest.DefaultLimit;

    /// <summary>What a row is: <c>order</c>.</summary>
    [Parameter, EditorRequired]
    public required string One { get; set; }

    /// <summary>What rows are: <c>orders</c>.</summary>
    [Parameter, EditorRequired]
    public required string Many { get; set; }

    /// <summary>Where the person wants to go.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PageMove> Go { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private long Pages => (Total + Limit - 1) / Limit;
}
