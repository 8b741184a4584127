using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Audit;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Audit;

public sealed class AuditPageTests : ScreenContext
{
    private static readonly AuditActor Ana = new(Guid.Parse("01950000-0000-7000-a000-000000000001"), "Ana <i>Administrator</i>", 7);

    private AuditEntry[] _entries = [AuditRows.PriceChange()];

    public AuditPageTests()
    {
        Desk.Answer<ListAudit, Page<AuditEntry>>(_ => Shop.PageOf(_entries) with { Next = "c2", Total = 60 });
        Desk.Answer<ListAuditActors, IReadOnlyList<AuditActor>>(_ => [Ana]);
    }

    [Fact]
    public void Event_IsASentence_WithWhoWhenWhyAndFromWhere_AndLeadsOn()
    {
        var row = Show().Find("tbody tr");

        Assert.Equal(
            "Ana changed the price of Desk lamp from £10.00 to £12.00 Season <b>sale</b> Desk lamp Product, as it was then Ana Administrator at a screen 10.0.0.7 5 Mar 2026, 09:30:00",
            Goods.Text(row));
        Assert.Equal(["/audit/70-3", $"/catalog/{AuditRows.Product}", $"/time/product/{AuditRows.Product}?v=3"], row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Empty(row.QuerySelectorAll("b"));
    }

    [Fact]
    public void Event_TakenOverFromThePast_SaysWhenItHappened()
    {
        _entries = [AuditRows.PriceChange() with { OccurredAt = Shop.Morning.AddYears(-3) }];

        Assert.Contains("happened 5 Mar 2023, 09:30", Goods.Text(Show().Find("td.when")));
    }

    [Fact]
    public void Filters_StandInTheAddress_AreAskedFor_AndNarrowTheFile()
    {
        Navigation.NavigateTo($"/audit?actor={Ana.Id}&kind=product&thing={AuditRows.Product}&event=product-price-changed&from=2026-03-01&to=2026-03-05&correlation={AuditRows.Click}&q=lamp");

        var page = Show();

        Assert.Equal(
            new AuditFilter
            {
                ActorId = Ana.Id, StreamKind = "product", StreamId = AuditRows.Product, Name = "product-price-changed", From = new(2026, 3, 1), To = new(2026, 3, 5), CorrelationId = AuditRows.Click, Text = "lamp",
            },
            Desk.Asked.OfType<ListAudit>().Last().Filter);
        Assert.Equal(
            $"/api/audit/export?actor={Ana.Id}&kind=product&thing={AuditRows.Product}&event=product-price-changed&from=2026-03-01&to=2026-03-05&correlation={AuditRows.Click}&query=lamp",
            page.Find("a[download]").GetAttribute("href"));
        Assert.Equal("Ana <i>Administrator</i>", page.Find("#audit-actor option[selected]").TextContent);
    }

    [Fact]
    public void Thing_ThatTheLogIsNarrowedTo_IsNamed()
    {
        Navigation.NavigateTo($"/audit?thing={AuditRows.Product}");

        Assert.StartsWith("Only what happened to Desk lamp.", Goods.Text(Show().Find(".note")), StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_Chosen_StandsInTheAddress_AndTheNextPageKeepsIt()
    {
        var page = Show();

        page.Find("#audit-kind").Change("order");
        page.WaitForAssertion(() => Assert.Equal("/audit?kind=order", Address));
        page = Show();
        page.Button("Next").Click();

        page.WaitForAssertion(() => Assert.Equal("/audit?kind=order&at=c2&page=2", Address));
    }

    [Theory]
    [InlineData("/audit", "Nothing has happened yet.")]
    [InlineData("/audit?kind=order", "No event fits these filters.")]
    public void Nothing_SaysWhy(string address, string sentence)
    {
        _entries = [];
        Navigation.NavigateTo(address);

        Assert.Contains(sentence, Show().Find(".empty").TextContent);
    }

    [Fact]
    public void Failure_IsSaid()
    {
        Desk.AnswerLater<ListAudit, Page<AuditEntry>>((_, _) => Task.FromException<Page<AuditEntry>>(new TimeoutException("The database does not answer.")));

        var page = Show();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.Empty(page.FindAll("tbody tr"));
    }

    [Fact]
    public void LiveChange_ShowsTheNewEvent()
    {
        var page = Show();
        _entries = [AuditRows.Letter(), .. _entries];

        Feed.Change(ProjectionNames.AuditLog);

        page.WaitForAssertion(() => Assert.Contains("The outbox sent a letter", page.Find("tbody tr").TextContent));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public void Below_AnOperator_NothingIsAskedNorShown(Role role)
    {
        SignInAs(role);

        var page = Show();

        Assert.Contains("Reading the audit log needs the role Operator or higher.", page.Find("[role=alert]").TextContent);
        Assert.Empty(Desk.Asked);
        Assert.Empty(page.FindAll("table, a[download]"));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<AuditPage> Show() => Render<AuditPage>();
}
