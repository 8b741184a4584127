using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>The steps in which history is told, in words.</summary>
internal static class StepTexts
{
    /// <summary>A step as it is counted: <c>per day</c>.</summary>
    public static string Word(this RevenueInterval interval) => interval switch
    {
        RevenueInterval.Day => "day",
        RevenueInterval.Week => "week",
        _ => "month",
    };

    /// <summary>A step's days: a month by its name, where the range holds it whole.</summary>
    public static string Name(this RevenuePoint point, RevenueInterval interval, StoreFormat format) => Name(point.From, point.To, interval, format);

    /// <inheritdoc cref="Name(RevenuePoint, RevenueInterval, StoreFormat)"/>
    public static string Name(DateOnly from, DateOnly to, RevenueInterval interval, StoreFormat format) =>
        interval == RevenueInterval.Month && from.Day == 1 && to == from.AddMonths(1).AddDays(-1) ? format.Month(from) : format.Days(from, to);

    /// <summary>A step on the axis of a chart; short, and no two of a range alike.</summary>
    public static string Tick(this RevenuePoint point, RevenueInterval interval) =>
        point.From.ToString(interval == RevenueInterval.Month ? "MMM yy" : "d MMM yy", System.Globalization.CultureInfo.InvariantCulture);
}
