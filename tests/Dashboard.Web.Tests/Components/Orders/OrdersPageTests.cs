using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Orders;

public sealed class OrdersPageTests : ScreenContext
{
    private OrderRow[] _orders = [Goods.Order(OrderStatus.Submitted, 1042), Goods.Order(OrderStatus.Draft, 1041)];

    public OrdersPageTests()
    {
        Desk.Answer<ListOrders, Page<OrderRow>>(_ => Goods.PageOf(_orders) with { Next = "c2", Total = 60 });
        Desk.Answer<GetSalesTotals, SalesTotals>(_ => Goods.Totals((OrderStatus.Draft, 3), (OrderStatus.Submitted, 57)));
        Desk.Answer<GetCustomer, CustomerStats?>(_ => Goods.Ana());
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => Goods.PageOf(Goods.Ana(), Goods.Ben()));
    }

    [Fact]
    public void Row_OfAnOrder_ShowsCustomerStatusAndTotal()
    {
        var row = Render<OrdersPage>().FindAll("tbody tr")[0].TextContent;

        Assert.Contains("1042", row);
        Assert.Contains("Ana Ferrer", row);
        Assert.Contains("submitted", row);
        Assert.Contains("£27.00", row);
    }

    [Fact]
    public void Tabs_ShowCountsOfEveryStatus()
    {
        var tabs = Render<OrdersPage>().FindAll(".tabs a").Select(tab => tab.TextContent);

        Assert.Equal(["All 60", "Draft 3", "Submitted 57", "Confirmed 0", "Shipped 0", "Delivered 0", "Cancelled 0", "Failed 0"], tabs);
    }

    [Fact]
    public void Tab_OfAStatus_KeepsTheOtherFiltersAndTheFirstPage()
    {
        Go("/orders?q=ana&from=2026-01-01&at=c1&page=2&status=draft");

        var page = Render<OrdersPage>();

        Assert.Equal("/orders?status=shipped&q=ana&from=2026-01-01", page.FindAll(".tabs a")[4].GetAttribute("href"));
        Assert.Equal("Draft 3", page.Find(".tabs [aria-current]").TextContent);
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor()
    {
        Go($"/orders?status=draft&q=104&customer={Goods.Ana().CustomerId}&from=2026-01-01&to=2026-01-31&sort=total&asc=1&at=c1");
        var page = Render<OrdersPage>();

        var question = Desk.Asked.OfType<ListOrders>().Last();
        Assert.Equal((OrderStatus.Draft, "104", (Guid?)Goods.Ana().CustomerId), (question.Status, question.Text, question.CustomerId));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)), (question.From, question.To));
        Assert.Equal((OrderSort.Total, false, "c1"), (question.Sort, question.Descending, question.Page.Cursor));
        Assert.Contains("Ana Ferrer", page.Find(".filters .picker-chosen").TextContent);
    }

    [Fact]
    public void Customer_ChosenAsFilter_StandsInTheAddress()
    {
        var page = Render<OrdersPage>();

        page.Input("Customer").Input("an");
        Time.Advance(SearchBox.Rest);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".picker-option")));
        page.Button("Ana Ferrer").Click();

        page.WaitForAssertion(() => Assert.Equal($"/orders?customer={Goods.Ana().CustomerId}", Address));
    }

    [Fact]
    public void NextPage_StandsInTheAddress()
    {
        var page = Render<OrdersPage>();

        page.Button("Next").Click();

        page.WaitForAssertion(() => Assert.Equal("/orders?at=c2&page=2", Address));
    }

    [Fact]
    public void LiveChange_OfAStatus_ChangesTheRow()
    {
        var page = Render<OrdersPage>();
        _orders = [Goods.Order(OrderStatus.Confirmed, 1042), Goods.Order(OrderStatus.Draft, 1041)];

        Feed.Change(ProjectionNames.Orders);

        page.WaitForAssertion(() => Assert.Contains("confirmed", page.FindAll("tbody tr")[0].TextContent));
        Assert.Contains("row-changed", page.FindAll("tbody tr")[0].ClassName);
    }

    [Fact]
    public void NoOrders_WithAFilter_OffersToShowAll()
    {
        _orders = [];
        Go("/orders?status=failed");

        Assert.Contains("No order fits", Render<OrdersPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void NoAnswerYet_ShowsASkeleton()
    {
        Desk.AnswerLater<ListOrders, Page<OrderRow>>((_, stop) => new TaskCompletionSource<Page<OrderRow>>().Task.WaitAsync(stop));

        Assert.NotNull(Render<OrdersPage>().Find(".skeleton"));
    }

    [Fact]
    public void FailedQuestion_SaysSo()
    {
        Desk.AnswerLater<ListOrders, Page<OrderRow>>((_, _) => Task.FromException<Page<OrderRow>>(new TimeoutException("Too slow.")));

        var page = Render<OrdersPage>();

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Viewer_IsNotOfferedANewOrder()
    {
        SignInAs(Role.Viewer);

        Assert.Null(Render<OrdersPage>().ButtonOrNone("New order"));
    }

    [Fact]
    public void NewOrder_ForAVerifiedCustomer_OpensItsPage()
    {
        var order = new NewOrder(Guid.CreateVersion7(), 1043);
        Desk.Accept<CreateOrder, NewOrder>(_ => order);
        var dialogs = Dialogs;
        var page = Render<OrdersPage>();

        page.Button("New order").Click();
        dialogs.WaitForElement("form");
        dialogs.Input("Customer").Input("an");
        Time.Advance(SearchBox.Rest);
        dialogs.WaitForAssertion(() => Assert.Equal(2, dialogs.FindAll(".picker-option").Count));
        var unverified = dialogs.Button("Ben Ode");
        dialogs.Button("Ana Ferrer").Click();
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal($"/orders/{order.OrderId}", Address));
        Assert.Equal(Goods.Ana().CustomerId, Assert.IsType<CreateOrder>(Desk.Sent.Single()).CustomerId);
        Assert.True(unverified.HasAttribute("disabled"));
        Assert.Contains("not verified", unverified.TextContent);
    }

    [Fact]
    public async Task Disposed_Unsubscribes()
    {
        Render<OrdersPage>();
        var before = Feed.Subscribers;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, Feed.Subscribers));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
