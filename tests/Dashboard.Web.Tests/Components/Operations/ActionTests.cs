using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using Radzen.Blazor;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class ActionTests : ScreenContext
{
    private readonly IRenderedComponent<RadzenDialog> _dialog;
    private ProjectionView _projection = Yard.Projection();

    public ActionTests()
    {
        Monitor.Set(ProjectionNames.Orders, _ => Yard.Status() with { EventsBehind = 45 });
        Desk.Answer<GetProjection, ProjectionView?>(_ => _projection);
        Desk.Answer<ListRebuilds, Page<RebuildView>>(_ => Shop.PageOf<RebuildView>());
        Desk.Answer<ListHistory, Page<HistoryEntry>>(_ => Shop.PageOf<HistoryEntry>());
        Desk.Answer<ListParked, Page<ParkedRowView>>(_ => Shop.PageOf<ParkedRowView>());
        _dialog = Dialogs;
    }

    [Fact]
    public void Rebuild_SaysEventsTimeDiskAndThatScreensGoOn_AndSendsIt()
    {
        Desk.Accept<RebuildProjection, NewRebuild>(_ => new NewRebuild(Yard.RebuildId));
        _projection = _projection with { RetiredAt = Yard.Now };
        var page = Open("Rebuild");

        Assert.Contains("50,000 events are folded anew by version 2 into tables beside the present ones, which takes about 1 min 30 s, going by the last time.", _dialog.Markup);
        Assert.Contains("It needs about 9 MB on disk", _dialog.Markup);
        Assert.Contains("Screens go on being served from the present tables", _dialog.Markup);
        Assert.Contains("Those retired on 5 Mar 2026, 14:03:22 are dropped.", _dialog.Markup);
        Submit("totals look odd");

        AssertSentAndPending(page, new RebuildProjection(ProjectionNames.Orders, RebuildMode.Swap, "totals look odd"));
    }

    [Fact]
    public void Rebuild_WithApproval_IsChosenInTheDialog()
    {
        Desk.Accept<RebuildProjection, NewRebuild>(_ => new NewRebuild(Yard.RebuildId));
        var page = Open("Rebuild");

        _dialog.Find("input[value=AskFirst]").Change("AskFirst");
        Assert.Contains("nothing is swapped until somebody approves", _dialog.Markup);
        Submit("to be sure");

        AssertSentAndPending(page, new RebuildProjection(ProjectionNames.Orders, RebuildMode.AskFirst, "to be sure"));
    }

    [Fact]
    public void Rebuild_WithoutAnEarlierOne_SaysThatNobodyKnowsHowLong()
    {
        _projection = _projection with { Estimate = _projection.Estimate with { Duration = null } };

        Open("Rebuild");

        Assert.Contains("there was no rebuild yet to go by", _dialog.Markup);
    }

    [Fact]
    public void Compare_SaysThatNothingIsSwapped_AndSendsIt()
    {
        Desk.Accept<RebuildProjection, NewRebuild>(_ => new NewRebuild(Yard.RebuildId));
        var page = Open("Compare");

        Assert.Contains("Nothing is swapped", _dialog.Markup);
        Submit("monthly check");

        AssertSentAndPending(page, new RebuildProjection(ProjectionNames.Orders, RebuildMode.CompareOnly, "monthly check"));
    }

    [Fact]
    public void Rebuild_Refused_SaysWhyAndLosesNothing()
    {
        Desk.Refuse<RebuildProjection, NewRebuild>(Refusal.Rule("rebuild-open", "Another rebuild of Orders is on its way: wait for it or cancel it."));
        Open("Rebuild");

        Submit("totals look odd");

        _dialog.WaitForAssertion(() => Assert.Contains("Another rebuild of Orders is on its way", _dialog.Find("[role=alert]").TextContent));
        Assert.Equal("totals look odd", _dialog.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Reason_ThatIsMissing_IsAskedForBesideItsField()
    {
        Desk.Refuse<RebuildProjection, NewRebuild>(Refusal.Invalid("Reason", "Reason is required."));
        Open("Rebuild");

        Submit("");

        _dialog.WaitForAssertion(() => Assert.Equal("Reason is required.", _dialog.FaultOf("Reason")));
    }

    [Fact]
    public void Pause_SaysThatNumbersStandStill_AndSendsIt()
    {
        Desk.Accept<PauseProjection>();
        var page = Open("Pause projection");

        Assert.Contains("Numbers on screens that read its tables stay as they are now", _dialog.Markup);
        Submit("moving the disks");

        AssertSentAndPending(page, new PauseProjection(ProjectionNames.Orders, "moving the disks"));
    }

    [Fact]
    public void Resume_SaysWhatWaits_AndSendsIt()
    {
        Desk.Accept<ResumeProjection>();
        _projection = _projection with { Pause = new Decision("Ben Boss", Yard.Now, "moving the disks") };
        var page = Open("Resume projection");

        Assert.Contains("45 events wait to be folded.", _dialog.Markup);
        Submit("disks moved");

        AssertSentAndPending(page, new ResumeProjection(ProjectionNames.Orders, "disks moved"));
    }

    [Fact]
    public void GoBack_SaysToWhichTables_AndSendsIt()
    {
        Desk.Accept<GoBack>();
        _projection = _projection with { RetiredAt = Yard.Now.AddHours(-1) };
        var page = Open("Go back");

        Assert.Contains("The tables that were retired on 5 Mar 2026, 13:03:22 are served again", _dialog.Markup);
        Submit("worse than before");

        AssertSentAndPending(page, new GoBack(ProjectionNames.Orders, "worse than before"));
    }

    [Fact]
    public void GoBack_AfterOneWentBack_ServesTheRebuiltTablesAgain()
    {
        Desk.Accept<GoBack>();
        _projection = _projection with { RetiredAt = Yard.Now.AddHours(-1), IsBack = true };
        var page = Open("Serve rebuilt tables");

        Assert.Contains("The last rebuild of Orders was undone; now that is undone.", _dialog.Markup);
        Assert.Contains("Those of the last rebuild, which was undone, are kept since 5 Mar 2026, 13:03:22.", page.Markup);
        Submit("it was right");

        AssertSentAndPending(page, new GoBack(ProjectionNames.Orders, "it was right"));
    }

    [Fact]
    public void Approve_RepeatsWhatTheComparisonFound_AndSendsIt()
    {
        Desk.Accept<ApproveRebuild>();
        _projection = _projection with { Rebuild = Yard.Rebuild(RebuildState.AwaitingApproval, RebuildMode.AskFirst) };
        var page = Open("Approve");

        Assert.Contains("The comparison found: 1 added, 2 removed, 3 changed, 11,700 equal.", _dialog.Markup);
        Submit("as expected");

        AssertSentAndPending(page, new ApproveRebuild(Yard.RebuildId, "as expected"));
    }

    [Fact]
    public void Cancel_SaysWhatIsLost_AndSendsIt()
    {
        Desk.Accept<CancelRebuild>();
        _projection = _projection with { Rebuild = Yard.Rebuild() };
        var page = Open("Cancel rebuild");

        Assert.Contains("20,000 events were folded so far", _dialog.Markup);
        Assert.Contains("The tables that are served stay as they are.", _dialog.Markup);
        Submit("not tonight");

        AssertSentAndPending(page, new CancelRebuild(Yard.RebuildId, "not tonight"));
    }

    [Fact]
    public void Dialog_Left_SendsNothing()
    {
        Open("Pause projection");

        _dialog.Button("Cancel").Click();

        _dialog.WaitForAssertion(() => Assert.Empty(_dialog.FindAll("form")));
        Assert.Empty(Desk.Sent);
    }

    private IRenderedComponent<ProjectionPage> Open(string button)
    {
        Monitor.Hold();
        var page = Render<ProjectionPage>(parameters => parameters.Add(shown => shown.Name, ProjectionNames.Orders));
        page.FindAll("button").First(candidate => candidate.QuerySelector(".rz-button-text")?.TextContent == button).Click();
        _dialog.WaitForElement("form");
        return page;
    }

    private void Submit(string reason)
    {
        _dialog.Find("textarea").Change(reason);
        _dialog.Find("form").Submit();
    }

    private void AssertSentAndPending<TAnswer>(IRenderedComponent<ProjectionPage> page, Command<TAnswer> expected)
    {
        page.WaitForElement(".freshness-pending");
        var sent = Assert.Single(Desk.Sent);
        Assert.Equal(expected with { CommandId = sent.CommandId }, sent);
        Monitor.Pass();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".freshness-pending")));
    }
}
