using Bunit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Pages.Sagas;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Sagas;

public sealed class SagasPageTests : ScreenContext
{
    private SagaSummary[] _sagas;

    public SagasPageTests()
    {
        _sagas = [SagaRows.Saga(SagaState.Running, Time.GetUtcNow())];
        Desk.Answer<ListSagas, Page<SagaSummary>>(_ => Shop.PageOf(_sagas) with { Next = "c2", Total = 60 });
        Desk.Answer<CountSagas, IReadOnlyList<SagaCount>>(_ =>
        [
            new SagaCount { Key = "1", Kind = "order-fulfilment", State = SagaState.Running, Sagas = 2 },
            new SagaCount { Key = "2", Kind = "order-fulfilment", State = SagaState.NeedsAPerson, Sagas = 1 },
            new SagaCount { Key = "3", Kind = "order-fulfilment", State = SagaState.Completed, Sagas = 1_200 },
            new SagaCount { Key = "4", Kind = "renewal", State = SagaState.Running, Sagas = 3 },
        ]);
    }

    [Fact]
    public void Row_OfASaga_ShowsTheOrderWhatItDoesAndUntilWhen()
    {
        var row = Goods.Text(Render<SagasPage>().Find("tbody tr"));

        Assert.StartsWith("Order 1042 Order fulfilment, Ana Ferrer running authorise the payment until ", row);
        Assert.Contains("5 min", row);
    }

    [Theory]
    [InlineData(SagaState.Failed, "failed authorise the payment The card was declined. took 1 min 0 s")]
    [InlineData(SagaState.Waiting, "waiting wait until it is shipped without an end 5 min")]
    [InlineData(SagaState.NeedsAPerson, "needs a person authorise the payment give the money back: The processor is closed. 5 min")]
    public void Row_OfEachState_SaysWhy(SagaState state, string expected)
    {
        _sagas = [SagaRows.Saga(state, Time.GetUtcNow())];

        Assert.Contains(expected, Goods.Text(Render<SagasPage>().Find("tbody tr")));
    }

    [Fact]
    public void Saga_OfAnOrderThatIsNotKnownYet_IsNamedByItsKey()
    {
        _sagas = [SagaRows.Saga(SagaState.Running, Time.GetUtcNow(), number: null)];

        Assert.Equal(_sagas[0].Key.ToString(), Render<SagasPage>().Find("tbody a").TextContent);
    }

    [Fact]
    public void Age_CountsOnByTheSecond()
    {
        _sagas = [SagaRows.Saga(SagaState.Running, Time.GetUtcNow().AddMinutes(5))];
        var page = Render<SagasPage>();
        Assert.Contains("0 s", page.Find("tbody tr").TextContent);

        Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("2 s", page.Find("tbody tr").TextContent));
    }

    [Fact]
    public void Again_IsShownUntilItsTimeHasCome()
    {
        _sagas = [SagaRows.Saga(SagaState.Waiting, Time.GetUtcNow()) with { AgainAt = Time.GetUtcNow().AddSeconds(2) }];
        var page = Render<SagasPage>();
        Assert.Contains("again at", page.Find("tbody tr").TextContent);

        Time.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.DoesNotContain("again at", page.Find("tbody tr").TextContent));
    }

    [Fact]
    public void Tabs_ShowCounts_AndTheHeadSaysWhetherAPersonIsNeeded()
    {
        var page = Render<SagasPage>();

        Assert.Equal(
            ["All 1,206", "Open 6", "Running 5", "Waiting 0", "Undoing 0", "Needs a person 1", "Completed 1,200", "Failed 0", "Given up 0"],
            page.FindAll(".tabs a").Select(tab => tab.TextContent));
        Assert.Equal("One needs a person.", page.Find(".page-header-subtitle").TextContent);
    }

    [Fact]
    public void Tabs_OfAKind_CountThatKind()
    {
        Go("/operations/sagas?kind=renewal");

        Assert.Equal("All 3", Render<SagasPage>().Find(".tabs a").TextContent);
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor()
    {
        Go("/operations/sagas?state=needsaperson&kind=renewal&age=60&sort=movedat&asc=1&at=c1");
        Render<SagasPage>();

        var question = Desk.Asked.OfType<ListSagas>().Last();
        Assert.Equal((SagaState.NeedsAPerson, "renewal", TimeSpan.FromHours(1)), (question.State, question.Kind, question.MinAge));
        Assert.Equal((SagaSort.MovedAt, false, "c1", null), (question.Sort, question.Descending, question.Page.Cursor, question.IsOver));
    }

    [Fact]
    public void Address_OfOpenSagas_IsAskedFor()
    {
        Go("/operations/sagas?state=open");

        Assert.Equal("Open 6", Render<SagasPage>().Find(".tabs [aria-current]").TextContent);
        Assert.Equal((null, false), (Desk.Asked.OfType<ListSagas>().Last().State, Desk.Asked.OfType<ListSagas>().Last().IsOver));
    }

    [Fact]
    public void Age_Chosen_StandsInTheAddress()
    {
        var page = Render<SagasPage>();

        page.Find("#sagas-age").Change("1440");

        page.WaitForAssertion(() => Assert.Equal("/operations/sagas?age=1440", Address));
    }

    [Fact]
    public void LiveChange_OfAState_ChangesTheRow()
    {
        var page = Render<SagasPage>();
        _sagas = [SagaRows.Saga(SagaState.Completed, Time.GetUtcNow())];

        Feed.Change(ProjectionNames.Sagas);

        page.WaitForAssertion(() => Assert.Contains("completed", page.Find("tbody tr").TextContent));
        Assert.Contains("row-changed", page.Find("tbody tr").ClassName);
    }

    [Theory]
    [InlineData("/operations/sagas", "There are no sagas yet.")]
    [InlineData("/operations/sagas?state=failed", "No saga fits these filters.")]
    public void NoSagas_SaysSo(string address, string expected)
    {
        _sagas = [];
        Go(address);

        Assert.Contains(expected, Render<SagasPage>().Find(".empty").TextContent);
    }

    [Fact]
    public async Task Disposed_UnsubscribesFromFeedAndClock()
    {
        Render<SagasPage>();
        var before = Feed.Subscribers;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, Feed.Subscribers));
        Assert.Equal(0, Time.Timers);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
