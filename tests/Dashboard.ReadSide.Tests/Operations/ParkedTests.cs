using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

/// <summary>One bad event: everything else goes on, and once it is put right nothing shows that it ever was.</summary>
public abstract class ParkedTests(TestDatabase database) : DeskSuite(database)
{
    private const string Lamps = "poisoned Lamps";

    [Fact]
    public async Task PoisonInTheMiddle_FixedAndRetried_IsAsIfItHadNeverFailed()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "a", "poison", "abc", "ab");
        await SellAsync(live, "Toys", "a", "ab");
        await live.FoldedAsync();
        await ReachedAsync(live, Poison.Projection);
        Assert.Equal(3, await ParkedAsync(live));
        Assert.Equal(12, await live.QueryAsync(db => db.Categories.Where(row => row.Category == "poisoned Toys").Select(row => row.Products).SingleAsync(Ended)));

        Poison.Product = null;
        var sentence = await DecideAsync(live, new RetryParked(Poison.Projection, null, null, Why));
        await SellAsync(live, "Lamps", "abcd");
        await ReachedAsync(live, Poison.Projection);

        Assert.Equal("3 events folded.", sentence);
        Assert.Equal(0, await ParkedAsync(live));
        Assert.Equal(await ReplayedAsync(live), await RowsAsync(live));
        await Eventually.TrueAsync(
            () => live.Monitor.Status(Poison.Projection) is { State: ProjectionState.Running, Parked: 0, Fault.Kind: FaultKind.PoisonEvent, Fault.EventName: "product-created" },
            "the projection is well again, and its last fault is still told");
    }

    [Fact]
    public async Task SetAside_TellsWhyAndThatTheRowsDoNotHoldIt()
    {
        Poison.Product = "poison";
        await using (var first = await StartAsync())
        {
            await SellAsync(first, "Lamps", "poison");
            await ReachedAsync(first, Poison.Projection);
            await SellAsync(first, "Toys", "ab");
            await ReachedAsync(first, Poison.Projection);
        }

        await using var live = await StartAsync();
        await Eventually.TrueAsync(() => live.Monitor.Status(Poison.Projection).State == ProjectionState.Degraded, "the next node says that it is degraded");
        var mediator = live.Services.GetRequiredService<IMediator>();
        var parked = await live.QueryAsync(db => db.ParkedEvents.SingleAsync(Ended));
        var log = await live.Services.GetRequiredService<IEventLogReader>().ReadAsync(LogPosition.Start, 10, Ended);

        var told = (await mediator.Send(new ListStatuses(), Ended)).Single(status => status.Name == Poison.Projection);
        var page = await mediator.Send(new GetProjection(Poison.Projection), Ended);

        Assert.Equal($"1 event is set aside. product-created at {parked.Position}: poison is poison.", told.LastError);
        Assert.Equal(told.LastError, page!.Status.LastError);
        Assert.True(await mediator.Send(new IsSetAside([ProjectionNames.Sales, Poison.Projection], parked.Position), Ended));
        Assert.False(await mediator.Send(new IsSetAside([ProjectionNames.Sales], parked.Position), Ended));
        Assert.False(await mediator.Send(new IsSetAside([Poison.Projection], log[^1].Position), Ended));
    }

    [Fact]
    public async Task UnknownEvent_SkippedOnce_IsLeftOutByEveryProjection()
    {
        await using var live = await StartAsync();
        await live.AppendAsync("customer-beamed-up", "{}");
        await live.Dashboard.Shop.CustomerAsync();
        var all = live.Monitor.Statuses.Count;
        await Eventually.TrueAsync(() => live.Monitor.Statuses.All(status => status.Parked == 1), "every projection sets aside what it does not know");
        var sequence = await live.QueryAsync(db => db.ParkedEvents.Select(row => row.Sequence).Distinct().SingleAsync(Ended));
        var view = await live.Services.GetRequiredService<IMediator>().Send(new GetProjection(ProjectionNames.Sales), Ended);
        Assert.Equal((null, FaultKind.UnknownEvent), (view!.WhyRebuild, view.Status.Fault?.Kind));

        var other = await live.Dashboard.SendAsync(new SkipUnknown(sequence + 1, Why), Actors.Operator, Ended);
        var skipped = await live.Dashboard.SendAsync(new SkipUnknown(sequence, Why), Actors.Operator, Ended);

        Assert.Equal("nothing-parked", other.Refusal?.Code);
        Assert.True(skipped.IsAccepted, skipped.Refusal?.Sentence);
        await Eventually.TrueAsync(async () => await live.QueryAsync(db => db.ParkedEvents.CountAsync(Ended)) == 0, "nothing waits any more");
        Assert.Equal(all, await live.QueryAsync(db => db.SkippedEvents.CountAsync(row => row.Sequence == sequence, Ended)));
    }

    [Fact]
    public async Task Retry_OfOneRowThatStillFails_KeepsItAndItsOrder()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "a", "poison", "abc");
        await SellAsync(live, "Toys", "poison");
        await ReachedAsync(live, Poison.Projection);

        var sentence = await DecideAsync(live, new RetryParked(Poison.Projection, "CategoryRow", Lamps, Why));

        Assert.Equal("0 events folded. 2 events still waiting: poison is poison.", sentence);
        Assert.Equal(3, await ParkedAsync(live));
        Poison.Product = null;
        Assert.Equal("2 events folded.", await DecideAsync(live, new RetryParked(Poison.Projection, "CategoryRow", Lamps, Why)));
        Assert.Equal(1, await ParkedAsync(live));
        await Eventually.TrueAsync(
            async () => (await live.Services.GetRequiredService<IMediator>().Send(new GetProjection(Poison.Projection), Ended))?.WhyRebuild
                == "1 parked event keeps rows from being up to date. Once their handlers are put right, retry them or rebuild.",
            "the one event that is left is told as a reason");
        Assert.Equal("1 event folded.", await DecideAsync(live, new RetryParked(Poison.Projection, null, null, Why)));
        Assert.Equal(await ReplayedAsync(live), await RowsAsync(live));
    }

    [Fact]
    public async Task Decisions_AreListedWithWhatBecameOfThem_NewestFirst()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "a", "poison");
        await ReachedAsync(live, Poison.Projection);
        await DecideAsync(live, new RetryParked(Poison.Projection, "CategoryRow", Lamps, "perhaps now"));
        var first = await live.QueryAsync(db => db.ParkedEvents.Select(row => row.Sequence).SingleAsync(Ended));
        await DecideAsync(live, new SkipParked(Poison.Projection, "CategoryRow", Lamps, first, "never mind"));

        var history = await HistoryAsync(live, Poison.Projection);

        Assert.Equal(
            [
                (DeedKind.Skip, "never mind", Actors.Operator.Name, Lamps, "1 event left out."),
                (DeedKind.Retry, "perhaps now", Actors.Operator.Name, Lamps, "0 events folded. 1 event still waiting: poison is poison."),
            ],
            history.Select(row => (row.Kind, row.Decision.Reason, row.Decision.By, row.RowKey, row.Outcome)));
        Assert.Empty(await HistoryAsync(live, "Nothing"));
    }

    [Fact]
    public async Task Skip_OfThePoison_FoldsTheRestAndIsRememberedByEveryFold()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "a", "poison", "abc");
        await ReachedAsync(live, Poison.Projection);
        var first = await live.QueryAsync(db => db.ParkedEvents.OrderBy(row => row.Sequence).Select(row => row.Sequence).FirstAsync(Ended));
        var wrong = await live.Dashboard.SendAsync(new SkipParked(Poison.Projection, "CategoryRow", Lamps, first + 1, Why), Actors.Operator, Ended);

        var sentence = await DecideAsync(live, new SkipParked(Poison.Projection, "CategoryRow", Lamps, first, Why));

        Assert.Equal("parked-event-not-first", wrong.Refusal?.Code);
        Assert.Equal("1 event left out, 1 event behind it folded.", sentence);
        Assert.Equal(0, await ParkedAsync(live));
        Assert.Equal(13, await live.QueryAsync(db => db.Categories.Where(row => row.Category == Lamps).Select(row => row.Products).SingleAsync(Ended)));
        var skipped = await live.QueryAsync(db => db.SkippedRowsAsync(Poison.Projection, Ended));
        Assert.Equal(await ReplayedAsync(live, skipped), await RowsAsync(live));
    }

    [Fact]
    public async Task Retry_OfAStreamWhoseRowsNobodyCouldName_FoldsThem()
    {
        Poison.Keyless = "nameless";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "nameless", "ab");
        await ReachedAsync(live, Poison.Projection);
        var parked = await live.QueryAsync(db => db.ParkedEvents.SingleAsync(Ended));
        Assert.Equal((ParkedEvent.AnyTable, FaultKind.HandlerBug), (parked.Table, parked.Fault));

        Poison.Keyless = null;
        var sentence = await DecideAsync(live, new RetryParked(Poison.Projection, parked.Table, parked.RowKey, Why));

        Assert.Equal("1 event folded.", sentence);
        Assert.Equal(28, await live.QueryAsync(db => db.Categories.Where(row => row.Category == Lamps).Select(row => row.Products).SingleAsync(Ended)));
    }

    [Fact]
    public async Task Retry_OfWhatTheTablesCannotHold_LeavesItParkedAndTheRestGoesOn()
    {
        Poison.Product = "long";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "long", "ab");
        await ReachedAsync(live, Poison.Projection);

        (Poison.Product, Poison.Endless) = (null, "long");
        var sentence = await DecideAsync(live, new RetryParked(Poison.Projection, null, null, Why));

        // Its row has another key today: nothing is left to fold for the old one but what waits behind it.
        Assert.StartsWith("2 events folded.", sentence);
        Assert.Equal(ProjectionState.Running, await StateAsync(live));
    }

    [Fact]
    public async Task Try_WithTheErrorThere_SaysSoAndWritesNothing()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "a", "poison", "abc");
        await ReachedAsync(live, Poison.Projection);
        var before = await RowsAsync(live);

        var bad = await AskAsync(live, new TryParked(Poison.Projection, "CategoryRow", Lamps));
        Poison.Product = null;
        var good = await AskAsync(live, new TryParked(Poison.Projection, "CategoryRow", Lamps));

        Assert.False(bad!.Works);
        Assert.EndsWith("poison is poison.", bad.Fault);
        Assert.Empty(bad.Changes);
        Assert.True(good!.Works, good.Fault);
        var change = Assert.Single(good.Changes, change => change.Table == "CategoryRow");
        Assert.Equal(Lamps, change.RowKey);
        Assert.Equal([new ValueDifference("Products", "1", "163")], change.Values);
        Assert.Equal(before, await RowsAsync(live));
        Assert.Equal(2, await ParkedAsync(live));
        Assert.Null(await AskAsync(live, new TryParked(Poison.Projection, "CategoryRow", "poisoned Toys")));
    }

    [Fact]
    public async Task List_OfWhatWaits_TellsEventPayloadAndFault()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        await SellAsync(live, "Lamps", "poison", "abc");
        await SellAsync(live, "Toys", "poison");
        await ReachedAsync(live, Poison.Projection);

        var first = await AskAsync(live, new ListParked(Poison.Projection, new PageRequest { Limit = 1 }));
        var second = await AskAsync(live, new ListParked(Poison.Projection, new PageRequest { Limit = 1, Cursor = first.Next }));
        var back = await AskAsync(live, new ListParked(Poison.Projection, new PageRequest { Limit = 1, Cursor = second.Previous }));

        var row = Assert.Single(first.Items);
        Assert.Equal((2, 2L, "CategoryRow", Lamps), (row.Waiting, first.Total, row.Table, row.RowKey));
        Assert.Equal([FaultKind.PoisonEvent, null], row.Events.Select(one => one.Fault));
        Assert.Equal("poison is poison.", row.Events[0].Sentence);
        Assert.Contains("InvalidDataException", row.Events[0].Stack);
        Assert.Contains("\"name\":\"abc\"", row.Events[1].Payload);
        Assert.Equal("poisoned Toys", Assert.Single(second.Items).RowKey);
        Assert.Equal(Lamps, Assert.Single(back.Items).RowKey);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task List_OfManyThatFailAlike_BlamesTheHandler()
    {
        Poison.Product = "poison";
        await using var live = await StartAsync();
        for (var i = 0; i < FaultRule.Many; i++)
        {
            await SellAsync(live, $"Lamps {i}", "poison");
        }

        await ReachedAsync(live, Poison.Projection);

        var list = await AskAsync(live, new ListParked(Poison.Projection, new PageRequest()));

        Assert.All(list.Items, row => Assert.Equal(FaultKind.HandlerBug, row.Events[0].Fault));
    }

    [Fact]
    public async Task Order_CarriedOutBefore_IsNotCarriedOutAgain()
    {
        Poison.Product = "poison";
        await using (var first = await StartAsync())
        {
            await SellAsync(first, "Lamps", "a", "poison");
            await ReachedAsync(first, Poison.Projection);
            Poison.Product = null;
            await DecideAsync(first, new RetryParked(Poison.Projection, null, null, Why));
        }

        await using var second = await StartAsync();
        await SellAsync(second, "Lamps", "ab");
        await ReachedAsync(second, Poison.Projection);

        Assert.Equal(await ReplayedAsync(second), await RowsAsync(second));
    }

    private static Task<TAnswer> AskAsync<TAnswer>(LiveDashboard live, IQuestion<TAnswer> question) =>
        live.Services.GetRequiredService<IMediator>().Send(question, Ended);

    private static async Task<ProjectionState> StateAsync(LiveDashboard live)
    {
        await Eventually.TrueAsync(() => live.Monitor.Status(Poison.Projection).Parked == 0, "nothing waits any more");
        return live.Monitor.Status(Poison.Projection).State;
    }

    private static async Task SellAsync(LiveDashboard live, string category, params string[] names)
    {
        foreach (var name in names)
        {
            await live.Dashboard.Shop.ProductAsync(name: name, category: category);
        }
    }

    public sealed class OnPostgreSql(TestCluster cluster) : ParkedTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : ParkedTests(new SqlServerDatabase());
}
