using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Audit;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Audit;

public sealed class EventsPageTests : ScreenContext
{
    private EventView[] _events = [new(AuditRows.PriceChange(), 1, """{"reason":"<img src=x>"}""")];

    public EventsPageTests()
    {
        Desk.Answer<ListEvents, Page<EventView>>(_ => Shop.PageOf(_events));
        Desk.Answer<CountEventKinds, IReadOnlyList<EventKindCount>>(_ => [new("order", "order-created", 4), new("order", "order-submitted", 3), new("product", "product-price-changed", 1)]);
        Desk.Answer<ListAuditActors, IReadOnlyList<AuditActor>>(_ => []);
    }

    [Fact]
    public void Kinds_AreCountedByStream_AndNarrowTheList()
    {
        var kinds = Render<EventsPage>().FindAll(".kinds > div");

        Assert.Equal(["Order 7", "order-created 4", "order-submitted 3", "Product 1", "product-price-changed 1"], kinds.SelectMany(kind => kind.QuerySelectorAll("h3, li")).Select(Goods.Text));
        Assert.Equal(
            ["/operations/events?kind=order", "/operations/events?event=order-created", "/operations/events?event=order-submitted"],
            kinds[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Event_LeadsToItsCauses_ItsStream_ItsPastAndItsPresent()
    {
        var item = Render<EventsPage>().Find(".events li");

        Assert.Equal(
            ["/audit/70-3", $"/operations/events?thing={AuditRows.Product}", $"/time/product/{AuditRows.Product}?v=3", $"/catalog/{AuditRows.Product}"],
            item.QuerySelectorAll(".ways a").Select(a => a.GetAttribute("href")));
        Assert.Contains("<img src=x>", item.QuerySelector("pre")!.TextContent);
        Assert.Null(item.QuerySelector("img"));
    }

    [Fact]
    public void Stream_Chosen_IsAskedFor_AndTheKindsAreFoldedAway()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/operations/events?thing={AuditRows.Product}");

        var page = Render<EventsPage>();

        Assert.Equal(AuditRows.Product, Desk.Asked.OfType<ListEvents>().Last().Filter.StreamId);
        Assert.False(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Nothing_SaysSo()
    {
        _events = [];

        Assert.Contains("No event fits.", Render<EventsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void Below_AnOperator_NothingIsAskedNorShown()
    {
        SignInAs(Role.Staff);

        Assert.Contains("Exploring the log needs the role Operator or higher.", Render<EventsPage>().Find("[role=alert]").TextContent);
        Assert.Empty(Desk.Asked);
    }
}
