namespace Dashboard.Domain.Subscriptions;

/// <summary>How often a subscription is billed. The values are stored: append, never reorder.</summary>
public enum BillingInterval
{
    Monthly = 0,
    Yearly = 1,
    Weekly = 2,
}

/// <summary>The calendar of billing: days are the store's.</summary>
public static class BillingIntervals
{
    private const decimal WeeksPerYear = 52m;
    private const decimal MonthsPerYear = 12m;

    /// <summary>The interval as people and programs write it, such as <c>monthly</c>.</summary>
    public static string Word(this BillingInterval interval) => interval switch
    {
        BillingInterval.Yearly => "yearly",
        BillingInterval.Weekly => "weekly",
        _ => "monthly",
    };

    /// <summary>What an amount of each period comes to in a month: yearly ÷ 12, weekly × 52 ÷ 12. Exact, not rounded.</summary>
    public static decimal PerMonth(this BillingInterval interval, decimal amount) => interval switch
    {
        BillingInterval.Yearly => amount / MonthsPerYear,
        BillingInterval.Weekly => amount * WeeksPerYear / MonthsPerYear,
        _ => amount,
    };

    /// <summary>
    /// What an amount of each period comes to in a year: monthly × 12, weekly × 52. Twelve times <see cref="PerMonth"/>, and unlike it
    /// never cut: sums are kept of this, and divided once, when somebody asks.
    /// </summary>
    public static decimal PerYear(this BillingInterval interval, decimal amount) => interval switch
    {
        BillingInterval.Yearly => amount,
        BillingInterval.Weekly => amount * WeeksPerYear,
        _ => amount * MonthsPerYear,
    };

    /// <summary>
    /// The first billing date after a day. It is counted from the anchor, never from the date before, so that the anchor's day
    /// comes back after a short month: 31 January, 28 February, 31 March; and 29 February every fourth year.
    /// </summary>
    /// <param name="interval">How often.</param>
    /// <param name="anchor">The day on which billing began.</param>
    /// <param name="day">Not before the anchor.</param>
    public static DateOnly NextAfter(this BillingInterval interval, DateOnly anchor, DateOnly day)
    {
        var periods = interval.Periods(anchor, day);
        var date = interval.Date(anchor, periods);
        return date > day ? date : interval.Date(anchor, periods + 1);
    }

    /// <summary>The last billing date before a billing date: the first day of the period that ends with it.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="anchor">The day on which billing began.</param>
    /// <param name="date">A billing date after the anchor.</param>
    public static DateOnly LastBefore(this BillingInterval interval, DateOnly anchor, DateOnly date) =>
        interval.Date(anchor, interval.Periods(anchor, date) - 1);

    /// <summary>Years, months or weeks from one day to another, by the calendar.</summary>
    private static int Periods(this BillingInterval interval, DateOnly anchor, DateOnly day) => interval switch
    {
        BillingInterval.Yearly => day.Year - anchor.Year,
        BillingInterval.Weekly => (day.DayNumber - anchor.DayNumber) / 7,
        _ => ((day.Year - anchor.Year) * 12) + day.Month - anchor.Month,
    };

    private static DateOnly Date(this BillingInterval interval, DateOnly anchor, int periods) => interval switch
    {
        BillingInterval.Yearly => anchor.AddYears(periods),
        BillingInterval.Weekly => anchor.AddDays(7 * periods),
        _ => anchor.AddMonths(periods),
    };
}
