using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Operations;
using Radzen.Blazor;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class ParkedListTests : ScreenContext
{
    private readonly IRenderedComponent<RadzenDialog> _dialog;
    private ParkedRowView[] _parked = [Yard.Parked(), Yard.Parked("18", waiting: 120)];

    public ParkedListTests()
    {
        Desk.Answer<ListParked, Page<ParkedRowView>>(_ => Shop.PageOf(_parked));
        _dialog = Dialogs;
    }

    [Fact]
    public void Row_ShowsItsEvents_WithSentencePayloadAndStackBehindAFold()
    {
        var rows = Show();

        var first = rows.Find(".parked-event");
        Assert.Contains("order-submitted 700-9001, recorded 5 Mar 2026, 13:58:22 An event it cannot take The total is negative.", Goods.Text(first.QuerySelector("summary")!));
        Assert.Equal("{\n  \"total\": -1,\n  \"city\": \"Köln\"\n}", first.QuerySelector("pre")!.TextContent);
        Assert.Equal("   at OrdersProjection.Apply", first.QuerySelector("details details pre")!.TextContent);
        Assert.Contains("waits behind", rows.FindAll(".parked-event")[1].TextContent);
    }

    [Fact]
    public void Payload_ThatIsNoJson_IsShownAsItIs() => Assert.Contains("{broken", Show().FindAll(".parked-event")[1].QuerySelector("pre")!.TextContent);

    [Fact]
    public void Row_WithMoreEventsThanAreShown_SaysHowMany() => Assert.Contains("and 118 more", Show().Markup);

    [Fact]
    public void UnknownEvent_IsOfferedToBeSkippedForAllProjections()
    {
        Desk.Accept<SkipUnknown>();
        var row = Yard.Parked();
        _parked = [row with { Events = [row.Events[0] with { Fault = FaultKind.UnknownEvent }, row.Events[1]] }, Yard.Parked("18")];
        var rows = Show();

        rows.Button("Skip for all projections").Click();
        _dialog.WaitForElement("form");
        _dialog.Find("textarea, form input").Change("of a newer program");
        _dialog.Find("form").Submit();

        rows.WaitForAssertion(() => Assert.Equal((9_001, "of a newer program"), Desk.Sent.OfType<SkipUnknown>().Select(sent => ((int)sent.Sequence, sent.Reason)).Single()));
        Assert.Single(rows.FindAll(".parked-head"), head => head.TextContent.Contains("Skip for all projections", StringComparison.Ordinal));
    }

    [Fact]
    public void Try_ThatWorks_ShowsBeforeAndAfter()
    {
        Desk.Answer<TryParked, ParkedTrial?>(_ => new ParkedTrial(true, null, [new RowDifference("OrderRow", "17", [new ValueDifference("Status", "Draft", "Submitted")])]));
        var rows = Show();

        rows.Button("Try without writing").Click();

        rows.WaitForAssertion(() => Assert.Contains("It would work. Nothing was written.", rows.Find(".parked-trial").TextContent));
        Assert.Contains("Status Draft Submitted", rows.FindAll(".differences tr").Select(Goods.Text));
        Assert.Equal(new TryParked(ProjectionNames.Orders, "OrderRow", "17"), Desk.Asked.OfType<TryParked>().Single());
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void Try_ThatFails_SaysWhatStandsInTheWay()
    {
        Desk.Answer<TryParked, ParkedTrial?>(_ => new ParkedTrial(false, "The total is negative.", []));
        var rows = Show();

        rows.Button("Try without writing").Click();

        rows.WaitForAssertion(() => Assert.Contains("It would still fail: The total is negative.", rows.Find(".parked-trial").TextContent));
    }

    [Fact]
    public void Try_OfARowThatWaitsNoMore_SaysSo()
    {
        Desk.Answer<TryParked, ParkedTrial?>(_ => null);
        var rows = Show();

        rows.Button("Try without writing").Click();

        rows.WaitForAssertion(() => Assert.Contains("Nothing waits for this row any more.", rows.Find(".parked-trial").TextContent));
    }

    [Fact]
    public void Try_ThatBreaks_SaysSoAndThePageStays()
    {
        Desk.AnswerLater<TryParked, ParkedTrial?>((_, _) => Task.FromException<ParkedTrial?>(new InvalidOperationException("Broken.")));
        var rows = Show();

        rows.Button("Try without writing").Click();

        rows.WaitForAssertion(() => Assert.Contains("It could not be tried.", rows.Find(".parked-trial").TextContent));
        Assert.NotEmpty(rows.FindAll(".parked-event"));
    }

    [Fact]
    public void RetryRow_SaysWhatItDoes_AndSendsIt()
    {
        Desk.Accept<RetryParked>();
        var rows = Open("Retry this row");

        Assert.Contains("2 events are folded into OrderRow 17 after all, in order.", _dialog.Markup);
        Submit("mended");

        rows.WaitForAssertion(() => Assert.Equal((ProjectionNames.Orders, "OrderRow", "17", "mended"), Retried()));
        rows.WaitForElement(".freshness-pending");
        Monitor.Pass();
    }

    [Fact]
    public void RetryAll_SendsOneCommandForAllRows()
    {
        Desk.Accept<RetryParked>();
        var rows = Open("Retry all");

        Assert.Contains("122 events are folded after all", _dialog.Markup);
        Submit("mended");

        rows.WaitForAssertion(() => Assert.Equal((ProjectionNames.Orders, null, null, "mended"), Retried()));
        Monitor.Pass();
    }

    [Fact]
    public void Skip_SaysThatItIsForGood_AndNamesTheEvent()
    {
        Desk.Accept<SkipParked>();
        var rows = Open("Skip this event");

        Assert.Contains("OrderRow 17 never takes this event: order-submitted of 5 Mar 2026, 13:58:22.", _dialog.Markup);
        Assert.Contains("1 event behind it", _dialog.Markup);
        Submit("a test order");

        rows.WaitForAssertion(() =>
        {
            var skip = Assert.IsType<SkipParked>(Desk.Sent.Single());
            Assert.Equal((ProjectionNames.Orders, "OrderRow", "17", 9_001, "a test order"), (skip.Projection, skip.Table, skip.RowKey, skip.Sequence, skip.Reason));
        });
        Monitor.Pass();
    }

    [Fact]
    public void Skip_WhenSomebodyWasFaster_SaysSoAndKeepsTheReason()
    {
        Desk.Refuse<SkipParked>(Refusal.Rule("parked-event-not-first", "Event 9001 is not the first that waits."));
        Open("Skip this event");

        Submit("a test order");

        _dialog.WaitForAssertion(() => Assert.Contains("is not the first that waits", _dialog.Find("[role=alert]").TextContent));
        Assert.Equal("a test order", _dialog.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Rows_AreAskedForAnew_WhenTheirCountChanges()
    {
        var rows = Show();
        _parked = [];

        rows.Render(parameters => parameters.Add(shown => shown.Parked, 0));

        rows.WaitForAssertion(() => Assert.Empty(rows.FindAll("#parked")));
    }

    [Fact]
    public void Rows_AreAskedForAnew_EveryFewSeconds_BecauseARetryMayFailOtherwise()
    {
        var rows = Show();
        _parked = [Yard.Parked() with { Events = [Yard.Parked().Events[0] with { Sentence = "The customer is unknown." }] }];

        Time.Advance(TimeSpan.FromSeconds(3));

        rows.WaitForAssertion(() => Assert.Contains("The customer is unknown.", rows.Markup));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public void LowerRole_IsOfferedNothing(Role role)
    {
        SignInAs(role);

        Assert.Empty(Show().FindAll(".panel-head button, .parked-actions button"));
    }

    private (string, string?, string?, string) Retried()
    {
        var retry = Assert.IsType<RetryParked>(Desk.Sent.Single());
        return (retry.Projection, retry.Table, retry.RowKey, retry.Reason);
    }

    private IRenderedComponent<ParkedList> Open(string button)
    {
        Monitor.Hold();
        var rows = Show();
        rows.Button(button).Click();
        _dialog.WaitForElement("form");
        return rows;
    }

    private void Submit(string reason)
    {
        _dialog.Find("textarea").Change(reason);
        _dialog.Find("form").Submit();
    }

    private IRenderedComponent<ParkedList> Show() => Render<ParkedList>(parameters => parameters.Add(rows => rows.Projection, ProjectionNames.Orders).Add(rows => rows.Parked, 122));
}
