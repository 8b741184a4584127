using Bunit;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Operations;

public sealed class ProjectionHistoryTests : ScreenContext
{
    private HistoryEntry[] _history = [];

    public ProjectionHistoryTests() => Desk.Answer<ListHistory, Page<HistoryEntry>>(_ => Shop.PageOf(_history));

    [Fact]
    public void Entries_AreToldWithWhoWhyAndOutcome()
    {
        _history =
        [
            Entry(DeedKind.Retry, 0) with { Table = "OrderRow", RowKey = "17" },
            Entry(DeedKind.Retry, 1) with { Outcome = "0 events folded. 2 events still waiting: poison." },
            Entry(DeedKind.Skip, 2) with { Table = "*", RowKey = "order:18", Outcome = "1 event left out." },
            Entry(DeedKind.GoBack, 3) with { Outcome = "The tables of before are served." },
            Entry(DeedKind.Pause, 4),
            Entry(DeedKind.Pause, 6) with { Resumed = new Decision("Ana Administrator", Yard.Now.AddMinutes(-5), "disks are moved") },
            Entry(DeedKind.Rebuild, 8) with { Rebuild = Yard.Rebuild(RebuildState.Failed) },
        ];

        Assert.Equal(
            [
                "5 Mar 2026, 14:03:22 by Ben Boss Retried OrderRow 17 mended – – on its way",
                "5 Mar 2026, 14:02:22 by Ben Boss Retried all mended – – 0 events folded. 2 events still waiting: poison.",
                "5 Mar 2026, 14:01:22 by Ben Boss Skipped an event of any row of order:18 mended – – 1 event left out.",
                "5 Mar 2026, 14:00:22 by Ben Boss Went back to the tables of before mended – – The tables of before are served.",
                "5 Mar 2026, 13:59:22 by Ben Boss Paused mended – – Still paused.",
                "5 Mar 2026, 13:57:22 by Ben Boss Paused mended – 1 min 0 s Until 5 Mar 2026, 13:58:22, resumed by Ana Administrator: disks are moved",
                "5 Mar 2026, 13:55:22 by Ben Boss Rebuild mended 20,000 36 s failed The disk is full.",
            ],
            Show().FindAll("tbody tr").Select(Goods.Text));
    }

    [Fact]
    public void WhatIsOnItsWay_IsAskedForEverySecond()
    {
        _history = [Entry(DeedKind.Rebuild, 0) with { Rebuild = Yard.Rebuild() }];
        var history = Show();
        _history = [Entry(DeedKind.Rebuild, 0) with { Rebuild = Yard.Rebuild(RebuildState.Swapped) }];

        Time.Advance(TimeSpan.FromSeconds(1));

        history.WaitForAssertion(() => Assert.Contains("swapped", history.Markup));
    }

    [Fact]
    public void Comparison_ThatFoundSomething_IsNoGoodNews()
    {
        _history = [Entry(DeedKind.Rebuild, 0) with { Rebuild = Yard.Rebuild(RebuildState.Compared, RebuildMode.CompareOnly) }];

        Assert.Equal("badge badge-warn", Show().Find("tbody .badge").ClassName);
    }

    [Fact]
    public void NothingDone_SaysSo() => Assert.Contains("Nobody has done anything to it.", Show().Markup);

    private static HistoryEntry Entry(DeedKind kind, int minutesAgo) => new()
    {
        EventId = Guid.CreateVersion7(), Kind = kind, Decision = new Decision("Ben Boss", Yard.Now.AddMinutes(-minutesAgo), "mended"),
    };

    private IRenderedComponent<ProjectionHistory> Show() => Render<ProjectionHistory>(parameters => parameters.Add(log => log.Projection, ProjectionNames.Orders));
}
