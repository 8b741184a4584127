using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Past;

/// <summary>Views as of a moment: asked for, looked at, shared, and gone again.</summary>
public abstract class PastViewTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task View_AsOfAMoment_AnswersAsItWas_AndGoesWhenNobodyLooks()
    {
        await using var live = await StartAsync();
        var (early, late) = await TwoCustomersAsync(live);

        var view = await BuildAsync(live, Noon.AddHours(1));

        Assert.Null(await AskAsync(live, view, new GetCustomer(late)));
        Assert.Equal("Ana", (await AskAsync(live, view, new GetCustomer(early)))!.Name);
        Assert.NotNull(await live.AskAsync(new GetCustomer(late)));
        Assert.Equal(["past1"], await SchemasAsync(live));

        live.Dashboard.Clock.Advance(TimeSpan.FromMinutes(61));
        await GoneAsync(live, view);
        await Assert.ThrowsAsync<PastGoneException>(() => AskAsync(live, view, new GetCustomer(early)));
    }

    [Fact]
    public async Task View_ThatIsLookedAt_Stays()
    {
        await using var live = await StartAsync();
        var (early, _) = await TwoCustomersAsync(live);
        var view = await BuildAsync(live, Noon.AddHours(1));

        for (var hour = 0; hour < 3; hour++)
        {
            live.Dashboard.Clock.Advance(TimeSpan.FromMinutes(50));
            Assert.NotNull(await AskAsync(live, view, new GetCustomer(early)));
        }

        Assert.Equal(["past1"], await SchemasAsync(live));
    }

    [Fact]
    public async Task Moment_AskedForTwice_IsShared_AndTwoMomentsStandSideBySide()
    {
        await using var live = await StartAsync();
        var (early, late) = await TwoCustomersAsync(live);

        var one = await BuildAsync(live, Noon.AddHours(1));
        var same = await BuildAsync(live, Noon.AddHours(1).AddMilliseconds(300));
        var other = await BuildAsync(live, Noon.AddHours(3));

        Assert.Equal(one, same);
        Assert.NotEqual(one.ViewId, other.ViewId);
        Assert.Null(await AskAsync(live, one, new GetCustomer(late)));
        Assert.NotNull(await AskAsync(live, other, new GetCustomer(late)));
        Assert.NotNull(await AskAsync(live, one, new GetCustomer(early)));
        Assert.Equal(["past1", "past2"], await SchemasAsync(live));
    }

    [Fact]
    public async Task View_ThatAnOperatorDrops_IsGone_AndCanBeBuiltAgain()
    {
        await using var live = await StartAsync();
        await TwoCustomersAsync(live);
        var view = await BuildAsync(live, Noon.AddHours(1));

        await live.Dashboard.DoAsync(new DropViewAsOf(view.ViewId, "room"), Actors.Operator);

        await GoneAsync(live, view);
        Assert.Equal("view-gone", (await live.Dashboard.SendAsync(new DropViewAsOf(view.ViewId, "again"), Actors.Operator)).Refusal?.Code);
        Assert.Equal(view, await BuildAsync(live, Noon.AddHours(1)));
    }

    [Fact]
    public async Task View_CalledOffWhileItIsBuilt_IsGone_AndMakesRoomForTheNext()
    {
        await using var live = await StartAsync(UntoldPast.Hide);
        await TwoCustomersAsync(live);
        var view = await live.Dashboard.DoAsync(new BuildViewAsOf(Noon.AddHours(1)));
        await BegunAsync(live, view);

        Assert.Equal("forbidden", (await live.Dashboard.SendAsync(new CancelViewAsOf(view.ViewId), Actors.Viewer)).Refusal?.Code);
        await live.Dashboard.DoAsync(new CancelViewAsOf(view.ViewId));

        await GoneAsync(live, view);
        Assert.Equal("view-gone", (await live.Dashboard.SendAsync(new CancelViewAsOf(view.ViewId))).Refusal?.Code);
        await BegunAsync(live, await live.Dashboard.DoAsync(new BuildViewAsOf(Noon.AddHours(3))));
    }

    [Fact]
    public async Task View_ThatIsThere_IsNotCalledOff()
    {
        await using var live = await StartAsync();
        await TwoCustomersAsync(live);
        var view = await BuildAsync(live, Noon.AddHours(1));

        Assert.Equal("view-ready", (await live.Dashboard.SendAsync(new CancelViewAsOf(view.ViewId))).Refusal?.Code);
    }

    [Fact]
    public async Task Views_AsManyAsThereIsRoomFor_AndNoneOfTheFutureOrBeforeTheFirstEvent()
    {
        await using var live = await StartAsync(services => services.Configure<PastOptions>(options => options.Most = 1));
        await TwoCustomersAsync(live);
        await BuildAsync(live, Noon.AddHours(1));

        Assert.Equal("views-as-of-full", (await live.Dashboard.SendAsync(new BuildViewAsOf(Noon.AddHours(2)))).Refusal?.Code);
        Assert.Equal("invalid", (await live.Dashboard.SendAsync(new BuildViewAsOf(Noon.AddYears(1)))).Refusal?.Code);
        Assert.Equal("forbidden", (await live.Dashboard.SendAsync(new BuildViewAsOf(Noon), Actors.Viewer)).Refusal?.Code);
        Assert.Equal("forbidden", (await live.Dashboard.SendAsync(new DropViewAsOf(PastView.IdOf(Noon), "x"))).Refusal?.Code);
    }

    [Fact]
    public async Task Moment_BeforeTheFirstEvent_IsRefused()
    {
        await using var live = await StartAsync();
        await TwoCustomersAsync(live);

        Assert.Equal("Nothing had happened by then: choose a later moment.", (await live.Dashboard.SendAsync(new BuildViewAsOf(Noon.AddDays(-1)))).Refusal?.Sentence);
    }

    [Theory]
    [InlineData(PastState.Building)]
    [InlineData(PastState.Dropped)]
    public async Task View_ThatANodeLeftBehind_IsFinishedByTheNext(PastState left)
    {
        ViewAsOf view;
        await using (var live = await StartAsync())
        {
            await TwoCustomersAsync(live);
            view = await BuildAsync(live, Noon.AddHours(1));
        }

        await using var next = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false));
        await next.QueryAsync(db => db.PastWork.ExecuteUpdateAsync(set => set.SetProperty(work => work.State, left)));
        await using var last = await StartAsync();
        last.Dashboard.Clock.Now = Noon.AddHours(4);

        await (left is PastState.Building ? ReadyAsync(last, view) : GoneAsync(last, view));
    }

    [Fact]
    public async Task View_OfAnotherShape_IsDroppedAtStart()
    {
        ViewAsOf view;
        await using (var live = await StartAsync())
        {
            await TwoCustomersAsync(live);
            view = await BuildAsync(live, Noon.AddHours(1));
        }

        await using var next = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false));
        await next.QueryAsync(db => db.PastWork.ExecuteUpdateAsync(set => set.SetProperty(work => work.Shape, "of an older program")));
        await using var last = await StartAsync();
        last.Dashboard.Clock.Now = Noon.AddHours(4);

        await GoneAsync(last, view);
    }

    private Task<LiveDashboard> StartAsync(Action<IServiceCollection>? configure = null) => LiveDashboard.StartAsync(database, configure);

    /// <summary>One customer at noon and one two hours later.</summary>
    private static async Task<(Guid Early, Guid Late)> TwoCustomersAsync(LiveDashboard live)
    {
        live.Dashboard.Clock.Now = Noon;
        var early = await live.Dashboard.Shop.CustomerAsync("Ana");
        live.Dashboard.Clock.Now = Noon.AddHours(2);
        var late = await live.Dashboard.Shop.CustomerAsync("Ben");
        live.Dashboard.Clock.Now = Noon.AddHours(4);
        return (early, late);
    }

    private static async Task<ViewAsOf> BuildAsync(LiveDashboard live, DateTimeOffset at)
    {
        var view = await live.Dashboard.DoAsync(new BuildViewAsOf(at));
        await ReadyAsync(live, view);
        return view;
    }

    private static async Task ReadyAsync(LiveDashboard live, ViewAsOf view)
    {
        PastWork? found = null;
        await Eventually.TrueAsync(
            async () => (found = await WorkAsync(live, view)) is { State: PastState.Ready, EndedAt: null },
            $"the view as of {view.At:O} is there, and it is {found?.State} {found?.Note}");
    }

    private static Task BegunAsync(LiveDashboard live, ViewAsOf view) => Eventually.TrueAsync(
        async () => await WorkAsync(live, view) is { State: PastState.Building, EndedAt: null }, $"the view as of {view.At:O} is being built");

    private static Task GoneAsync(LiveDashboard live, ViewAsOf view) => Eventually.TrueAsync(
        async () => await WorkAsync(live, view) is { EndedAt: not null } && (await SchemasAsync(live)).Count == 0 && await TablesAsync(live) == 0,
        $"the view as of {view.At:O} and its tables are gone");

    private static Task<PastWork?> WorkAsync(LiveDashboard live, ViewAsOf view) =>
        live.QueryAsync(db => db.PastWork.AsNoTracking().SingleOrDefaultAsync(row => row.ViewId == view.ViewId, Ended));

    private static Task<IReadOnlyList<string>> SchemasAsync(LiveDashboard live) =>
        live.Services.GetRequiredService<PastBook>().SchemasAsync(live.Services.GetRequiredService<PastPlaces>(), Ended);

    /// <summary>How many columns there are in the schemas of views.</summary>
    private static Task<int> TablesAsync(LiveDashboard live) => live.QueryAsync(async db =>
    {
        var columns = 0;
        foreach (var place in live.Services.GetRequiredService<PastPlaces>().All)
        {
            columns += (await db.Database.SqlQueryRaw<string>(live.Services.GetRequiredService<IRebuildStatements>().Columns, place.Schema).ToListAsync(Ended)).Count;
        }

        return columns;
    });

    /// <summary>Asks as somebody does who looks from the moment of a view.</summary>
    private static async Task<TAnswer> AskAsync<TAnswer>(LiveDashboard live, ViewAsOf view, IQuestion<TAnswer> question)
    {
        await using var circuit = live.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<Viewpoint>().LookFrom(new PastMoment(view.ViewId, view.At));
        return await circuit.ServiceProvider.GetRequiredService<IMediator>().Send(question, Ended);
    }

    public sealed class OnPostgreSql(TestCluster cluster) : PastViewTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : PastViewTests(new SqlServerDatabase());
}
