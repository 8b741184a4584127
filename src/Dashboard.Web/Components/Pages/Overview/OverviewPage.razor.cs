using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>How the shop does: figures of a range of days against the range before, sales by day, newest orders.</summary>
public sealed partial class OverviewPage : LiveComponent<OverviewAnswer>
{
    private readonly RowMarks<OrderRow, Guid> _marks = new(order => order.OrderId, order => (order.Status, order.Total, order.CustomerName));

    private SalesRange _range = new(Days: 30);

    /// <summary>Number of days, <c>all</c> or <c>custom</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <summary>First day of a custom range.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day of a custom range.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } =
        [ProjectionNames.Sales, ProjectionNames.Orders, ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog, ProjectionNames.Revenue];

    /// <inheritdoc/>
    protected override object? Filter => SalesRange.Parse(Range, From, To);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _range = SalesRange.Parse(Range, From, To);
        await base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override Task<OverviewAnswer?> AskAsync(CancellationToken cancellationToken) =>
        OverviewAnswer.AskAsync(Desk, SalesRange.Parse(Range, From, To), Format.DayOf(Now), Format.DayOf, cancellationToken)!;

    /// <inheritdoc/>
    protected override void OnAnswered(OverviewAnswer? before, OverviewAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Newest ?? [], isSameQuestion);

    private static string MonthOf(DateOnly day)
    {
        var first = day.AddDays(1 - day.Day);
        return $"/?range=custom&from={QueryText.Of(first)}&to={QueryText.Of(first.AddMonths(1).AddDays(-1))}";
    }
}
