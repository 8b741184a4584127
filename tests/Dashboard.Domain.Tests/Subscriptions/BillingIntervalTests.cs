using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.Tests.Subscriptions;

public sealed class BillingIntervalTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31", "2026-02-28")]
    [InlineData("2026-01-31", "2026-02-28", "2026-03-31")]
    [InlineData("2026-01-31", "2026-03-31", "2026-04-30")]
    [InlineData("2024-01-31", "2024-01-31", "2024-02-29")]
    [InlineData("2026-01-15", "2026-01-15", "2026-02-15")]
    [InlineData("2026-01-15", "2026-02-14", "2026-02-15")]
    [InlineData("2026-12-31", "2026-12-31", "2027-01-31")]
    public void NextAfter_Monthly_KeepsTheAnchorsDayOverShortMonths(string anchor, string day, string next) =>
        Assert.Equal(Day(next), BillingInterval.Monthly.NextAfter(Day(anchor), Day(day)));

    [Theory]
    [InlineData("2024-02-29", "2024-02-29", "2025-02-28")]
    [InlineData("2024-02-29", "2027-02-28", "2028-02-29")]
    [InlineData("2026-06-01", "2027-05-31", "2027-06-01")]
    public void NextAfter_Yearly_KeepsTheLeapDay(string anchor, string day, string next) =>
        Assert.Equal(Day(next), BillingInterval.Yearly.NextAfter(Day(anchor), Day(day)));

    [Theory]
    [InlineData("2026-03-23", "2026-03-23", "2026-03-30")]
    [InlineData("2026-03-23", "2026-03-29", "2026-03-30")]
    [InlineData("2026-03-23", "2026-03-30", "2026-04-06")]
    public void NextAfter_Weekly_IsTheSameWeekday(string anchor, string day, string next) =>
        Assert.Equal(Day(next), BillingInterval.Weekly.NextAfter(Day(anchor), Day(day)));

    [Fact]
    public void PerMonth_OfEachInterval_IsExact()
    {
        Assert.Equal(100m, BillingInterval.Monthly.PerMonth(100m));
        Assert.Equal(50m, BillingInterval.Yearly.PerMonth(600m));
        Assert.Equal(52m, BillingInterval.Weekly.PerMonth(12m));
    }

    /// <summary>The first of the published examples: 100 customers at 100 a month and 50 at 600 a year.</summary>
    [Fact]
    public void PerMonth_OfThePublishedExample_Is12500() =>
        Assert.Equal(12_500m, (100 * BillingInterval.Monthly.PerMonth(100m)) + (50 * BillingInterval.Yearly.PerMonth(600m)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O");
}
