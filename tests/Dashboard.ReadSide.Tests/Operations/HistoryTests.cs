using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Rebuilds;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

public abstract class HistoryTests(TestDatabase database) : DeskSuite(database)
{
    [Fact]
    public async Task Pauses_AreTold_WithWhoEndedThemAndWhy()
    {
        await using var live = await StartAsync();
        await OrderAsync(live, new PauseProjection(ProjectionNames.Orders, "moving the disks"));
        await OrderAsync(live, new ResumeProjection(ProjectionNames.Orders, "disks are moved"));
        await OrderAsync(live, new PauseProjection(ProjectionNames.Orders, "once more"));
        await OrderAsync(live, new PauseProjection(ProjectionNames.Sales, "not this one"));
        await OrderAsync(live, new ResumeProjection(ProjectionNames.Sales, "nor this"));

        var history = await HistoryAsync(live, ProjectionNames.Orders);

        Assert.Equal(
            [(DeedKind.Pause, "once more", null), (DeedKind.Pause, "moving the disks", "disks are moved")],
            history.Select(entry => (entry.Kind, entry.Decision.Reason, entry.Resumed?.Reason)));
        Assert.Equal((Actors.Operator.Name, Actors.Operator.Name), (history[1].Decision.By, history[1].Resumed!.By));
        Assert.True(history[1].Resumed!.At >= history[1].Decision.At);
    }

    [Fact]
    public async Task Rebuilds_AndGoingsBack_StandInOneHistory_PageByPage()
    {
        await using var live = await StartAsync();
        await live.Dashboard.Shop.CustomerAsync();
        await live.RebuildAsync(ProjectionNames.CustomerStats);
        await OrderAsync(live, new PauseProjection(ProjectionNames.CustomerStats, Why));
        await OrderAsync(live, new ResumeProjection(ProjectionNames.CustomerStats, Why));
        await OrderAsync(live, new GoBack(ProjectionNames.CustomerStats, "the old ones were better"));
        await Eventually.TrueAsync(
            async () => (await HistoryAsync(live, ProjectionNames.CustomerStats))[0].Outcome == "The tables of before are served.", "the going back is carried out");

        var history = await HistoryAsync(live, ProjectionNames.CustomerStats);
        var first = await PageAsync(live, cursor: null);
        var second = await PageAsync(live, first.Next);

        Assert.Equal([DeedKind.GoBack, DeedKind.Pause, DeedKind.Rebuild], history.Select(entry => entry.Kind));
        Assert.Equal(RebuildState.Swapped, history[2].Rebuild!.State);
        Assert.Equal(3, first.Total);
        Assert.Equal(history.Select(entry => entry.EventId), first.Items.Concat(second.Items).Select(entry => entry.EventId));
        Assert.Null(second.Next);
    }

    private static Task<Page<HistoryEntry>> PageAsync(LiveDashboard live, string? cursor) => live.Services.GetRequiredService<IMediator>().Send(
        new ListHistory(ProjectionNames.CustomerStats, new PageRequest { Limit = 2, Cursor = cursor }), Ended);

    public sealed class OnPostgreSql(TestCluster cluster) : HistoryTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : HistoryTests(new SqlServerDatabase());
}
