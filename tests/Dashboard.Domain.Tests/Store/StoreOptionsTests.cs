using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dashboard.Domain.Store;

namespace Dashboard.Domain.Tests.Store;

public sealed class StoreOptionsTests
{
    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static List<string?> Faults(StoreOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.ConvertAll(fault => fault.ErrorMessage);
    }

    [Fact]
    public void Defaults_AreABritishShop()
    {
        var options = new StoreOptions();

        Assert.Equal(("GBP", "Europe/London", 0.08m, 0m), (options.Currency, options.TimeZone, options.TaxRate, options.ShippingFee));
        Assert.Empty(Faults(options));
    }

    [Theory]
    [InlineData("2026-01-15T23:59:59Z", "2026-01-15")]
    [InlineData("2026-06-15T22:59:59Z", "2026-06-15")]
    [InlineData("2026-06-15T23:00:00Z", "2026-06-16")]
    [InlineData("2026-03-28T23:59:59Z", "2026-03-28")]
    [InlineData("2026-03-29T22:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:59:59Z", "2026-10-25")]
    [InlineData("2026-10-26T00:00:00Z", "2026-10-26")]
    public void DayOf_AnInstant_IsTheDayInLondon(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), new StoreOptions().DayOf(Utc(instant)));

    [Theory]
    [InlineData("2026-01-15", "2026-01-15T00:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T00:00:00Z")]
    public void StartOf_ADay_IsMidnightInLondon(string day, string instant) =>
        Assert.Equal(Utc(instant), new StoreOptions().StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")] // 00:00 is skipped: the day begins at 01:00
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")] // 00:00 happens twice: the first one counts
    public void StartOf_ADayWhoseMidnightMovesItself_IsItsFirstInstant(string zone, string day, string instant)
    {
        var options = new StoreOptions { TimeZone = zone };
        var start = options.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal(Utc(instant), start);
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), options.DayOf(start));
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(-1), options.DayOf(start.AddTicks(-1)));
    }

    [Fact]
    public void StartOf_EveryDayOfAYear_BeginsThatDayAndEndsTheOneBefore()
    {
        var options = new StoreOptions();
        var days = Enumerable.Range(0, 366).Select(new DateOnly(2026, 1, 1).AddDays);

        Assert.All(days, day => Assert.Equal((day, day.AddDays(-1)), (options.DayOf(options.StartOf(day)), options.DayOf(options.StartOf(day).AddTicks(-1)))));
    }

    [Theory]
    [InlineData("gbp", "Europe/London", 0.08, 0, "Store:Currency must be an ISO 4217 code such as GBP.")]
    [InlineData("GBP", "Europe/Londinium", 0.08, 0, "Store:TimeZone names no known time zone: 'Europe/Londinium'.")]
    [InlineData("GBP", "Europe/London", 1.5, 0, "Store:TaxRate must lie between 0 and 1.")]
    [InlineData("GBP", "Europe/London", 0.08, -1, "Store:ShippingFee must not be negative.")]
    public void Validate_AFault_IsToldByItsKey(string currency, string zone, decimal tax, decimal shipping, string sentence)
    {
        var options = new StoreOptions { Currency = currency, TimeZone = zone, TaxRate = tax, ShippingFee = shipping };

        Assert.Equal([sentence], Faults(options));
    }
}
