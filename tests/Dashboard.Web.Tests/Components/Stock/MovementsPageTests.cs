using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Pages.Stock;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Stock;

public sealed class MovementsPageTests : ScreenContext
{
    private static readonly Guid Lamp = StockRows.Lamp().ProductId;

    private StockRow? _stock = StockRows.Lamp();
    private MovementView[] _movements = [StockRows.Movement(StockMovementKind.Reserved, 1042), StockRows.Movement(StockMovementKind.Adjusted)];

    public MovementsPageTests()
    {
        Desk.Answer<GetStock, StockRow?>(_ => _stock);
        Desk.Answer<GetProduct, ProductRow?>(_ => Goods.Lamp());
        Desk.Answer<ListStockMovements, Page<MovementView>>(_ => Shop.PageOf(_movements) with { Next = "c2", Total = 60 });
    }

    [Fact]
    public void Movements_SayWhatWhyAndWho_AndLeadToTheirOrder()
    {
        var page = Show();

        Assert.Equal("Stock of Desk lamp low", Goods.Text(page.Find("h1")));
        Assert.Equal(["12", "4", "8"], page.FindAll(".card-value").Select(Goods.Text));
        var rows = page.FindAll("tbody tr");
        Assert.Equal("5 Mar 2026, 09:30:00 reserved for order – +4 8 available Order 1042 the fulfilment", Goods.Text(rows[0]));
        Assert.Equal($"/orders/{Shop.Order(1042).OrderId}", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("5 Mar 2026, 09:30:00 adjusted −3 – 12 on hand counted Ben Boss", Goods.Text(rows[1]));
    }

    [Fact]
    public void Movement_OfARenewal_IsOfTheRenewal()
    {
        _movements = [_movements[0] with { Movement = _movements[0].Movement with { By = SagaKinds.SubscriptionRenewal } }];

        Assert.Equal("the renewal", Goods.Text(Show().Find("td[data-label=By]")));
    }

    [Fact]
    public void Order_ThatIsNotKnownYet_IsStillLedTo()
    {
        _movements = [StockRows.Movement(StockMovementKind.Reserved)];

        Assert.Contains("An order", Show().Find("tbody a").TextContent);
    }

    [Fact]
    public void Kind_Chosen_StandsInTheAddress_AndIsAskedFor()
    {
        var page = Show();

        page.Find("select").Change("Shipped");
        page.WaitForAssertion(() => Assert.Equal($"/stock/{Lamp}?kind=shipped", Address));

        Show();
        Assert.Equal(StockMovementKind.Shipped, Desk.Asked.OfType<ListStockMovements>().Last().Kind);
    }

    [Fact]
    public void NextPage_KeepsTheKind()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/stock/{Lamp}?kind=adjusted");
        var page = Show();

        page.Button("Next").Click();

        page.WaitForAssertion(() => Assert.Equal($"/stock/{Lamp}?kind=adjusted&at=c2&page=2", Address));
    }

    [Fact]
    public void LiveChange_ShowsTheNewMovement()
    {
        var page = Show();
        _movements = [StockRows.Movement(StockMovementKind.Shipped), .. _movements];

        Feed.Change(ProjectionNames.Stock);

        page.WaitForAssertion(() => Assert.Contains("shipped", page.Find("tbody tr").TextContent));
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, true)]
    public void Adjusting_IsOfferedToWhoMay(Role role, bool isOffered)
    {
        SignInAs(role);

        Assert.Equal(isOffered, Show().ButtonOrNone("Adjust stock") is not null);
    }

    [Fact]
    public void Adjustment_IsSent()
    {
        Desk.Accept<AdjustInventory>();
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Adjust stock").Click();
        dialogs.WaitForElement("form");
        dialogs.Input("Reason").Change("counted");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("form")));
        Assert.Equal((Lamp, "counted"), (Assert.IsType<AdjustInventory>(Desk.Sent.Single()).ProductId, ((AdjustInventory)Desk.Sent.Single()).Reason));
    }

    [Fact]
    public void NoSuchProduct_SaysSo()
    {
        _stock = null;

        Assert.Contains("There is no product at this address.", Show().Find(".empty").TextContent);
    }

    private IRenderedComponent<MovementsPage> Show() => Render<MovementsPage>(parameters => parameters.Add(page => page.ProductId, Lamp));
}
