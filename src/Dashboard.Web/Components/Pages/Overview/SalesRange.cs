using System.Globalization;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Live;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>Which days the overview shows: so many up to the last day with orders, all there are, or two days chosen.</summary>
/// <param name="Days">Length in days; nothing for all days or for chosen ones.</param>
/// <param name="From">First chosen day.</param>
/// <param name="To">Last chosen day.</param>
public sealed record SalesRange(int? Days, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>Lengths that are offered, in days.</summary>
    public static readonly IReadOnlyList<int> Presets = [7, 30, 90, 365];

    /// <summary>What is offered to choose from.</summary>
    public static IReadOnlyList<RangePreset> Offered { get; } =
        [.. Presets.Select(days => new RangePreset(Text(days), $"{Text(days)} days")), new RangePreset("all", "All")];

    /// <summary>Longest range that is asked for, in days.</summary>
    public const int Longest = 3_650;

    private const int Default = 30;

    /// <summary>Its word in the address.</summary>
    public string Value => Days is { } days ? Text(days) : IsCustom ? RangePicker.Custom : "all";

    /// <summary>Whether all days are wanted.</summary>
    public bool IsAll => Days is null && From is null;

    /// <summary>Whether two days were chosen.</summary>
    public bool IsCustom => From is not null;

    /// <summary>Reads the range from the address; anything odd is the default of 30 days.</summary>
    public static SalesRange Parse(string? range, string? from, string? to) => range switch
    {
        "all" => new SalesRange(Days: null),
        RangePicker.Custom when QueryText.Day(from) is { } first && QueryText.Day(to) is { } last && Fault(first, last) is null => new SalesRange(null, first, last),
        _ when int.TryParse(range, out var days) && Presets.Contains(days) => new SalesRange(days),
        _ => new SalesRange(Default),
    };

    /// <summary>Why two days are no range, in a sentence; nothing when they are.</summary>
    public static string? Fault(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        < 0 => "The first day must not come after the last.",
        >= Longest => "A range can have at most ten years.",
        _ => null,
    };

    /// <summary>The first and the last day to ask for.</summary>
    /// <param name="today">The shop's day.</param>
    /// <param name="oldest">Day of the oldest order; nothing without orders.</param>
    /// <param name="newest">The newest day with sales; nothing without any.</param>
    public (DateOnly From, DateOnly To) Resolve(DateOnly today, DateOnly? oldest, DateOnly? newest)
    {
        if (From is { } from && To is { } to)
        {
            return (from, to);
        }

        var length = Days ?? Longest;
        // Where nothing was sold for as long as the range is, the range ends on the last day with orders: else it were empty.
        var end = newest is { } last && (IsAll || last.DayNumber <= today.DayNumber - length) && last < today ? last : today;
        var start = end.AddDays(1 - length);
        return (IsAll ? Later(oldest ?? end, start) : start, end);
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
