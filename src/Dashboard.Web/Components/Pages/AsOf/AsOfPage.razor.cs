using System.Globalization;
using Dashboard.ReadSide.Past;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.AsOf;

/// <summary>Where somebody chooses the moment as of which they want to see the dashboard, and finds the moments that are there.</summary>
public sealed partial class AsOfPage : ConsoleComponent<PastViews>
{
    private DateOnly? _day;
    private TimeOnly? _time = new(12, 0);
    private string? _fault;

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override bool IsMoving => Answer?.Items.Any(view => view.State is PastState.Waiting or PastState.Building) == true;

    private string Today => ToDay(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Format.Zone).DateTime).ToString("O", CultureInfo.InvariantCulture);

    private string Nothing => Desk.May<BuildViewAsOf>()
        ? "There is no view as of a date. Choose a moment above; it takes a little while to build."
        : "There is no view as of a date. Whoever has the role Staff can build one.";

    /// <inheritdoc/>
    protected override Task<PastViews?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new ListPastViews(), cancellationToken)!;

    /// <summary>The moment of a day and a time in a zone; where clocks are put forward over it, the one that the clocks show instead.</summary>
    internal static DateTimeOffset MomentOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateOnly ToDay(DateTime local) => DateOnly.FromDateTime(local);

    private async Task BuildAsync()
    {
        _fault = (_day, _time) is (null, _) or (_, null) ? "Choose a day and a time of day." : null;
        if (_fault is null)
        {
            await TrySendAsync(new BuildViewAsOf(MomentOf(_day!.Value, _time!.Value, Format.Zone)));
        }
    }
}
