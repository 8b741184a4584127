using Dashboard.ReadSide.Sales;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>Sales of every day of a range, over those of the range before.</summary>
public sealed partial class SalesChart : ComponentBase
{
    private IReadOnlyList<Point> _points = [];

    /// <summary>The days; at least one.</summary>
    [Parameter, EditorRequired]
    public required DailySales Sales { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _points =
    [
        .. Sales.Days.Select((day, index) => new Point(
            day.Day.ToDateTime(TimeOnly.MinValue), (double)day.Revenue, (double)(BeforeOf(index)?.Revenue ?? 0), day, BeforeOf(index))),
    ];

    private SalesDay? BeforeOf(int index) => index < Sales.PreviousDays.Count ? Sales.PreviousDays[index] : null;

    private RenderFragment Tell(Point point) => builder =>
    {
        builder.AddContent(0, $"{Format.Day(point.Now.Day)}: {Format.Money(point.Now.Revenue)}, {Format.Count(point.Now.Orders, "order", "orders")}");
        if (point.Earlier is { } before)
        {
            builder.AddMarkupContent(1, "<br />");
            builder.AddContent(2, $"{Format.Day(before.Day)}: {Format.Money(before.Revenue)}, {Format.Count(before.Orders, "order", "orders")}");
        }
    };

    /// <summary>A day of the chart; the chart computes in doubles, the table shows the exact amounts.</summary>
    private sealed record Point(DateTime Day, double Revenue, double Before, SalesDay Now, SalesDay? Earlier);
}
