using Bunit;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class DecisionLogTests : ScreenContext
{
    private static readonly Decision Why = new("Ben Boss", Yard.Now, "mended");

    private IReadOnlyList<DecisionView> _decisions =
    [
        new(DecisionKind.Retry, Why, "OrderRow", "17", null),
        new(DecisionKind.Retry, Why with { At = Yard.Now.AddMinutes(-1) }, null, null, "0 events folded. 2 events still waiting: poison."),
        new(DecisionKind.Skip, Why with { At = Yard.Now.AddMinutes(-2) }, "*", "order:18", "1 event left out."),
        new(DecisionKind.GoBack, Why with { At = Yard.Now.AddMinutes(-3) }, null, null, "The tables of before are served."),
    ];

    public DecisionLogTests() => Desk.Answer<ListDecisions, IReadOnlyList<DecisionView>>(_ => _decisions);

    [Fact]
    public void Decisions_AreTold_WithWhoWhyAndOutcome() => Assert.Equal(
        [
            "5 Mar 2026, 14:03:22 by Ben Boss Retried OrderRow 17 mended on its way",
            "5 Mar 2026, 14:02:22 by Ben Boss Retried all mended 0 events folded. 2 events still waiting: poison.",
            "5 Mar 2026, 14:01:22 by Ben Boss Skipped an event of any row of order:18 mended 1 event left out.",
            "5 Mar 2026, 14:00:22 by Ben Boss Went back to the tables of before mended The tables of before are served.",
        ],
        Show().FindAll("tbody tr").Select(Goods.Text));

    [Fact]
    public void Decision_OnItsWay_IsAskedForEverySecond()
    {
        var log = Show();
        _decisions = [_decisions[0] with { Outcome = "2 events folded." }];

        Time.Advance(TimeSpan.FromSeconds(1));

        log.WaitForAssertion(() => Assert.Contains("2 events folded.", log.Markup));
    }

    [Fact]
    public void NoDecision_ShowsNothing()
    {
        _decisions = [];

        Assert.Empty(Show().FindAll("section"));
    }

    private IRenderedComponent<DecisionLog> Show() => Render<DecisionLog>(parameters => parameters.Add(log => log.Projection, ProjectionNames.Orders));
}
