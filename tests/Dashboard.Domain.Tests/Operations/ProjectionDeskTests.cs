using Dashboard.Domain.Operations;

namespace Dashboard.Domain.Tests.Operations;

public sealed class ProjectionDeskTests
{
    private const string Sales = "Sales";
    private const string Why = "numbers look odd";

    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private static Given<ProjectionDesk> Given(params IReadOnlyList<IEvent> history) => Scenario.Given(ProjectionDesk.Of(Sales), history);

    private static ProjectionRebuildRequested Requested(Guid id, RebuildMode mode = RebuildMode.Swap) =>
        new() { RebuildId = id, Projection = Sales, Mode = mode, Reason = Why };

    private static ProjectionRebuildCancelled Cancelled() => new() { RebuildId = Id, Projection = Sales, Reason = Why };

    private static ProjectionRebuildApproved Approved() => new() { RebuildId = Id, Projection = Sales, Reason = Why };

    private static ProjectionPaused Paused() => new() { Projection = Sales, Reason = Why };

    private static ProjectionResumed Resumed() => new() { Projection = Sales, Reason = Why };

    [Fact]
    public void Id_OfAName_IsAlwaysTheSame()
    {
        Assert.Equal(ProjectionDesk.IdOf(Sales), ProjectionDesk.Of(Sales).Id);
        Assert.NotEqual(ProjectionDesk.IdOf(Sales), ProjectionDesk.IdOf("Orders"));
    }

    [Fact]
    public void Replay_OfItsEvents_KnowsWhoseDeskItIs()
    {
        var desk = ProjectionDesk.Blank();

        desk.Replay([Paused()]);

        Assert.Equal((ProjectionDesk.IdOf(Sales), Sales, true), (desk.Id, desk.Projection, desk.IsPaused));
    }

    [Fact]
    public void RequestRebuild_OfADeskWithoutOne_IsAccepted() =>
        Given().When(desk => desk.RequestRebuild(Id, RebuildMode.AskFirst, Why, lastIsOver: false))
            .Then(Requested(Id, RebuildMode.AskFirst))
            .And(desk => Assert.Equal(Id, desk.Rebuild));

    [Fact]
    public void RequestRebuild_WhileOneIsOpen_IsRefused() =>
        Given(Requested(Id)).When(desk => desk.RequestRebuild(Other, RebuildMode.Swap, Why, lastIsOver: false))
            .ThenRefused("rebuild-open", "Another rebuild of Sales is on its way: wait for it or cancel it.");

    [Fact]
    public void RequestRebuild_AfterOneThatIsOver_IsAccepted() =>
        Given(Requested(Id), Approved()).When(desk => desk.RequestRebuild(Other, RebuildMode.Swap, Why, lastIsOver: true))
            .Then(Requested(Other))
            .And(desk => Assert.Equal((Other, false), (desk.Rebuild, desk.IsApproved)));

    [Fact]
    public void RequestRebuild_AfterOneThatWasCancelled_IsAccepted() =>
        Given(Requested(Id), Cancelled()).When(desk => desk.RequestRebuild(Other, RebuildMode.Swap, Why, lastIsOver: false)).Then(Requested(Other));

    [Fact]
    public void CancelRebuild_ThatIsOpen_IsAccepted() =>
        Given(Requested(Id)).When(desk => desk.CancelRebuild(Id, Why, isOver: false, isHeldUp: false)).Then(Cancelled()).And(desk => Assert.Null(desk.Rebuild));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CancelRebuild_ThatIsOverOrNotTheLast_IsRefused(bool isOver) =>
        Given(Requested(isOver ? Id : Other)).When(desk => desk.CancelRebuild(Id, Why, isOver, isHeldUp: false))
            .ThenRefused("rebuild-over", "This rebuild of Sales is over.");

    [Fact]
    public void CancelRebuild_ThatIsApprovedAndAboutToBeServed_IsRefused() =>
        Given(Requested(Id, RebuildMode.AskFirst), Approved()).When(desk => desk.CancelRebuild(Id, Why, isOver: false, isHeldUp: false))
            .ThenRefused("rebuild-approved", "This rebuild of Sales is approved and about to be served. One can go back to the tables of before afterwards.");

    [Fact]
    public void CancelRebuild_ThatIsApprovedAndCannotBeServed_IsAccepted() =>
        Given(Requested(Id, RebuildMode.AskFirst), Approved()).When(desk => desk.CancelRebuild(Id, Why, isOver: false, isHeldUp: true)).Then(Cancelled());

    [Fact]
    public void CancelRebuild_Twice_IsRefused() =>
        Given(Requested(Id), Cancelled()).When(desk => desk.CancelRebuild(Id, Why, isOver: false, isHeldUp: false))
            .ThenRefused("rebuild-over", "This rebuild of Sales is over.");

    [Fact]
    public void ApproveRebuild_ThatAsks_IsAccepted() =>
        Given(Requested(Id, RebuildMode.AskFirst)).When(desk => desk.ApproveRebuild(Id, Why, isOver: false, asksForApproval: true))
            .Then(Approved())
            .And(desk => Assert.True(desk.IsApproved));

    [Fact]
    public void ApproveRebuild_ThatAsksNothing_IsRefused() =>
        Given(Requested(Id)).When(desk => desk.ApproveRebuild(Id, Why, isOver: false, asksForApproval: false))
            .ThenRefused("rebuild-asks-nothing", "This rebuild of Sales does not wait for an approval.");

    [Fact]
    public void ApproveRebuild_Twice_IsRefused() =>
        Given(Requested(Id, RebuildMode.AskFirst), Approved()).When(desk => desk.ApproveRebuild(Id, Why, isOver: false, asksForApproval: true))
            .ThenRefused("rebuild-asks-nothing", "This rebuild of Sales is approved already.");

    [Fact]
    public void ApproveRebuild_ThatWasCancelled_IsRefused() =>
        Given(Requested(Id, RebuildMode.AskFirst), Cancelled()).When(desk => desk.ApproveRebuild(Id, Why, isOver: false, asksForApproval: true))
            .ThenRefused("rebuild-over", "This rebuild of Sales is over.");

    [Fact]
    public void GoBack_ToRetiredTables_IsAccepted() =>
        Given(Requested(Id)).When(desk => desk.GoBack(Why, canGoBack: true, lastIsOver: true))
            .Then(new ProjectionGoBackRequested { Projection = Sales, Reason = Why });

    [Fact]
    public void GoBack_ToNothing_IsRefused() =>
        Given().When(desk => desk.GoBack(Why, canGoBack: false, lastIsOver: true))
            .ThenRefused("nothing-to-go-back-to", "There are no retired tables of Sales to go back to.");

    [Fact]
    public void GoBack_WhileARebuildIsOpen_IsRefused() =>
        Given(Requested(Id)).When(desk => desk.GoBack(Why, canGoBack: true, lastIsOver: false))
            .ThenRefused("rebuild-open", "Another rebuild of Sales is on its way: wait for it or cancel it.");

    [Fact]
    public void Pause_OfOneThatRuns_IsAccepted() =>
        Given(Paused(), Resumed()).When(desk => desk.Pause(Why)).Then(Paused()).And(desk => Assert.True(desk.IsPaused));

    [Fact]
    public void Pause_Twice_IsRefused() =>
        Given(Paused()).When(desk => desk.Pause(Why)).ThenRefused("projection-already-paused", "Sales is paused already.");

    [Fact]
    public void Resume_OfOneThatIsPaused_IsAccepted() =>
        Given(Paused()).When(desk => desk.Resume(Why)).Then(Resumed()).And(desk => Assert.False(desk.IsPaused));

    [Fact]
    public void Resume_OfOneThatRuns_IsRefused() =>
        Given().When(desk => desk.Resume(Why)).ThenRefused("projection-not-paused", "Sales is not paused.");

    [Fact]
    public void Parked_RetriedAndSkipped_LeavesAnEventEach() =>
        Given().When(desk =>
        {
            desk.RetryParked(null, null, Why);
            desk.SkipParked("SalesDay", "2026-03-01", 7, Why);
        }).Then(
            new ParkedEventsRetryRequested { Projection = Sales, Reason = Why },
            new ParkedEventSkipRequested { Projection = Sales, Table = "SalesDay", RowKey = "2026-03-01", Sequence = 7, Reason = Why });
}
