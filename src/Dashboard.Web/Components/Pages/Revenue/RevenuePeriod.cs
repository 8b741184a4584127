namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>
/// The days that are shown and those they are compared with: a month with the month before, days with as many days before.
/// A period that still runs is compared with the same part of the one before, as far as that has so many days.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; never after today.</param>
/// <param name="PreviousFrom">First day compared with; nothing when there is nothing to compare with.</param>
/// <param name="PreviousTo">Last day compared with.</param>
/// <param name="IsRunning">Whether the period is not over, so that only the same part of the one before counts.</param>
public sealed record RevenuePeriod(DateOnly From, DateOnly To, DateOnly? PreviousFrom, DateOnly? PreviousTo, bool IsRunning)
{
    /// <summary>Whole months from the first day of one, as far as they have come.</summary>
    internal static RevenuePeriod OfMonths(DateOnly from, int months, DateOnly today)
    {
        var last = from.AddMonths(months).AddDays(-1);
        // On its last day a period still runs: that day is not over.
        var isRunning = last >= today;
        // The 31st has no counterpart in February: what is compared with ends on its last day then.
        return new RevenuePeriod(from, isRunning ? today : last, from.AddMonths(-months), isRunning ? today.AddMonths(-months) : from.AddDays(-1), isRunning);
    }

    /// <summary>Days, compared with as many before them.</summary>
    internal static RevenuePeriod OfDays(DateOnly from, DateOnly to) =>
        new(from, to, from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1), IsRunning: false);

    /// <summary>A year up to today, compared with the year up to the day before it.</summary>
    internal static RevenuePeriod OfLast12Months(DateOnly today)
    {
        var from = today.AddMonths(-12).AddDays(1);
        return new RevenuePeriod(from, today, from.AddMonths(-12), from.AddDays(-1), IsRunning: false);
    }

    /// <summary>Everything; there is nothing before it.</summary>
    internal static RevenuePeriod Whole(DateOnly first, DateOnly today)
    {
        var oldest = today.AddDays(1 - RevenueRange.LongestDays);
        var from = first > today ? today : first < oldest ? oldest : first;
        return new RevenuePeriod(from, today, PreviousFrom: null, PreviousTo: null, IsRunning: false);
    }

    /// <summary>Two days that a person chose: months where they bound whole months, else days.</summary>
    internal static RevenuePeriod Chosen(DateOnly from, DateOnly to, DateOnly today)
    {
        if (from.Day == 1 && to.AddDays(1).Day == 1)
        {
            return OfMonths(from, months: ((to.Year - from.Year) * 12) + to.Month - from.Month + 1, today);
        }

        return OfDays(from, to < today ? to : today);
    }
}
