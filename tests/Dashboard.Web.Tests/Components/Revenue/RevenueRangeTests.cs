using Dashboard.Web.Components.Pages.Revenue;

namespace Dashboard.Web.Tests.Components.Revenue;

public sealed class RevenueRangeTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("7", null, null)]
    [InlineData("custom", "2026-03-05", "2026-03-04")]
    [InlineData("custom", "2010-01-01", "2026-03-04")]
    [InlineData("custom", "yesterday", "2026-03-04")]
    [InlineData("custom", "0001-01-01", "0001-02-04")]
    [InlineData("custom", "9999-01-01", "9999-12-31")]
    public void Parse_OddRange_IsThisMonth(string? range, string? from, string? to) =>
        Assert.Equal(new RevenueRange(RevenueRange.ThisMonth), RevenueRange.Parse(range, from, to));

    [Theory]
    // The running month against as many days of the one before.
    [InlineData("month", "2026-03-05", "2026-03-01", "2026-03-05", "2026-02-01", "2026-02-05")]
    // Days that February has not end it.
    [InlineData("month", "2026-03-31", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("month", "2028-03-31", "2028-03-01", "2028-03-31", "2028-02-01", "2028-02-29")]
    // The last day of a month is not over: its counterpart is a day, not the rest of January.
    [InlineData("month", "2026-02-28", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-28")]
    [InlineData("month", "2026-01-01", "2026-01-01", "2026-01-01", "2025-12-01", "2025-12-01")]
    // A month that is over against the whole month before.
    [InlineData("last-month", "2026-03-05", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31")]
    [InlineData("last-month", "2026-03-31", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31")]
    [InlineData("30", "2026-03-05", "2026-02-04", "2026-03-05", "2026-01-05", "2026-02-03")]
    [InlineData("90", "2026-03-05", "2025-12-06", "2026-03-05", "2025-09-07", "2025-12-05")]
    // A year, and the day that the year before has not.
    [InlineData("year", "2026-03-05", "2026-01-01", "2026-03-05", "2025-01-01", "2025-03-05")]
    [InlineData("year", "2028-02-29", "2028-01-01", "2028-02-29", "2027-01-01", "2027-02-28")]
    [InlineData("year", "2029-02-28", "2029-01-01", "2029-02-28", "2028-01-01", "2028-02-28")]
    [InlineData("year", "2026-12-31", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("12-months", "2026-03-05", "2025-03-06", "2026-03-05", "2024-03-06", "2025-03-05")]
    [InlineData("12-months", "2028-02-29", "2027-03-01", "2028-02-29", "2026-03-01", "2027-02-28")]
    public void Resolve_Preset_ComparesWithWhatCameBefore(string range, string today, string from, string to, string previousFrom, string previousTo)
    {
        var period = new RevenueRange(range).Resolve(Day(today), first: null);

        Assert.Equal((Day(from), Day(to), Day(previousFrom), Day(previousTo)), (period.From, period.To, period.PreviousFrom, period.PreviousTo));
    }

    [Theory]
    // Days against as many days before.
    [InlineData("2026-02-10", "2026-02-19", "2026-02-10", "2026-02-19", "2026-01-31", "2026-02-09", false)]
    // Whole months against as many months.
    [InlineData("2025-12-01", "2026-01-31", "2025-12-01", "2026-01-31", "2025-10-01", "2025-11-30", false)]
    // A month that still runs against the same part of the one before.
    [InlineData("2026-03-01", "2026-03-31", "2026-03-01", "2026-03-05", "2026-02-01", "2026-02-05", true)]
    // Days that are still to come do not count.
    [InlineData("2026-03-02", "2026-04-10", "2026-03-02", "2026-03-05", "2026-02-26", "2026-03-01", false)]
    public void Resolve_ChosenDays_CompareWithWhatCameBefore(
        string chosenFrom, string chosenTo, string from, string to, string previousFrom, string previousTo, bool isRunning)
    {
        var period = RevenueRange.Parse("custom", chosenFrom, chosenTo).Resolve(Day("2026-03-05"), first: null);

        Assert.Equal(new RevenuePeriod(Day(from), Day(to), Day(previousFrom), Day(previousTo), isRunning), period);
    }

    [Fact]
    public void Resolve_DaysToCome_AreThisMonth() =>
        Assert.Equal(Day("2026-03-01"), RevenueRange.Parse("custom", "2026-04-01", "2026-04-10").Resolve(Day("2026-03-05"), first: null).From);

    [Fact]
    public void Resolve_All_BeginsWithTheFirstMovementAndIsComparedWithNothing() =>
        Assert.Equal(new RevenuePeriod(Day("2024-05-17"), Day("2026-03-05"), null, null, IsRunning: false), new RevenueRange("all").Resolve(Day("2026-03-05"), Day("2024-05-17")));

    [Fact]
    public void Resolve_All_ReachesAtMostTenYearsBack() =>
        Assert.Equal(RevenueRange.LongestDays, Day("2026-03-05").DayNumber - new RevenueRange("all").Resolve(Day("2026-03-05"), Day("1999-01-01")).From.DayNumber + 1);

    [Fact]
    public void Resolve_LastMonth_IsOver() => Assert.False(new RevenueRange("last-month").Resolve(Day("2026-03-05"), first: null).IsRunning);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
