using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Pages.Revenue;

namespace Dashboard.Web.Tests.Components.Revenue;

/// <summary>What stands beside a step is as far from its period's start, and the last ones end with their periods.</summary>
public sealed class MrrStepTests
{
    [Theory]
    // Days that are no months: the months shown begin with a single day, so what stands beside it is a single day.
    [InlineData("2026-01-31", "2026-08-30", RevenueInterval.Month, 8, "2025-07-03", "2025-07-03", "2026-01-30")]
    // Weeks that begin in the middle of one.
    [InlineData("2026-06-04", "2026-09-01", RevenueInterval.Week, 14, "2026-03-06", "2026-03-09", "2026-06-03")]
    // A leap year beside one that is none: month beside month.
    [InlineData("2025-01-01", "2025-12-31", RevenueInterval.Month, 12, "2024-01-01", "2024-01-31", "2024-12-31")]
    // A short month beside a long one.
    [InlineData("2026-02-01", "2026-02-28", RevenueInterval.Day, 28, "2026-01-01", "2026-01-01", "2026-01-31")]
    public void Steps_AreAsFarFromTheStart(string from, string to, RevenueInterval interval, int steps, string firstFrom, string firstTo, string lastTo)
    {
        var beside = Beside(from, to, interval);

        Assert.Equal(steps, beside.Count);
        Assert.DoesNotContain(null, beside);
        Assert.Equal((Day(firstFrom), Day(firstTo), Day(lastTo)), (beside[0]!.From, beside[0]!.To, beside[^1]!.To));
        Assert.All(beside.Zip(beside.Skip(1)), pair => Assert.Equal(pair.First!.To.AddDays(1), pair.Second!.From));
    }

    [Fact]
    public void MonthsOfALeapYear_StandBesideTheSameMonths()
    {
        var beside = Beside("2025-01-01", "2025-12-31", RevenueInterval.Month);

        Assert.Equal((Day("2024-03-01"), Day("2024-03-31")), (beside[2]!.From, beside[2]!.To));
    }

    [Fact]
    public void LongMonth_BesideAShortOne_HasNothingForDaysThatAreNotThere_AndEndsWithIt()
    {
        var beside = Beside("2026-03-01", "2026-03-31", RevenueInterval.Day);

        Assert.Equal((31, Day("2026-02-28"), null, null, Day("2026-02-28")), (beside.Count, beside[27]!.To, beside[28], beside[29], beside[30]!.To));
    }

    [Fact]
    public void Mrr_IsThatAtTheEndOfTheDays()
    {
        var beside = Beside("2026-01-31", "2026-08-30", RevenueInterval.Month);

        // Day after day of the period before it is one more.
        Assert.Equal((12_500m, 12_500m + 211), (beside[0]!.Mrr, beside[^1]!.Mrr));
    }

    [Fact]
    public void NothingBefore_IsNothing() =>
        Assert.Empty(MrrStep.Beside(RevenuePeriod.Whole(Day("2026-01-01"), Day("2026-03-05")), RevenueRows.History(Day("2026-01-01"), Day("2026-03-05"), RevenueInterval.Week), []));

    private static IReadOnlyList<MrrStep?> Beside(string from, string to, RevenueInterval interval)
    {
        var period = RevenuePeriod.Chosen(Day(from), Day(to), Day("2026-12-31"));
        return MrrStep.Beside(
            period, RevenueRows.History(period.From, period.To, interval), RevenueRows.History(period.PreviousFrom!.Value, period.PreviousTo!.Value, RevenueInterval.Day));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
