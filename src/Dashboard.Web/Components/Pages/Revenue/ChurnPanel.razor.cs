using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>MRR churn of each step, gross and net, and customer churn of the last full months.</summary>
public sealed partial class ChurnPanel : ComponentBase
{
    private IReadOnlyList<Point> _points = [];

    /// <summary>The steps of the period, oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RevenuePoint> History { get; set; }

    /// <summary>What a step is.</summary>
    [Parameter, EditorRequired]
    public RevenueInterval Interval { get; set; }

    /// <summary>The figures of the period.</summary>
    [Parameter, EditorRequired]
    public required RevenueMetrics Metrics { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private IEnumerable<Point> Known => _points.Where(point => point.Gross is not null);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _points = [.. History.Select(step => new Point(step.Tick(Interval), step))];

    private void Explain(SeriesClickEventArgs click)
    {
        if (click.Data is Point point)
        {
            Navigation.NavigateTo(Explanation.In(click.Title == "Net" ? Figure.NetChurn : Figure.GrossChurn, point.Step).Href(Navigation));
        }
    }

    private RenderFragment Tell(string which, Point point, decimal? rate) =>
        builder => builder.AddContent(0, $"{point.Step.Name(Interval, Format)}: {which} {Format.Percent(rate)}");

    /// <summary>Churn of a step; nothing where it began without MRR. The chart computes in doubles, the table shows the exact rates.</summary>
    private sealed record Point(string Name, RevenuePoint Step)
    {
        public decimal? Gross { get; } = Rate(Step, Step.Movements.Churn + Step.Movements.Contraction);

        public decimal? Net { get; } = Rate(Step, Step.Movements.Churn + Step.Movements.Contraction - Step.Movements.Expansion - Step.Movements.Reactivation);

        public double GrossPercent => (double)(Gross ?? 0) * 100;

        public double NetPercent => (double)(Net ?? 0) * 100;

        private static decimal? Rate(RevenuePoint step, decimal lost) => step.Start == 0 ? null : lost / step.Start;
    }
}
