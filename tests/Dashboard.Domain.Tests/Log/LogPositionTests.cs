using Dashboard.Domain.Log;

namespace Dashboard.Domain.Tests.Log;

public sealed class LogPositionTests
{
    [Theory]
    [InlineData(1, 9, 2, 1)]
    [InlineData(2, 1, 2, 2)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(9, 9, ulong.MaxValue, 0)]
    public void Order_OfTwoPositions_IsByTransactionThenSequence(ulong firstTransaction, long firstSequence, ulong secondTransaction, long secondSequence)
    {
        var (first, second) = (new LogPosition(firstTransaction, firstSequence), new LogPosition(secondTransaction, secondSequence));

        Assert.True(first < second && first <= second && second > first && second >= first);
        Assert.False(first > second || first >= second || second < first || second <= first);
        Assert.True(first.CompareTo(second) < 0 && second.CompareTo(first) > 0 && first.CompareTo(first) == 0);
    }

    [Fact]
    public void Order_OfEqualPositions_IsNeither()
    {
        var (one, other) = (new LogPosition(3, 4), new LogPosition(3, 4));

        Assert.True(one <= other && one >= other && one == other);
        Assert.False(one < other || one > other);
    }

    [Fact]
    public void Start_IsBeforeEverything() => Assert.True(LogPosition.Start < new LogPosition(0, 1));

    [Theory]
    [InlineData(0, 0, "0-0")]
    [InlineData(12, 345, "12-345")]
    [InlineData(ulong.MaxValue, long.MaxValue, "18446744073709551615-9223372036854775807")]
    public void Text_ReadAgain_IsTheSamePosition(ulong transaction, long sequence, string text)
    {
        var position = new LogPosition(transaction, sequence);

        Assert.Equal(text, position.ToString());
        Assert.True(LogPosition.TryParse(text, out var read));
        Assert.Equal(position, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1--1")]
    [InlineData(" 1-1")]
    [InlineData("1-1 ")]
    [InlineData("a-1")]
    [InlineData("1-b")]
    [InlineData("1,000-1")]
    [InlineData("18446744073709551616-1")]
    public void Text_OfSomethingElse_IsNoPosition(string? text)
    {
        Assert.False(LogPosition.TryParse(text, out var read));
        Assert.Equal(LogPosition.Start, read);
    }
}
