using Bunit;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components;

public sealed class SearchBoxTests : ScreenContext
{
    private readonly List<string> _told = [];

    [Fact]
    public void Enter_TellsAtOnce()
    {
        var box = Show();

        box.Find("input").Input("lamp");
        box.Find("input").Change("lamp");

        Assert.Equal(["lamp"], _told);
    }

    [Fact]
    public void OldValueFromOutside_WhileTheNewOneIsOnItsWay_KeepsWhatIsTyped()
    {
        var box = Show();
        Type(box, "la");
        Type(box, "lamp");

        Give(box, "la");

        Assert.Equal("lamp", Text(box));
    }

    [Fact]
    public void LettersTypedSince_AreKept_WhenTheEchoComes()
    {
        var box = Show();
        Type(box, "la");
        box.Find("input").Input("lam");

        Give(box, "la");

        Assert.Equal("lam", Text(box));
    }

    [Fact]
    public void ValueFromOutside_ThatWasNotToldFromHere_TakesTheFieldsPlace()
    {
        var box = Show();
        Type(box, "lamp");
        Give(box, "lamp");

        Give(box, "chair");

        Assert.Equal("chair", Text(box));
    }

    [Fact]
    public void Cleared_FromOutside_EmptiesTheField()
    {
        var box = Show();
        Type(box, "lamp");
        Give(box, "lamp");

        Give(box, null);

        Assert.Equal("", Text(box));
    }

    private static void Give(IRenderedComponent<SearchBox> box, string? value) => box.Render(parameters => parameters.Add(search => search.Value, value));

    private static string? Text(IRenderedComponent<SearchBox> box) => box.Find("input").GetAttribute("value");

    private void Type(IRenderedComponent<SearchBox> box, string text)
    {
        box.Find("input").Input(text);
        Time.Advance(SearchBox.Rest);
        box.WaitForAssertion(() => Assert.Equal(text, _told[^1]));
    }

    private IRenderedComponent<SearchBox> Show() => Render<SearchBox>(parameters => parameters
        .Add(search => search.Label, "Search")
        .Add(search => search.Changed, _told.Add));
}
