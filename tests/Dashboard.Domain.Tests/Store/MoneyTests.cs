using Dashboard.Domain.Store;

namespace Dashboard.Domain.Tests.Store;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0.005, 0.01)]
    [InlineData(0.015, 0.02)]
    [InlineData(0.025, 0.03)]
    [InlineData(1.004999, 1.00)]
    [InlineData(-0.005, -0.01)]
    [InlineData(-0.025, -0.03)]
    [InlineData(2, 2)]
    public void Round_HalfAPenny_GoesAwayFromZero(decimal amount, decimal rounded) => Assert.Equal(rounded, Money.Round(amount));

    [Theory]
    [InlineData(0.0001)]
    [InlineData(9.9900000)]
    [InlineData(100_000_000)]
    public void Price_WithinBounds_HasNoFault(decimal price)
    {
        Assert.True(Money.IsPrice(price));
        Assert.Null(Money.PriceFault(price));
    }

    [Theory]
    [InlineData(0, "price must be greater than 0")]
    [InlineData(-1, "price must be greater than 0")]
    [InlineData(100_000_000.01, "price must be at most 100000000")]
    [InlineData(0.00001, "price can have at most 4 decimal places")]
    [InlineData(1.23456, "price can have at most 4 decimal places")]
    public void Price_OutOfBounds_HasASentence(decimal price, string sentence)
    {
        Assert.False(Money.IsPrice(price));
        Assert.Equal(sentence, Money.PriceFault(price));
    }
}
