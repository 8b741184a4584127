using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What moved MRR in each step of a period: gains above zero, losses below.</summary>
public sealed partial class MovementsChart : ComponentBase
{
    private static readonly Bar[] Bars =
    [
        new(Figure.New, "var(--gain-new)", moved => moved.New, +1),
        new(Figure.Expansion, "var(--gain-expansion)", moved => moved.Expansion, +1),
        new(Figure.Reactivation, "var(--gain-reactivation)", moved => moved.Reactivation, +1),
        new(Figure.Contraction, "var(--loss-contraction)", moved => moved.Contraction, -1),
        new(Figure.Churn, "var(--loss-churn)", moved => moved.Churn, -1),
    ];

    private Dictionary<Figure, IReadOnlyList<Point>> _points = [];
    private bool _moved;

    /// <summary>The steps of the period, oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RevenuePoint> History { get; set; }

    /// <summary>What a step is.</summary>
    [Parameter, EditorRequired]
    public RevenueInterval Interval { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _points = Bars.ToDictionary(bar => bar.Figure, PointsOf);
        _moved = Bars.Any(bar => History.Any(point => bar.AmountOf(point.Movements) != 0));
    }

    private IReadOnlyList<Point> PointsOf(Bar bar) =>
        [.. History.Select(point => new Point(point.Tick(Interval), bar.Sign * (double)bar.AmountOf(point.Movements), bar, point))];

    private void Explain(SeriesClickEventArgs click)
    {
        if (click.Data is Point point)
        {
            Navigation.NavigateTo(Explanation.In(point.Bar.Figure, point.Step).Href(Navigation));
        }
    }

    private RenderFragment Tell(Point point) => builder => builder.AddContent(
        0, $"{point.Step.Name(Interval, Format)}: {point.Bar.Figure.ToString().ToLowerInvariant()} {Format.Money(point.Bar.AmountOf(point.Step.Movements))}");

    /// <summary>A kind of movements as a part of the bars.</summary>
    private sealed record Bar(Figure Figure, string Colour, Func<RevenueMovements, decimal> AmountOf, int Sign);

    /// <summary>A kind in a step; the chart computes in doubles, the table shows the exact amounts.</summary>
    private sealed record Point(string Name, double Amount, Bar Bar, RevenuePoint Step);
}
