using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Orders;

namespace Dashboard.Web.Tests.Components.Orders;

public sealed class OrderPageTests : ScreenContext
{
    private static readonly string[] Actions =
        ["Submit order", "Add item", "Change Desk lamp", "Remove Desk lamp", "Confirm", "Ship", "Deliver", "Mark failed", "Cancel order"];

    private OrderRow? _order = Goods.Order();

    public OrderPageTests() => Desk.Answer<GetOrder, OrderDetail?>(_ => _order is null ? null : new OrderDetail(_order, Fulfilment: null, Saga: null));

    public static TheoryData<OrderStatus, string[]> Offered => new()
    {
        { OrderStatus.Draft, ["Submit order", "Add item", "Change Desk lamp", "Remove Desk lamp", "Cancel order"] },
        { OrderStatus.Submitted, ["Confirm", "Mark failed", "Cancel order"] },
        { OrderStatus.Confirmed, ["Ship", "Mark failed", "Cancel order"] },
        { OrderStatus.Shipped, ["Deliver"] },
        { OrderStatus.Delivered, [] },
        { OrderStatus.Cancelled, [] },
        { OrderStatus.Failed, [] },
    };

    [Theory]
    [MemberData(nameof(Offered))]
    public void Order_InAStatus_OffersWhatItsLifeAllows(OrderStatus status, string[] offered)
    {
        _order = Goods.Order(status);

        var page = Show();

        Assert.Equal(offered, Actions.Where(action => page.ButtonOrNone(action) is not null));
    }

    [Theory]
    [InlineData(OrderStatus.Draft)]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.Shipped)]
    public void Viewer_IsOfferedNothing(OrderStatus status)
    {
        SignInAs(Role.Viewer);
        _order = Goods.Order(status);

        var page = Show();

        Assert.All(Actions, action => Assert.Null(page.ButtonOrNone(action)));
    }

    [Fact]
    public void Order_IsShown_WithItemsTotalsAddressAndHistory()
    {
        _order = Goods.Order() with
        {
            ShippingAddress = new Address("شارع ١", "Cairo", "11511", "Egypt"),
            PaymentMethod = "Card",
            StatusHistory = [new StatusChange(OrderStatus.Draft, Goods.Morning, "Ana", null), new StatusChange(OrderStatus.Submitted, Goods.Morning.AddHours(1), "Ben", "by phone")],
        };

        var page = Show();

        Assert.Contains("Order 1042", page.Find("h1").TextContent);
        Assert.Contains("£12.50", page.Find("tbody tr").TextContent);
        Assert.Contains("£2.00", page.Find("section[aria-labelledby=totals-title]").TextContent);
        Assert.Contains("شارع ١", page.Find("address").TextContent);
        var newest = page.FindAll(".history li")[0].TextContent;
        Assert.Contains("submitted", newest);
        Assert.Contains("Ben", newest);
        Assert.Contains("by phone", newest);
    }

    [Fact]
    public void LiveChange_OfTheStatus_ChangesBadgeAndOffer()
    {
        var page = Show();
        _order = Goods.Order(OrderStatus.Shipped);

        Feed.Change(ProjectionNames.Orders);

        page.WaitForAssertion(() => Assert.Contains("shipped", page.Find("h1").TextContent));
        Assert.NotNull(page.ButtonOrNone("Deliver"));
        Assert.Null(page.ButtonOrNone("Confirm"));
    }

    [Fact]
    public void EmptyDraft_CannotBeSubmitted_AndSaysWhy()
    {
        _order = Goods.Order(OrderStatus.Draft) with { Items = [] };

        var page = Show();

        Assert.True(page.Button("Submit order").HasAttribute("disabled"));
        Assert.Contains("Add an item", page.Find(".empty").TextContent);
    }

    [Fact]
    public void Step_WithAReason_SendsItAndShowsPending()
    {
        Desk.Accept<UpdateOrderStatus>();
        Monitor.Hold();
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Confirm").Click();
        dialogs.WaitForElement("textarea").Change("paid");
        dialogs.Find("form").Submit();

        page.WaitForElement(".freshness-pending");
        var command = Assert.IsType<UpdateOrderStatus>(Desk.Sent.Single());
        Assert.Equal((OrderStatus.Confirmed, "paid"), (command.Status, command.Reason));
        Monitor.Pass();
    }

    [Fact]
    public void Step_WhenSomebodyWasFaster_SaysSoAndKeepsTheReason()
    {
        Desk.Refuse<CancelOrder>(Refusal.Rule("order-transition", "Cannot go from shipped to cancelled"));
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Cancel order").Click();
        dialogs.WaitForElement("textarea").Change("changed their mind");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("Cannot go from shipped to cancelled", dialogs.Find("[role=alert]").TextContent));
        Assert.Equal("changed their mind", dialogs.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Line_Removed_IsAskedForFirst()
    {
        Desk.Accept<RemoveOrderItem>();
        _order = Goods.Order(OrderStatus.Draft);
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Remove Desk lamp").Click();
        dialogs.WaitForElement("form");
        var before = Desk.Sent.Count;
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(1, Assert.IsType<RemoveOrderItem>(Desk.Sent.Single()).Line));
        Assert.Equal(0, before);
    }

    [Fact]
    public void UnknownOrder_SaysSo()
    {
        _order = null;

        Assert.Contains("no order at this address", Show().Find(".empty").TextContent);
    }

    [Fact]
    public void FailedQuestion_SaysSo()
    {
        Desk.AnswerLater<GetOrder, OrderDetail?>((_, _) => Task.FromException<OrderDetail?>(new TimeoutException("Too slow.")));

        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public async Task Disposed_Unsubscribes()
    {
        Show();
        var before = Feed.Subscribers;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, Feed.Subscribers));
    }

    private IRenderedComponent<OrderPage> Show() =>
        Render<OrderPage>(parameters => parameters.Add(page => page.OrderId, Goods.Order().OrderId));
}
