using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>MRR over the period, over that of the period before.</summary>
public sealed partial class MrrChart : ComponentBase
{
    private const string Now = "MRR";
    private const string Before = "Period before";

    private IReadOnlyList<Point> _points = [];
    private IReadOnlyList<Point> _before = [];

    /// <summary>The steps of the period, oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RevenuePoint> History { get; set; }

    /// <summary>What stands beside each step, of the period before; none when there is nothing to compare with.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MrrStep?> Previous { get; set; }

    /// <summary>What a step is.</summary>
    [Parameter, EditorRequired]
    public RevenueInterval Interval { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Step => Interval switch
    {
        RevenueInterval.Day => "Day",
        RevenueInterval.Week => "Week",
        _ => "Month",
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _points = [.. History.Select(point => new Point(point.Tick(Interval), (double)point.Mrr, new MrrStep(point.From, point.To, point.Mrr, point.PayingCustomers)))];
        // What came before is drawn below the step it is compared with.
        _before = [.. History.Zip(Previous).Where(pair => pair.Second is not null)
            .Select(pair => new Point(pair.First.Tick(Interval), (double)pair.Second!.Mrr, pair.Second))];
    }

    private MrrStep? BeforeOf(int index) => index < Previous.Count ? Previous[index] : null;

    private void Explain(SeriesClickEventArgs click)
    {
        if (click.Data is Point point)
        {
            Navigation.NavigateTo(new Explanation(Figure.Mrr, point.Step.From, point.Step.To).Href(Navigation));
        }
    }

    private RenderFragment Tell(Point point) => builder => builder.AddContent(
        0, $"{StepTexts.Name(point.Step.From, point.Step.To, Interval, Format)}: {Format.Money(point.Step.Mrr)}, {Format.Count(point.Step.PayingCustomers, "customer", "customers")}");

    /// <summary>A step of the chart; the chart computes in doubles, the table shows the exact amounts.</summary>
    private sealed record Point(string Name, double Mrr, MrrStep Step);
}
