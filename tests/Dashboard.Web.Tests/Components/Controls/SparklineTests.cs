using Bunit;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Controls;

public sealed class SparklineTests : ScreenContext
{
    [Fact]
    public void Values_AreDrawnFromZeroToTheLargest()
    {
        var line = Show(0, 5, 10);

        Assert.Equal("0,27 60,14 120,1", line.Find("polyline").GetAttribute("points"));
        Assert.Equal("Events: now 10, at most 10.", line.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Zeroes_AreALineAtTheBottom() => Assert.Equal("0,27 120,27", Show(0, 0).Find("polyline").GetAttribute("points"));

    [Fact]
    public void FewerThanTwoValues_AreNotDrawn() => Assert.Empty(Show(3).FindAll("svg"));

    private IRenderedComponent<Sparkline> Show(params double[] values) =>
        Render<Sparkline>(parameters => parameters.Add(line => line.Values, values).Add(line => line.Label, "Events"));
}
