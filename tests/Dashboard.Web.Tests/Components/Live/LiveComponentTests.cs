using Bunit;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Testing;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Live;

public sealed class LiveComponentTests : ScreenContext
{
    private readonly List<TaskCompletionSource<string>> _questions = [];
    private int _subscribersWhenFirstAsked;

    [Fact]
    public void FirstQuestion_IsAsked_AfterSubscribing()
    {
        Show();

        Assert.Equal(1, _subscribersWhenFirstAsked);
    }

    [Fact]
    public async Task FirstChange_AfterAnAnswer_AsksAtOnce()
    {
        var view = Show();
        Answer(0, "one");

        Feed.Change(ProjectionNames.Orders);

        await AskedAsync(2);
    }

    [Fact]
    public async Task FurtherChanges_WithinTheThrottle_AskOnceWhenItIsOver()
    {
        var view = Show();
        var idle = Time.Timers;
        Answer(0, "one");
        Feed.Change(ProjectionNames.Orders);
        await AskedAsync(2);
        Answer(1, "two");
        await Eventually.TrueAsync(() => Time.Timers == idle + 1, "the throttle waits");

        Feed.Change(ProjectionNames.Orders);
        Feed.Change(ProjectionNames.Orders);
        Time.Advance(TimeSpan.FromMilliseconds(249));
        var before = _questions.Count;
        Time.Advance(TimeSpan.FromMilliseconds(1));

        await AskedAsync(3);
        Assert.Equal(2, before);
    }

    [Fact]
    public async Task ChangeOfAnotherProjection_IsNotAskedAbout()
    {
        var view = Show();
        Answer(0, "one");

        Feed.Change(ProjectionNames.CustomerStats);
        Feed.Change(ProjectionNames.Orders);

        await AskedAsync(2);
    }

    [Fact]
    public async Task LastAnswer_WhileTheNextIsAskedFor_StaysOnTheScreen()
    {
        var view = Show();
        Answer(0, "one");

        Feed.Change(ProjectionNames.Orders);
        await AskedAsync(2);

        Assert.Equal("one", view.Find("p").TextContent);
        Answer(1, "two");
        view.WaitForAssertion(() => Assert.Equal("two", view.Find("p").TextContent));
    }

    [Fact]
    public async Task AnswerOfAnOvertakenQuestion_IsDropped()
    {
        var view = Show();
        Answer(0, "one");
        view.Render(parameters => parameters.Add(probe => probe.Text, "a"));
        view.Render(parameters => parameters.Add(probe => probe.Text, "ab"));
        Answer(2, "for ab");
        view.WaitForAssertion(() => Assert.Equal("for ab", view.Find("p").TextContent));

        await view.InvokeAsync(() => Answer(1, "for a"));

        Assert.Equal("for ab", view.Find("p").TextContent);
    }

    [Fact]
    public async Task Paused_ChangesAreCounted_AndSeenOnResume()
    {
        var view = Show();
        Answer(0, "one");
        await view.InvokeAsync(view.Instance.Pause);

        Feed.Change(ProjectionNames.Orders, "a", "b");
        await Eventually.TrueAsync(() => view.Instance.Waiting == 2, "two changes wait");
        var asked = _questions.Count;
        _ = view.InvokeAsync(view.Instance.ResumeAsync);

        await AskedAsync(2);
        Assert.Equal(1, asked);
        Assert.Equal(0, view.Instance.Waiting);
    }

    [Fact]
    public void FailedQuestion_WithoutAnAnswer_SaysSoAndIsAskedAgainByClick()
    {
        var view = Show();
        Fail(0);
        view.WaitForElement("[role=alert]");

        view.Find("[role=alert] button").Click();
        Answer(1, "two");

        view.WaitForAssertion(() => Assert.Equal("two", view.Find("p").TextContent));
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task FailedQuestion_AfterAnAnswer_KeepsIt()
    {
        var view = Show();
        Answer(0, "one");
        Feed.Change(ProjectionNames.Orders);
        await AskedAsync(2);

        Fail(1);

        view.WaitForElement("[role=alert]");
        Assert.Equal("one", view.Find("p").TextContent);
    }

    [Fact]
    public async Task FailedQuestion_WhenFiveSecondsWentBy_IsAskedAgain()
    {
        var view = Show();
        Fail(0);
        view.WaitForElement("[role=alert]");

        Time.Advance(TimeSpan.FromSeconds(5));

        await AskedAsync(2);
    }

    [Fact]
    public async Task Reader_WhoIsSignedOut_EndsTheView_WithoutAWordOrAnotherQuestion()
    {
        var view = Show();
        Answer(0, "one");
        Feed.Change(ProjectionNames.Orders);
        await AskedAsync(2);

        _questions[1].TrySetException(new SignedOutException());
        await Eventually.TrueAsync(() => view.Instance.IsOver, "the view has ended");
        Feed.Change(ProjectionNames.Orders);
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, _questions.Count);
        Assert.Empty(view.FindAll("[role=alert]"));
        Assert.Equal("one", view.Find("p").TextContent);
    }

    [Fact]
    public void NoAnswerYet_ShowsASkeleton()
    {
        var view = Show();

        Assert.Contains("Loading", view.Find(".skeleton").TextContent);
    }

    [Fact]
    public async Task Address_ThatAsksForWhatThereIsNot_IsToldAndLeadsToTheFirstPage()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders?cursor=garbage&q=ana");
        var view = Show();

        _questions[0].TrySetException(new BadQuestionException("The cursor is not one of this list: begin again at the first page."));

        view.WaitForAssertion(() => Assert.Equal("/orders", view.Find("[role=alert] a").GetAttribute("href")));
        Assert.Contains("The cursor is not one of this list", view.Find("[role=alert]").TextContent);
        Assert.Empty(view.FindAll("[role=alert] button"));
        Time.Advance(TimeSpan.FromSeconds(10));
        await AskedAsync(1);
    }

    [Fact]
    public async Task AcceptedCommand_IsPending_UntilItsPositionIsFoldedIn()
    {
        Monitor.Hold();
        var view = Show();
        Answer(0, "one");

        _ = view.InvokeAsync(() => view.Instance.ExpectAsync(new LogPosition(1, 7)));
        await Eventually.TrueAsync(() => view.Instance.IsPending, "the view is pending");
        Monitor.Pass();
        await AskedAsync(2);
        Answer(1, "two");

        await Eventually.TrueAsync(() => !view.Instance.IsPending, "the view is pending no more");
    }

    [Fact]
    public async Task Disposed_Unsubscribes_AndCancelsTheQuestion()
    {
        var view = Show();
        var probe = view.Instance;

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
        Assert.True(probe.LastQuestion.IsCancellationRequested);
    }

    private Task AskedAsync(int times) => Eventually.TrueAsync(() => _questions.Count == times, $"the question is asked {times} times");

    private IRenderedComponent<Probe> Show() => Render<Probe>(parameters => parameters.Add(probe => probe.Ask, Ask));

    private async Task<string> Ask(CancellationToken cancellationToken)
    {
        if (_questions.Count == 0)
        {
            _subscribersWhenFirstAsked = Feed.Subscribers;
        }

        var question = new TaskCompletionSource<string>();
        _questions.Add(question);
        return await question.Task.WaitAsync(cancellationToken);
    }

    private void Answer(int question, string answer) => _questions[question].TrySetResult(answer);

    private void Fail(int question) => _questions[question].TrySetException(new InvalidOperationException("The database is away."));

    /// <summary>A live component that asks a test.</summary>
    private sealed class Probe : LiveComponent<string>
    {
        [Parameter, EditorRequired]
        public required Func<CancellationToken, Task<string>> Ask { get; set; }

        [Parameter]
        public string? Text { get; set; }

        public CancellationToken LastQuestion { get; private set; }

        public bool IsOver => Stopping.IsCancellationRequested;

        public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Orders];

        protected override object? Filter => Text;

        public new Task ExpectAsync(LogPosition? position) => base.ExpectAsync(position);

        protected override Task<string?> AskAsync(CancellationToken cancellationToken)
        {
            LastQuestion = cancellationToken;
            return Ask(cancellationToken)!;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Dashboard.Web.Components.Controls.LiveFrame>(0);
            builder.AddComponentParameter(1, "Live", this);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(content => content.AddMarkupContent(0, $"<p>{Answer}</p>")));
            builder.CloseComponent();
        }
    }
}
