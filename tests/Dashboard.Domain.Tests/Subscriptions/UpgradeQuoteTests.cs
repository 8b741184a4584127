using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.Tests.Subscriptions;

public sealed class UpgradeQuoteTests
{
    private static readonly DateOnly Start = new(2026, 4, 1);
    private static readonly DateOnly End = new(2026, 5, 1);

    [Fact]
    public void Quote_InTheMiddleOfAPeriod_GivesBackTheDaysLeft()
    {
        var quote = UpgradeQuote.Of(paid: 30m, Start, End, today: new(2026, 4, 11), price: 60m, balance: 0);

        Assert.Equal((30, 20, 1m, 20m, 40m, 40m, 0m), (quote.DaysInPeriod, quote.DaysLeft, quote.DailyRate, quote.Credit, quote.Due, quote.Charged, quote.Balance));
    }

    [Fact]
    public void Quote_OnTheFirstDay_GivesBackAllThatWasPaid() =>
        Assert.Equal(9.99m, UpgradeQuote.Of(paid: 9.99m, Start, End, today: Start, price: 20m, balance: 0).Credit);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Quote_WhenThePeriodIsOver_GivesBackNothing(int daysLater) =>
        Assert.Equal((0, 20m), (Quote(daysLater).DaysLeft, Quote(daysLater).Charged));

    [Fact]
    public void Quote_OfAYearForAMonth_KeepsWhatIsLeftOver()
    {
        var quote = UpgradeQuote.Of(paid: 1_200m, new(2026, 1, 1), new(2027, 1, 1), today: new(2026, 1, 2), price: 150m, balance: 0);

        Assert.Equal(1_200m * 364 / 365, quote.Credit);
        Assert.Equal((0m, 1_046.71m), (quote.Charged, quote.Balance));
    }

    [Fact]
    public void Quote_WithCreditLeft_ChargesLess() =>
        Assert.Equal((15m, 0m), (Quote(0, balance: 5m).Charged, Quote(0, balance: 5m).Balance));

    [Fact]
    public void Charge_IsRoundedHalfAwayFromZero() =>
        Assert.Equal(10.01m, UpgradeQuote.Of(paid: 0, Start, End, today: Start, price: 10.005m, balance: 0).Charged);

    private static UpgradeQuote Quote(int daysLater, decimal balance = 0) => UpgradeQuote.Of(paid: 30m, Start, End, End.AddDays(daysLater), price: 20m, balance);
}
