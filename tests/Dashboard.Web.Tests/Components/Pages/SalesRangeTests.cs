using Dashboard.Web.Components.Pages.Overview;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class SalesRangeTests
{
    private static readonly DateOnly Today = new(2026, 3, 5);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("8", null, null)]
    [InlineData("custom", "2026-03-05", "2026-03-04")]
    [InlineData("custom", "2010-01-01", "2026-03-04")]
    [InlineData("custom", "yesterday", "2026-03-04")]
    public void Parse_OddRange_IsThirtyDays(string? range, string? from, string? to) =>
        Assert.Equal(new SalesRange(30), SalesRange.Parse(range, from, to));

    [Fact]
    public void Resolve_OrderOnTheFirstDayOfTheRange_EndsToday() =>
        Assert.Equal((Today.AddDays(-6), Today), new SalesRange(7).Resolve(Today, null, Today.AddDays(-6)));

    [Fact]
    public void Resolve_OrderJustBeforeTheRange_EndsOnItsDay() =>
        Assert.Equal((Today.AddDays(-13), Today.AddDays(-7)), new SalesRange(7).Resolve(Today, null, Today.AddDays(-7)));

    [Fact]
    public void Resolve_OrderInTheFuture_EndsToday() => Assert.Equal(Today, new SalesRange(7).Resolve(Today, null, Today.AddDays(3)).To);

    [Fact]
    public void Resolve_AllDays_ReachesAtMostTenYearsBack() =>
        Assert.Equal(Today.AddDays(1 - SalesRange.Longest), new SalesRange(Days: null).Resolve(Today, new DateOnly(1999, 1, 1), Today).From);

    [Fact]
    public void Resolve_WithoutOrders_EndsToday() => Assert.Equal((Today, Today), new SalesRange(Days: null).Resolve(Today, null, null));
}
