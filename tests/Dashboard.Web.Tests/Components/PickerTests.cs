using Bunit;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components;

public sealed class PickerTests : ScreenContext
{
    private readonly List<string> _searched = [];
    private string? _chosen;
    private Func<string, Task<IReadOnlyList<string>>> _find = text => Task.FromResult<IReadOnlyList<string>>([text + " one", text + " two"]);

    [Fact]
    public void Typing_IsSearchedFor_WhenItRests()
    {
        var picker = Show();

        picker.Find("input").Input("a");
        picker.Find("input").Input("ab");
        var before = _searched.Count;
        Time.Advance(SearchBox.Rest);

        picker.WaitForAssertion(() => Assert.Equal(["ab one", "ab two"], picker.FindAll(".picker-option").Select(option => option.TextContent.Trim())));
        Assert.Equal(["ab"], _searched);
        Assert.Equal(0, before);
    }

    [Fact]
    public void Option_Clicked_IsChosen()
    {
        var picker = Show();
        Search(picker, "ab");

        picker.FindAll(".picker-option")[1].Click();

        Assert.Equal("ab two", _chosen);
    }

    [Fact]
    public void NothingFound_IsSaid()
    {
        _find = _ => Task.FromResult<IReadOnlyList<string>>([]);
        var picker = Show();

        picker.Find("input").Input("zz");
        Time.Advance(SearchBox.Rest);

        picker.WaitForAssertion(() => Assert.Equal("Nothing was found.", picker.Find("[role=status]").TextContent));
    }

    [Fact]
    public void FailedSearch_IsSaid_AndTypingGoesOn()
    {
        _find = _ => throw new TimeoutException("Too slow.");
        var picker = Show();

        picker.Find("input").Input("zz");
        Time.Advance(SearchBox.Rest);

        picker.WaitForAssertion(() => Assert.Contains("did not answer", picker.Find("[role=status]").TextContent));
        Assert.Equal("zz", picker.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task AnswerOfAnOvertakenSearch_IsDropped()
    {
        var first = new TaskCompletionSource<IReadOnlyList<string>>();
        _find = text => text == "a" ? first.Task : Task.FromResult<IReadOnlyList<string>>([text]);
        var picker = Show();
        picker.Find("input").Input("a");
        Time.Advance(SearchBox.Rest);
        Search(picker, "ab");

        await picker.InvokeAsync(() => first.SetResult(["a late answer"]));
        await picker.InvokeAsync(() => { });

        Assert.Equal(["ab"], picker.FindAll(".picker-option").Select(option => option.TextContent.Trim()));
    }

    private void Search(IRenderedComponent<Picker<string>> picker, string text)
    {
        picker.Find("input").Input(text);
        Time.Advance(SearchBox.Rest);
        picker.WaitForAssertion(() => Assert.NotEmpty(picker.FindAll(".picker-option")));
    }

    private IRenderedComponent<Picker<string>> Show() => Render<Picker<string>>(parameters => parameters
        .Add(picker => picker.Find, async (text, _) =>
        {
            _searched.Add(text);
            return await _find(text);
        })
        .Add(picker => picker.ItemTemplate, item => $"<span>{item}</span>")
        .Add(picker => picker.ChosenChanged, item => _chosen = item));
}
