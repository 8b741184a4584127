using Dashboard.Domain.Log;
using Dashboard.WriteSide.History;

namespace Dashboard.WriteSide.Tests.History;

public sealed class PointInTimeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_IsNow(string? text) => Assert.Equal(new PointInTime.Newest(), PointInTime.Parse(text));

    [Fact]
    public void Number_IsAfterSoManyEvents() => Assert.Equal(new PointInTime.AfterEvents(12), PointInTime.Parse("12"));

    [Fact]
    public void Position_IsAPosition() => Assert.Equal(new PointInTime.AtPosition(new LogPosition(745, 12)), PointInTime.Parse("745-12"));

    [Theory]
    [InlineData("2026-11-21T14:00:00Z")]
    [InlineData("2026-11-21T15:00:00+01:00")]
    [InlineData("2026-11-21T15:00:00 01:00")]
    public void Instant_IsAnInstantWhateverItsZone(string text) =>
        Assert.Equal(new PointInTime.AtInstant(new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.Zero)), PointInTime.Parse(text));

    [Theory]
    [InlineData("-1")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("T")]
    [InlineData("1-")]
    public void Text_ThatIsNoMoment_IsNone(string text) => Assert.Null(PointInTime.Parse(text));
}
