using Dashboard.ReadSide.Past;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>The prices a product had, as steps over time and as a table.</summary>
public sealed partial class PriceHistory : ComponentBase
{
    private static readonly TimeSpan Short = TimeSpan.FromDays(3);

    private IReadOnlyList<Point> _points = [];
    private string _axis = "";

    /// <summary>The prices, oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<PriceRow> Prices { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required IOptions<StoreOptions> Store { get; init; }

    [Inject]
    public required Viewpoint Viewpoint { get; init; }

    private string Summary => $"Price over time, from {Format.Price(Prices[0].Price)} on {Format.Day(Prices[0].At)} to {Format.Price(Prices[^1].Price)} now. The table below holds every price.";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Prices.Count > 0)
        {
            _points = [.. Prices.Select(price => PointAt(price.At, price.Price)), PointAt(Viewpoint.Now, Prices[^1].Price)];
            _axis = _points[^1].At - _points[0].At < Short ? "d MMM, HH:mm" : "d MMM yyyy";
        }
    }

    private Point PointAt(DateTimeOffset at, decimal price) => new(TimeZoneInfo.ConvertTime(at, Store.Value.Zone).DateTime, price);

    /// <summary>A corner of the chart; the last one is now, so that the line shows how long the newest price stands.</summary>
    private sealed record Point(DateTime At, decimal Price);
}
