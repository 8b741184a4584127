using Dashboard.Domain.Store;
using Dashboard.Web.Components.Formats;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Components.Controls;

public sealed class StoreFormatTests
{
    private readonly StoreFormat _format = new(Options.Create(new StoreOptions()));

    [Theory]
    [InlineData("1166.7633", "£1,166.76")]
    [InlineData("0.005", "£0.01")]
    [InlineData("-3", "−£3.00")]
    [InlineData("-0.004", "£0.00")]
    public void Money_Amount_HasTwoPlacesHalfAwayFromZero(string amount, string text) =>
        Assert.Equal(text, _format.Money(decimal.Parse(amount)));

    [Theory]
    [InlineData("0.0128", "1.28 %")]
    [InlineData("-0.02", "−2 %")]
    [InlineData("-0.00001", "0 %")]
    [InlineData("12.5", "1,250 %")]
    public void Percent_OfAShare_HasAtMostTwoPlaces(string share, string text) => Assert.Equal(text, _format.Percent(decimal.Parse(share)));

    [Fact]
    public void Percent_Nothing_IsADash() => Assert.Equal("–", _format.Percent(null));

    [Theory]
    [InlineData("13029.5", "£13,029.50")]
    [InlineData("-0.00333", "−£0.00333")]
    public void Exact_Amount_HidesNoPlace(string amount, string text) => Assert.Equal(text, _format.Exact(decimal.Parse(amount)));

    [Fact]
    public void Days_OfOneDay_SayItOnce() => Assert.Equal("5 Mar 2026", _format.Days(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 5)));

    [Fact]
    public void Money_Nothing_IsADash() => Assert.Equal("–", _format.Money(null));

    [Fact]
    public void Money_CurrencyWithoutACommonSign_LeadsWithItsCode() =>
        Assert.Equal("SEK 5.00", new StoreFormat(Options.Create(new StoreOptions { Currency = "SEK" })).Money(5));

    [Theory]
    [InlineData(5, 0, "new")]
    [InlineData(0, 0, "no change")]
    [InlineData(7, 7, "no change")]
    [InlineData(9, 8, "+12.5 %")]
    [InlineData(0, 4, "−100 %")]
    [InlineData(1, 3, "−66.7 %")]
    public void Change_AgainstTheValueBefore_IsSaidInWordsOrPercent(int now, int before, string text) =>
        Assert.Equal(text, _format.Change(now, before));

    [Fact]
    public void Instant_InSummer_IsInTheShopsTime() =>
        Assert.Equal("6 Jul 2026, 15:03", _format.Instant(new DateTimeOffset(2026, 7, 6, 14, 3, 22, TimeSpan.Zero)));

    [Fact]
    public void Day_JustBeforeMidnightUtcInSummer_IsTheShopsNextDay() =>
        Assert.Equal("7 Jul 2026", _format.Day(new DateTimeOffset(2026, 7, 6, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(950, "£950")]
    [InlineData(12_300, "£12.3k")]
    [InlineData(1_200_000, "£1.2m")]
    [InlineData(-12_300, "−£12.3k")]
    public void ShortMoney_OfAnAxis_IsShort(int amount, string text) => Assert.Equal(text, _format.ShortMoney(amount));

    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(812, "812 bytes")]
    [InlineData(8_192, "8 kB")]
    [InlineData(8_400_000, "8.4 MB")]
    [InlineData(1_250_000_000, "1.3 GB")]
    public void Bytes_OnDisk_AreRounded(long bytes, string text) => Assert.Equal(text, _format.Bytes(bytes));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.44, "0.4")]
    [InlineData(12.4, "12")]
    [InlineData(250_000, "250,000")]
    public void Rate_OfEvents_HasAPlaceOnlyWhenSmall(double rate, string text) => Assert.Equal(text, _format.Rate(rate));

    [Theory]
    [InlineData(0.42, "0.4 s")]
    [InlineData(24.4, "24 s")]
    [InlineData(84, "1 min 24 s")]
    [InlineData(7_530, "2 h 5 min")]
    public void Duration_Measured_IsAsExactAsIsUseful(double seconds, string text) => Assert.Equal(text, _format.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.4, "now")]
    [InlineData(7, "7 s ago")]
    [InlineData(75, "1 min ago")]
    public void Ago_OfAMoment_CountsFromNow(double seconds, string text) => Assert.Equal(text, _format.Ago(TimeSpan.FromSeconds(seconds)));
}
