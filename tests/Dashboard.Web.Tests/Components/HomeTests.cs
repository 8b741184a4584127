using Bunit;
using Dashboard.Web.Components.Pages;

namespace Dashboard.Web.Tests.Components;

public sealed class HomeTests : BunitContext
{
    [Fact]
    public void Click_OnTheButton_CountsUp()
    {
        var home = Render<Home>();

        home.Find("button").Click();

        home.Find("[role=status]").MarkupMatches("""<p role="status" class="rz-text-body1" id:ignore>Clicked 1 times</p>""");
    }

    [Fact]
    public void MarkupMatches_OtherMarkup_Throws()
    {
        var home = Render<Home>();

        var compare = () => home.Find("[role=status]").MarkupMatches("<p>Clicked 2 times</p>");

        Assert.Throws<HtmlEqualException>(compare);
    }
}
