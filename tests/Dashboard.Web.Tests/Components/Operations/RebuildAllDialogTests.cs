using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using Radzen.Blazor;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class RebuildAllDialogTests : ScreenContext
{
    private readonly IRenderedComponent<RadzenDialog> _dialog;
    private readonly IRenderedComponent<ProjectionsPage> _page;
    private ConsoleView _console = Yard.Console(
        Yard.Projection(ProjectionNames.CustomerStats), Yard.Projection() with { Rebuild = Yard.Rebuild() }, Yard.Projection(ProjectionNames.Sales));

    public RebuildAllDialogTests()
    {
        Desk.Answer<ListProjections, ConsoleView>(_ => _console);
        _dialog = Dialogs;
        _page = Render<ProjectionsPage>();
    }

    [Fact]
    public void Dialog_SaysWhatItWillDo_AndWhomItLeavesOut()
    {
        Open();

        Assert.Contains("2 projections fold 100,000 events anew, side by side, which takes about 1 min 30 s, going by the last time.", _dialog.Markup);
        Assert.Contains("They need about 18 MB on disk", _dialog.Markup);
        Assert.Contains("Left out, since a rebuild is on its way: Orders.", _dialog.Markup);
    }

    [Fact]
    public void Submit_SendsOneCommandEach_AndShowsPending()
    {
        Desk.Accept<RebuildProjection, NewRebuild>(_ => new NewRebuild(Guid.CreateVersion7()));
        Monitor.Hold();

        Submit("new program");

        _page.WaitForElement(".freshness-pending");
        Assert.Equal(
            [(ProjectionNames.CustomerStats, RebuildMode.Swap, "new program"), (ProjectionNames.Sales, RebuildMode.Swap, "new program")],
            Desk.Sent.Cast<RebuildProjection>().Select(command => (command.Projection, command.Mode, command.Reason)));
        Monitor.Pass();
    }

    [Fact]
    public void OneRefused_TheOthersGoOn_AndTheSentenceNamesIt()
    {
        Desk.Respond<RebuildProjection, NewRebuild>(command => Task.FromResult<Outcome<NewRebuild>>(
            command.Projection == ProjectionNames.CustomerStats ? Refusal.Rule("rebuild-open", "Another rebuild is on its way.") : new NewRebuild(Guid.CreateVersion7())));

        Submit("new program");

        _dialog.WaitForAssertion(() => Assert.Contains("CustomerStats: Another rebuild is on its way.", _dialog.Find("[role=alert]").TextContent));
        Assert.Equal(2, Desk.Sent.Count);
        Assert.Equal("new program", _dialog.Find("textarea").GetAttribute("value"));

        Desk.Accept<RebuildProjection, NewRebuild>(_ => new NewRebuild(Guid.CreateVersion7()));
        _dialog.Find("form").Submit();

        _dialog.WaitForAssertion(() => Assert.Empty(_dialog.FindAll("form")));
        Assert.Equal([ProjectionNames.CustomerStats, ProjectionNames.Sales, ProjectionNames.CustomerStats], Desk.Sent.Cast<RebuildProjection>().Select(command => command.Projection));
    }

    [Fact]
    public void ReasonMissing_IsSaidOnce_AndNothingElseIsSent()
    {
        Desk.Refuse<RebuildProjection, NewRebuild>(Refusal.Invalid("Reason", "Reason is required."));

        Submit("");

        _dialog.WaitForAssertion(() => Assert.Equal("Reason is required.", _dialog.FaultOf("Reason")));
        Assert.Single(Desk.Sent);
    }

    [Fact]
    public void EveryoneBusy_CannotBeSent()
    {
        _console = Yard.Console(Yard.Projection() with { Rebuild = Yard.Rebuild() });
        Feed.Change(ProjectionNames.Operations);
        _page.WaitForAssertion(() => Assert.Single(_page.FindAll("article")));

        Open();

        Assert.Contains("Every projection has a rebuild on its way.", _dialog.Markup);
        Assert.True(_dialog.Button("Rebuild all").HasAttribute("disabled"));
    }

    private void Open()
    {
        _page.Button("Rebuild all").Click();
        _dialog.WaitForElement("form");
    }

    private void Submit(string reason)
    {
        Open();
        _dialog.Find("textarea").Change(reason);
        _dialog.Find("form").Submit();
    }
}
