using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Live;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Which days the revenue page is asked to show: a preset by its word, or two days chosen.</summary>
/// <param name="Value">A value of <see cref="Presets"/>, or <see cref="RangePicker.Custom"/>.</param>
/// <param name="From">First chosen day.</param>
/// <param name="To">Last chosen day.</param>
public sealed record RevenueRange(string Value, DateOnly? From = null, DateOnly? To = null)
{
    public const string ThisMonth = "month";
    public const string LastMonth = "last-month";
    public const string Last30Days = "30";
    public const string Last90Days = "90";
    public const string ThisYear = "year";
    public const string Last12Months = "12-months";
    public const string All = "all";

    /// <summary>Longest range that is asked for: ten years.</summary>
    public const int LongestDays = 3_652;

    /// <summary>What is offered to choose from.</summary>
    public static IReadOnlyList<RangePreset> Presets { get; } =
    [
        new(ThisMonth, "This month"), new(LastMonth, "Last month"), new(Last30Days, "Last 30 days"), new(Last90Days, "Last 90 days"),
        new(ThisYear, "This year"), new(Last12Months, "Last 12 months"), new(All, "All"),
    ];

    /// <summary>Reads the range from the address; anything odd is this month.</summary>
    public static RevenueRange Parse(string? range, string? from, string? to) => range switch
    {
        RangePicker.Custom when QueryText.Day(from) is { } first && QueryText.Day(to) is { } last && Fault(first, last) is null => new RevenueRange(RangePicker.Custom, first, last),
        not null when Presets.Any(preset => preset.Value == range) => new RevenueRange(range),
        _ => new RevenueRange(ThisMonth),
    };

    /// <summary>Why two days are no range, in a sentence; nothing when they are.</summary>
    public static string? Fault(DateOnly from, DateOnly to) =>
        to < from ? "The first day must not come after the last."
        : to.DayNumber - from.DayNumber >= LongestDays ? "A range can have at most ten years."
        : !IsThinkable(from) || !IsThinkable(to) ? "These days are too far away."
        : null;

    /// <summary>Whether a day is one with which can be reckoned; anybody can type another into an address.</summary>
    public static bool IsThinkable(DateOnly day) => day.Year is >= 1900 and < 3000;

    /// <summary>Why two days cannot be shown today, in a sentence; nothing when they can.</summary>
    public static string? Fault(DateOnly from, DateOnly to, DateOnly today) =>
        Fault(from, to) ?? (from > today ? "The first day must not come after today." : null);

    /// <summary>The days themselves, and the ones they are compared with.</summary>
    /// <param name="today">The shop's day.</param>
    /// <param name="first">The first day on which MRR moved; nothing when it never did.</param>
    public RevenuePeriod Resolve(DateOnly today, DateOnly? first)
    {
        var month = today.AddDays(1 - today.Day);
        return Value switch
        {
            LastMonth => RevenuePeriod.OfMonths(month.AddMonths(-1), months: 1, today),
            Last30Days => RevenuePeriod.OfDays(today.AddDays(-29), today),
            Last90Days => RevenuePeriod.OfDays(today.AddDays(-89), today),
            ThisYear => RevenuePeriod.OfMonths(new DateOnly(today.Year, 1, 1), months: 12, today),
            Last12Months => RevenuePeriod.OfLast12Months(today),
            All => RevenuePeriod.Whole(first ?? today, today),
            RangePicker.Custom when From is { } from && To is { } to && from <= today => RevenuePeriod.Chosen(from, to, today),
            _ => RevenuePeriod.OfMonths(month, months: 1, today),
        };
    }
}
