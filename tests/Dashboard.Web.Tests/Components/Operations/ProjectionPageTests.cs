using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class ProjectionPageTests : ScreenContext
{
    private static readonly string[] Actions = ["Rebuild", "Compare", "Pause projection", "Resume projection", "Go back", "Approve", "Cancel rebuild", "Retry all", "Retry this row", "Skip this event"];

    private ProjectionView? _projection = Yard.Projection();
    private RebuildView[] _rebuilds = [];
    private ParkedRowView[] _parked = [];

    public ProjectionPageTests()
    {
        Monitor.Set(ProjectionNames.Orders, _ => Yard.Status());
        Desk.Answer<GetProjection, ProjectionView?>(_ => _projection);
        Desk.Answer<ListRebuilds, Page<RebuildView>>(_ => Shop.PageOf(_rebuilds));
        Desk.Answer<ListHistory, Page<HistoryEntry>>(_ => Shop.PageOf<HistoryEntry>());
        Desk.Answer<ListParked, Page<ParkedRowView>>(_ => Shop.PageOf(_parked));
    }

    [Fact]
    public void Projection_AtRest_ShowsFiguresTablesAndThatNothingWasDone()
    {
        var page = Show();

        Assert.Equal("Orders running version 2", Goods.Text(page.Find("h1")));
        Assert.Contains("OrderRow 11,725 8.4 MB", Goods.Text(page.Find("section[aria-labelledby=tables-title] tbody")));
        Assert.Contains("Nobody has done anything to it.", page.Markup);
        Assert.Empty(page.FindAll("#parked"));
        Assert.Empty(page.FindAll(".steps"));
    }

    [Fact]
    public void AtRest_AnOperatorIsOffered_RebuildComparePause() => Assert.Equal(["Rebuild", "Compare", "Pause projection"], Offered(Show()));

    [Fact]
    public void Paused_IsOfferedToResume()
    {
        _projection = Yard.Projection() with { Pause = new Decision("Ben Boss", Yard.Now, "moving the disks") };

        Assert.Equal(["Rebuild", "Compare", "Resume projection"], Offered(Show()));
    }

    [Fact]
    public void RetiredTables_AreOfferedToGoBackTo()
    {
        _projection = Yard.Projection() with { RetiredAt = Yard.Now };

        var page = Show();

        Assert.Contains("Go back", Offered(page));
        Assert.Contains("kept since 5 Mar 2026, 14:03:22", page.Markup);
    }

    [Fact]
    public void ProjectionOfTheConsoleItself_CannotBePaused()
    {
        _projection = Yard.Projection(ProjectionNames.Operations);

        Assert.DoesNotContain("Pause projection", Offered(Show(ProjectionNames.Operations)));
    }

    [Theory]
    [InlineData(RebuildState.Requested, "requested", "Cancel rebuild")]
    [InlineData(RebuildState.Copying, "copying", "Cancel rebuild")]
    [InlineData(RebuildState.Indexing, "indexing", "Cancel rebuild")]
    [InlineData(RebuildState.CatchingUp, "catching up", "Cancel rebuild")]
    [InlineData(RebuildState.Comparing, "comparing", "Cancel rebuild")]
    [InlineData(RebuildState.AwaitingApproval, "waiting for approval", "Approve, Cancel rebuild")]
    public void Rebuild_InEveryOpenState_ShowsItsStepAndWhatCanBeDone(RebuildState state, string now, string offered)
    {
        _projection = Yard.Projection() with { Rebuild = Yard.Rebuild(state, RebuildMode.AskFirst), RetiredAt = Yard.Now };

        var page = Show();

        Assert.Equal(now, Goods.Text(page.Find("[aria-current=step]")));
        Assert.Equal(offered, string.Join(", ", Offered(page).Where(action => action is "Approve" or "Cancel rebuild")));
        Assert.All(["Rebuild", "Compare", "Go back"], action => Assert.True(page.Button(action).HasAttribute("disabled")));
        Assert.Single(page.FindAll("progress"));
    }

    [Theory]
    [InlineData(RebuildState.Swapped, "requested: done, copying: done, indexing: done, catching up: done, swapped: done")]
    [InlineData(RebuildState.Compared, "requested: done, copying: done, indexing: done, comparing: done, compared: done")]
    [InlineData(RebuildState.Cancelled, "requested: done, copying: done, cancelled")]
    [InlineData(RebuildState.Failed, "requested: done, copying: done, failed")]
    public void LastRebuild_InEveryFinalState_ShowsTheStepsItTook(RebuildState state, string steps)
    {
        var mode = state is RebuildState.Compared ? RebuildMode.CompareOnly : RebuildMode.Swap;
        _rebuilds = [Yard.Rebuild(state, mode)];

        var page = Show();

        Assert.Equal(steps, string.Join(", ", page.FindAll(".step").Select(Goods.Text)));
        Assert.Empty(page.FindAll("progress"));
        Assert.Null(page.ButtonOrNone("Cancel rebuild"));
        Assert.Contains("36 s, 20,000 of 50,000 events, 556 events a second, on till-1", page.Markup);
    }

    [Fact]
    public void Progress_WhileIndexesAreMade_SaysSoAndNoShare()
    {
        _projection = Yard.Projection() with { Rebuild = Yard.Rebuild(RebuildState.Indexing) with { EventsPerSecond = 0 } };

        var progress = Show().Find(".rebuild-progress");

        Assert.Contains("indexing: 20,000 of 50,000 events every event is folded; the new tables get their indexes", Goods.Text(progress));
        Assert.DoesNotContain("%", progress.TextContent);
        Assert.False(progress.QuerySelector("progress")!.HasAttribute("value"));
    }

    [Fact]
    public void Rebuild_ThatIsTriedAgain_SaysWhy()
    {
        _projection = Yard.Projection() with { Rebuild = Yard.Rebuild() with { Error = "It is tried again after: The disk is full." } };

        Assert.Contains("It is tried again after: The disk is full.", Show().Find(".rebuild-progress .note-warn").TextContent);
    }

    [Theory]
    [InlineData(RebuildState.Swapped)]
    [InlineData(RebuildState.CatchingUp)]
    [InlineData(RebuildState.AwaitingApproval)]
    public void Approval_IsNamedForWhatItIs(RebuildState state)
    {
        _rebuilds = [Yard.Rebuild(state, RebuildMode.AskFirst) with { Approval = new Decision("Ben Boss", Yard.Now, "why not") }];

        var said = Goods.Text(Show().Find("section[aria-labelledby=rebuild-title]"));

        Assert.Contains("Approved by Ben Boss", said);
        Assert.DoesNotContain("ancel by", said);
    }

    [Theory]
    [InlineData(RebuildState.Cancelled, "Cancelled by Ben Boss")]
    [InlineData(RebuildState.AwaitingApproval, "Asked to cancel by Ben Boss")]
    public void Cancellation_IsAWishUntilItIsDone(RebuildState state, string said)
    {
        _rebuilds = [Yard.Rebuild(state, RebuildMode.AskFirst) with { Cancellation = new Decision("Ben Boss", Yard.Now, "why not") }];

        Assert.Contains(said, Goods.Text(Show().Find("section[aria-labelledby=rebuild-title]")));
    }

    [Fact]
    public void FailedRebuild_SaysWhy()
    {
        _rebuilds = [Yard.Rebuild(RebuildState.Failed)];

        Assert.Contains("The disk is full.", Show().Find("section[aria-labelledby=rebuild-title] .note-error").TextContent);
    }

    [Fact]
    public void CancelledRebuild_SaysWhoAndWhy()
    {
        _rebuilds = [Yard.Rebuild(RebuildState.Cancelled)];

        Assert.Contains("Cancelled by Ben Boss, 5 Mar 2026, 14:03:22: not tonight", Goods.Text(Show().Find("section[aria-labelledby=rebuild-title]")));
    }

    [Fact]
    public void Comparison_WithDifferences_ShowsCountsAndSamplesSideBySide()
    {
        _rebuilds = [Yard.Rebuild(RebuildState.Compared, RebuildMode.CompareOnly)];

        var page = Show();

        Assert.Equal("1 added 2 removed 3 changed 11,700 equal", string.Join(' ', page.FindAll(".comparison > p .badge").Select(Goods.Text)));
        Assert.Equal(["OrderRow 17 changed", "OrderRow 18 added", "OrderRow 19 removed"], page.FindAll(".difference-row").Select(Goods.Text));
        Assert.Contains("Total 20.00 21.50", page.FindAll(".differences tbody tr").Select(Goods.Text));
    }

    [Fact]
    public void Comparison_WithoutDifferences_SaysSo()
    {
        _rebuilds = [Yard.Rebuild(RebuildState.Compared) with { Comparison = new Comparison { Added = 0, Removed = 0, Changed = 0, Same = 11_725, Samples = [] } }];

        var page = Show();

        Assert.Contains("No difference: 11,725 rows are equal.", page.Find(".comparison").TextContent);
        Assert.Empty(page.FindAll(".differences"));
    }

    [Fact]
    public void Fault_ShowsItsStackBehindAFold()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { State = ProjectionState.Stopped, Fault = Yard.Fault(FaultKind.HandlerBug) });

        var page = Show();

        Assert.Contains("A mistake in its handler: A value is too long.", Goods.Text(page.Find(".fault")));
        Assert.Equal("   at BatchWriter.Write", page.Find(".fault details pre").TextContent);
        Assert.False(page.Find(".fault details").HasAttribute("open"));
    }

    [Fact]
    public void Rebuild_ThatIsOver_IsTheLastOne()
    {
        _rebuilds = [Yard.Rebuild()];
        _projection = Yard.Projection() with { Rebuild = Yard.Rebuild() };
        var page = Show();

        (_rebuilds, _projection) = ([Yard.Rebuild(RebuildState.Swapped)], Yard.Projection());
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Last rebuild", page.Markup));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public void LowerRole_SeesAllButWhatRowsAndEventsHoldAndIsOfferedNothing(Role role)
    {
        SignInAs(role);
        Monitor.Set(ProjectionNames.Orders, status => status with { Parked = 2 });
        _parked = [Yard.Parked()];
        _projection = Yard.Projection() with { Rebuild = Yard.Rebuild(RebuildState.AwaitingApproval), RetiredAt = Yard.Now };

        var page = Show();

        Assert.Empty(Offered(page));
        Assert.NotEmpty(page.FindAll(".comparison .badge"));
        Assert.Empty(page.FindAll(".differences"));
        Assert.Contains("Seeing samples of the rows needs the role Operator", Goods.Text(page.Find("section[aria-labelledby=rebuild-title]")));
        Assert.Empty(page.FindAll(".parked-event"));
        Assert.Contains("needs the role Operator", page.Find("#parked").TextContent);
        Assert.Null(page.ButtonOrNone("Try without writing"));
    }

    [Fact]
    public void UnknownProjection_SaysSo()
    {
        _projection = null;

        Assert.Contains("no projection of this name", Show("Nobody").Find(".empty").TextContent);
    }

    [Fact]
    public void FailedQuestion_SaysSo()
    {
        Desk.AnswerLater<GetProjection, ProjectionView?>((_, _) => Task.FromException<ProjectionView?>(new TimeoutException("Too slow.")));

        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void FirstQuestion_StillUnanswered_ShowsASkeleton()
    {
        Desk.AnswerLater<GetProjection, ProjectionView?>((_, stop) => new TaskCompletionSource<ProjectionView?>().Task.WaitAsync(stop));

        Assert.NotEmpty(Show().FindAll(".skeleton"));
    }

    [Fact]
    public async Task Disposed_ListensToNothing()
    {
        Show();

        await DisposeComponentsAsync();

        Assert.Equal((0, 0, 0), (Feed.Subscribers, Monitor.Listeners, Time.Timers));
    }

    private static List<string> Offered(IRenderedComponent<ProjectionPage> page) =>
        [.. Actions.Where(action => page.FindAll("button").Any(button => button.QuerySelector(".rz-button-text")?.TextContent == action))];

    private IRenderedComponent<ProjectionPage> Show(string name = ProjectionNames.Orders) => Render<ProjectionPage>(parameters => parameters.Add(page => page.Name, name));
}
