using Bunit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Subscriptions;

public sealed class RenewalsPageTests : ScreenContext
{
    private RenewalBoard _board;

    public RenewalsPageTests()
    {
        _board = SubscriptionRows.Board(Time.GetUtcNow(), RenewalState.Retrying, RenewalState.Lost);
        Desk.Answer<GetRenewalBoard, RenewalBoard>(_ => _board);
    }

    [Fact]
    public void Board_ShowsEachStateWithItsSum()
    {
        var page = Render<RenewalsPage>();

        Assert.Equal(["Due 0", "Retrying 1", "Paid 0", "Recovered 0", "Lost 1"], page.FindAll(".card").Select(card => $"{card.QuerySelector(".card-label")!.TextContent} {card.QuerySelector(".card-value")!.TextContent}"));
        Assert.Contains("£84.00 at risk", Goods.Text(page.FindAll(".card")[1]));
        Assert.Contains("Nothing waits for its first charge.", Goods.Text(page.Find("[data-state=Due]")));
        Assert.Contains("The card was declined.", Goods.Text(page.Find("[data-state=Lost] tbody tr")));
    }

    [Fact]
    public void Renewal_WhoseSagaNeedsAPerson_SaysSo_AndLeadsThere()
    {
        var (saga, due) = (Guid.CreateVersion7(), SubscriptionRows.Renewal(RenewalState.Due, Time.GetUtcNow()));
        _board = _board with
        {
            Lanes = [.. _board.Lanes.Select(lane => lane.State is RenewalState.Due
                ? lane with { Renewals = 1, Items = [due with { Trouble = new RenewalTrouble(saga, "The processor gave no answer.") }] }
                : lane)],
        };

        var row = Render<RenewalsPage>().Find("[data-state=Due] tbody tr");

        Assert.Contains("waits for a person The processor gave no answer.", Goods.Text(row));
        Assert.NotNull(row.QuerySelector($"a[href='/operations/sagas/{saga}']"));
    }

    [Fact]
    public void NextTry_Ticks()
    {
        var page = Render<RenewalsPage>();
        Assert.Equal("Ana Ferrer ana@example.com 3 × Basic 1 Mar 2026 £84.00 2 in 3:12 The card was declined.", Goods.Text(page.Find("[data-state=Retrying] tbody tr")));

        Time.Advance(TimeSpan.FromSeconds(13));
        page.WaitForAssertion(() => Assert.Contains("in 2:59", Goods.Text(page.Find("[data-state=Retrying] tbody tr"))));

        Time.Advance(TimeSpan.FromMinutes(3));
        page.WaitForAssertion(() => Assert.Contains(" now ", Goods.Text(page.Find("[data-state=Retrying] tbody tr"))));
    }

    [Fact]
    public void Lane_WithMoreThanItShows_LeadsToAllOfThem()
    {
        _board = _board with { Lanes = [.. _board.Lanes.Select(lane => lane.State is RenewalState.Lost ? lane with { Renewals = 1_322 } : lane)] };
        Services.GetRequiredService<NavigationManager>().NavigateTo("/renewals?days=7");

        var all = Render<RenewalsPage>().Find("[data-state=Lost] .none a");

        Assert.Equal(("Show all 1,322", "/renewals/list?state=lost&days=7"), (all.TextContent, all.GetAttribute("href")));
    }

    [Fact]
    public void LiveChange_MovesARenewalToAnotherState()
    {
        var page = Render<RenewalsPage>();
        _board = SubscriptionRows.Board(Time.GetUtcNow(), RenewalState.Recovered);

        Feed.Change(ProjectionNames.Subscriptions);

        page.WaitForAssertion(() => Assert.Contains("Ana Ferrer", Goods.Text(page.Find("[data-state=Recovered]"))));
        Assert.Contains("Nothing is tried again.", Goods.Text(page.Find("[data-state=Retrying]")));
    }

    [Theory]
    [InlineData("/renewals", 30)]
    [InlineData("/renewals?days=7", 7)]
    [InlineData("/renewals?days=8000", 30)]
    public void Address_SaysHowFarBack(string address, int days)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<RenewalsPage>();

        Assert.Equal(days, Desk.Asked.OfType<GetRenewalBoard>().Last().Days);
        Assert.Equal($"Last {days} days", page.Find(".choices [aria-current]").TextContent);
    }

    [Fact]
    public void Board_ThatFails_SaysSo()
    {
        Desk.Answer<GetRenewalBoard, RenewalBoard>(_ => throw new TimeoutException("Too slow."));

        Assert.Contains("could not be loaded", Render<RenewalsPage>().Find("[role=alert]").TextContent);
    }
}
