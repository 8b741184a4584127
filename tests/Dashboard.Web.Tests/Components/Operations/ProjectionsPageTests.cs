using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class ProjectionsPageTests : ScreenContext
{
    private ConsoleView _console = Yard.Console(Yard.Projection(ProjectionNames.CustomerStats), Yard.Projection());

    public ProjectionsPageTests()
    {
        Monitor.Set(ProjectionNames.Orders, _ => Yard.Status());
        Monitor.Set(ProjectionNames.CustomerStats, _ => Yard.Status(ProjectionNames.CustomerStats));
        Desk.Answer<ListProjections, ConsoleView>(_ => _console);
    }

    public static TheoryData<ProjectionState, string, string> Words => new()
    {
        { ProjectionState.Starting, "starting", "badge-plain" },
        { ProjectionState.StandingBy, "standing by", "badge-plain" },
        { ProjectionState.Running, "running", "badge-good" },
        { ProjectionState.Degraded, "degraded", "badge-warn" },
        { ProjectionState.Retrying, "retrying", "badge-warn" },
        { ProjectionState.Paused, "paused", "badge-warn" },
        { ProjectionState.Stalled, "stalled", "badge-bad" },
        { ProjectionState.Stopped, "stopped", "badge-bad" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Projection_InEveryState_SaysItAsAWord(ProjectionState state, string word, string tone)
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { State = state });

        var badge = Card(Render<ProjectionsPage>()).QuerySelector(".badge")!;

        Assert.Equal(word, badge.TextContent);
        Assert.Contains(tone, badge.ClassName);
        Assert.NotEmpty(badge.GetAttribute("title")!);
    }

    [Fact]
    public void Projection_IsShown_WithPositionLagRateNodeAndHeartbeat()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { Lag = TimeSpan.FromSeconds(4), EventsBehind = 45, HeartbeatAt = Yard.Now.AddSeconds(-3), Restarts = 2 });

        var text = Goods.Text(Card(Render<ProjectionsPage>()));

        Assert.Contains("45 events 4 s behind", text);
        Assert.Contains("12,300 head 12,345", text);
        Assert.Contains("42", text);
        Assert.Contains("till-1 heartbeat 3 s ago, restarted 2 times", text);
        Assert.Contains("Set aside none", text);
    }

    [Fact]
    public void Rate_IsDrawn_AndToldInWords() => Assert.Equal(
        "Events a second that Orders folded over the last minute: now 42, at most 42.",
        Card(Render<ProjectionsPage>()).QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));

    [Fact]
    public void Verdict_NamesWhatNeedsAttention_OrSaysThatAllIsWell()
    {
        var page = Render<ProjectionsPage>();
        Assert.Contains("All 2 projections run and are up to date.", page.Markup);

        Monitor.Set(ProjectionNames.Orders, status => status with { State = ProjectionState.Stopped });

        page.WaitForAssertion(() => Assert.Contains("1 of 2 needs attention: Orders is stopped.", page.Markup));
    }

    [Fact]
    public void Verdict_NamesRebuildsThatWaitAndTablesThatDiffer()
    {
        Desk.Answer<ListProjections, ConsoleView>(_ => Yard.Console(
            Yard.Projection() with { Rebuild = Yard.Rebuild(RebuildState.AwaitingApproval) },
            Yard.Projection(ProjectionNames.Sales) with { WhyRebuild = "The last comparison found 3 rows that differ from what the log says." }));

        Assert.Contains("2 of 2 need attention: Orders has a rebuild that waits for approval, Sales should be rebuilt.", Render<ProjectionsPage>().Markup);
    }

    [Fact]
    public void Runner_OnAnotherNode_IsShownAsThatNodeTells()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { State = ProjectionState.StandingBy, IsElsewhere = true, StateElsewhere = ProjectionState.Stalled });

        var page = Render<ProjectionsPage>();

        Assert.Contains("1 of 2 needs attention: Orders is stalled.", page.Markup);
        Assert.Equal("stalled", Goods.Text(Card(page).QuerySelector(".badge")!));
        Assert.Contains("till-1 heartbeat now; this node stands by", Goods.Text(Card(page)));
    }

    [Fact]
    public void Lag_ThatPeopleNotice_NeedsAttention()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { Lag = TimeSpan.FromSeconds(75), EventsBehind = 300_000 });

        var page = Render<ProjectionsPage>();

        Assert.Contains("1 of 2 needs attention: Orders is 75 s behind.", page.Markup);
        Assert.Contains("300,000 events 75 s behind", Goods.Text(Card(page).QuerySelector(".figures-late")!));
    }

    [Fact]
    public void Status_ThatMoves_IsShownWithoutAsking()
    {
        var page = Render<ProjectionsPage>();
        var asked = Desk.Asked.Count;

        Monitor.Set(ProjectionNames.Orders, status => status with { Parked = 3, State = ProjectionState.Degraded });

        page.WaitForAssertion(() => Assert.Equal("3 events", Card(page).QuerySelector("a[href$='#parked']")!.TextContent));
        Assert.Equal(asked, Desk.Asked.Count);
    }

    [Fact]
    public void Heartbeat_CountsOn_AsTheClockTicks()
    {
        var page = Render<ProjectionsPage>();
        Assert.Contains("heartbeat now", Goods.Text(Card(page)));

        Time.Advance(TimeSpan.FromSeconds(7));

        page.WaitForAssertion(() => Assert.Contains("heartbeat 7 s ago", Goods.Text(Card(page))));
    }

    [Fact]
    public void OtherVersionInTheTables_RecommendsARebuildAndSaysWhy()
    {
        _console = Yard.Console(Yard.Projection() with { StoredVersion = 1, WhyRebuild = "Version 2 counts pieces too." });

        var text = Goods.Text(Card(Render<ProjectionsPage>()));

        Assert.Contains("version 1 → 2", text);
        Assert.Contains("A rebuild is recommended. Version 2 counts pieces too.", text);
    }

    [Fact]
    public void Fault_IsToldWithKindSentenceAndEvent_AndWithoutStack()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { State = ProjectionState.Retrying, Fault = Yard.Fault() });

        var note = Card(Render<ProjectionsPage>()).QuerySelector(".note")!;

        Assert.Contains("The database refuses: A value is too long.", Goods.Text(note));
        Assert.Contains("order-submitted, 700-9001", Goods.Text(note));
        Assert.Null(note.QuerySelector("details"));
    }

    [Fact]
    public void Fault_ThatIsOver_IsToldCalmly()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { Fault = Yard.Fault() });

        var note = Card(Render<ProjectionsPage>()).QuerySelector(".fault-over")!;

        Assert.StartsWith("It is over, but there was a fault. The database refuses: A value is too long.", Goods.Text(note));
    }

    [Fact]
    public void Pause_SaysWhoAndWhy()
    {
        _console = Yard.Console(Yard.Projection() with { Pause = new Decision("Ben Boss", Yard.Now, "moving the disks") });

        Assert.Contains("Paused by Ben Boss, 5 Mar 2026, 14:03:22: moving the disks", Goods.Text(Card(Render<ProjectionsPage>())));
    }

    [Fact]
    public void Rebuild_OnItsWay_ShowsBarRateAndTimeLeft()
    {
        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() });

        var card = Card(Render<ProjectionsPage>());

        Assert.Equal("40", card.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("Rebuild, copying: 20,000 of 50,000 events, 40 %", Goods.Text(card));
        Assert.Contains("1,000 events a second, about 30 s left", Goods.Text(card));
    }

    [Fact]
    public void Rebuild_OnItsWay_IsAskedForEverySecond_AndAtRestRarely()
    {
        var page = Render<ProjectionsPage>();
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(Desk.Asked.OfType<ListProjections>());
        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() });
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForElement("progress");

        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() with { EventsHandled = 30_000 } });
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("60", page.Find("progress").GetAttribute("value")));
        Assert.Equal(3, Desk.Asked.OfType<ListProjections>().Count());
    }

    [Fact]
    public void SlowQuestion_IsNotOvertakenByTheNextSecond()
    {
        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() });
        var page = Render<ProjectionsPage>();
        var slow = new TaskCompletionSource<ConsoleView>();
        Desk.AnswerLater<ListProjections, ConsoleView>((_, stop) => slow.Task.WaitAsync(stop));

        Time.Advance(TimeSpan.FromSeconds(5));
        slow.SetResult(Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() with { EventsHandled = 45_000 } }));

        page.WaitForAssertion(() => Assert.Equal("90", page.Find("progress").GetAttribute("value")));
        Assert.Equal(2, Desk.Asked.OfType<ListProjections>().Count());
    }

    [Fact]
    public void LowMark_HeldForLong_SaysByWhomAndWhatWaits()
    {
        _console = _console with { LowMark = new LowMark(901, 1_200, new MarkHolder(4711, "psql", TimeSpan.FromSeconds(75), "select * from \"Orders\" for update")) };

        var note = Render<ProjectionsPage>().Find(".low-mark");

        Assert.Contains("1,200 events wait behind it", Goods.Text(note));
        Assert.Contains("Open for 1 min, by psql (session 4711).", Goods.Text(note));
        Assert.Equal("select * from \"Orders\" for update", note.QuerySelector("pre")!.TextContent);
    }

    [Fact]
    public void LowMark_ThatNobodyHolds_IsOnlyMentioned()
    {
        var page = Render<ProjectionsPage>();

        Assert.Empty(page.FindAll(".low-mark"));
        Assert.Contains("Low mark of the log: transaction 901, no event waits behind it.", page.Markup);
    }

    [Fact]
    public void Change_ByAnOperator_IsAskedForAtOnce()
    {
        var page = Render<ProjectionsPage>();
        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild(RebuildState.Requested) });

        Feed.Change(ProjectionNames.Operations);

        page.WaitForAssertion(() => Assert.Contains("waiting for a node", page.Markup));
    }

    [Fact]
    public void FirstQuestion_StillUnanswered_ShowsASkeleton()
    {
        Desk.AnswerLater<ListProjections, ConsoleView>((_, stop) => new TaskCompletionSource<ConsoleView>().Task.WaitAsync(stop));

        Assert.NotEmpty(Render<ProjectionsPage>().FindAll(".skeleton"));
    }

    [Fact]
    public void NoProjection_SaysSo()
    {
        _console = Yard.Console();

        Assert.Contains("This program has no projection.", Render<ProjectionsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void FailedQuestion_SaysSoAndKeepsWhatWasShown()
    {
        var page = Render<ProjectionsPage>();
        Desk.AnswerLater<ListProjections, ConsoleView>((_, _) => Task.FromException<ConsoleView>(new TimeoutException("Too slow.")));

        Feed.Change(ProjectionNames.Operations);

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
        Assert.Equal(2, page.FindAll("article").Count);
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Administrator, true)]
    public void RebuildAll_IsOffered_ToWhomeverMay(Role role, bool isOffered)
    {
        SignInAs(role);

        var page = Render<ProjectionsPage>();

        Assert.Equal(isOffered, page.ButtonOrNone("Rebuild all") is not null);
        Assert.Equal(2, page.FindAll("article").Count);
    }

    [Fact]
    public async Task Disposed_ListensToNothing()
    {
        Render<ProjectionsPage>();
        var before = (Feed.Subscribers, Monitor.Listeners > 0, Time.Timers);

        await DisposeComponentsAsync();

        // The page, and the views as of a date on it.
        Assert.Equal((2, true, 1), before);
        Assert.Equal((0, 0, 0), (Feed.Subscribers, Monitor.Listeners, Time.Timers));
    }

    private static AngleSharp.Dom.IElement Card(IRenderedComponent<ProjectionsPage> page) => page.Find("article[aria-labelledby=projection-Orders]");
}
