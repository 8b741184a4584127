using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Customers;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class CustomerPageTests : ScreenContext
{
    private static readonly WishlistItem Lamp = new(Shop.Lamp().ProductId, "Desk lamp", 12.5m, 40, Shop.Morning);

    private CustomerStats? _customer = Shop.Ana();
    private IReadOnlyList<WishlistItem> _wishes = [Lamp];

    public CustomerPageTests()
    {
        Desk.Answer<GetCustomer, CustomerStats?>(_ => _customer);
        Desk.Answer<GetWishlist, IReadOnlyList<WishlistItem>>(_ => _wishes);
        Desk.Answer<ListOrders, Page<OrderRow>>(_ => Shop.PageOf(Shop.Order(1001)));
        Desk.Answer<SearchProducts, Page<ProductRow>>(_ => Shop.PageOf(Shop.Lamp()));
    }

    [Fact]
    public void Customer_Shown_WithAllFigures()
    {
        var cards = Show().Find(".cards").TextContent;

        Assert.Contains("£7,000.58", cards);
        Assert.Contains("£1,166.76", cards);
        Assert.Contains("6", cards);
    }

    [Fact]
    public void CustomerWithoutCompletedOrders_HasNoAverage()
    {
        _customer = Shop.Ben();

        Assert.Contains("–", Show().Find(".cards").TextContent);
    }

    [Fact]
    public void UnknownCustomer_IsSaid()
    {
        _customer = null;

        Assert.Contains("There is no customer with this id.", Show().Find(".empty").TextContent);
    }

    [Fact]
    public void LiveChange_OfTheCustomer_ChangesTheFigures()
    {
        var page = Show();

        _customer = Shop.Ana(ana => ana with { TotalSpent = 8_000m });
        Feed.Change(ProjectionNames.CustomerStats);

        page.WaitForAssertion(() => Assert.Contains("£8,000.00", page.Find(".cards").TextContent));
    }

    [Fact]
    public void AnotherId_ForgetsTheCustomerBefore()
    {
        var page = Show();
        Desk.AnswerLater<GetCustomer, CustomerStats?>((_, stop) => new TaskCompletionSource<CustomerStats?>().Task.WaitAsync(stop));

        page.Render(parameters => parameters.Add(shown => shown.Id, Shop.Ben().CustomerId));

        Assert.DoesNotContain("Ana Ferrer", page.Markup);
        Assert.NotNull(page.Find(".skeleton"));
    }

    [Fact]
    public void Verify_OfAnUnverifiedCustomer_AsksAndSends()
    {
        _customer = Shop.Ben();
        var dialogs = Dialogs;
        Desk.Accept<VerifyCustomer>();
        var page = Show();

        page.FindAll(".page-header-actions button")[0].Click();
        dialogs.WaitForElement("form");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Equal(_customer.CustomerId, Assert.IsType<VerifyCustomer>(Desk.Sent.Single()).CustomerId));
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("form")));
    }

    [Fact]
    public void Verify_OfAVerifiedCustomer_IsNotOffered() =>
        Assert.Equal("Change details", Assert.Single(Show().FindAll(".page-header-actions button")).TextContent.Replace("edit", "", StringComparison.Ordinal).Trim());

    [Fact]
    public void Viewer_IsOfferedNothing()
    {
        SignInAs(Role.Viewer);
        _customer = Shop.Ben();

        var page = Show();

        Assert.Empty(page.FindAll(".page-header-actions button"));
        Assert.Empty(page.FindAll(".wishlist-add"));
        Assert.Empty(page.FindAll(".wishlist button"));
    }

    [Fact]
    public void WishRemoved_SendsAndRowsFollow()
    {
        Desk.Accept<RemoveFromWishlist>();
        var page = Show();

        _wishes = [];
        page.Find(".wishlist button").Click();

        page.WaitForAssertion(() => Assert.Contains("Nothing is wished for.", page.Markup));
        Assert.Equal(Lamp.ProductId, Assert.IsType<RemoveFromWishlist>(Desk.Sent.Single()).ProductId);
    }

    [Fact]
    public void WishRefused_IsSaidInASentence()
    {
        _wishes = [];
        Desk.Refuse<AddToWishlist>(Refusal.Rule("wishlist-full", "A wishlist holds at most 500 products."));
        var page = Show();

        page.Find(".wishlist-add input").Input("lamp");
        Time.Advance(TimeSpan.FromMilliseconds(250));
        page.WaitForElement(".picker-option").Click();

        page.WaitForAssertion(() => Assert.Contains("A wishlist holds at most 500 products.", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void ProductOnTheWishlist_CannotBeAddedAgain()
    {
        var page = Show();

        page.Find(".wishlist-add input").Input("lamp");
        Time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.True(page.WaitForElement(".picker-option").HasAttribute("disabled"));
    }

    [Fact]
    public void Orders_NarrowedByStatus_AreAskedForByIt()
    {
        var page = Show();

        page.Find("#orders-status").Change("delivered");

        Assert.Equal("/?status=delivered", Address);
        page.WaitForAssertion(() => Assert.Equal(OrderStatus.Delivered, Desk.Asked.OfType<ListOrders>().Last().Status));
    }

    [Fact]
    public void LiveChange_OfAnOrder_ChangesItsRow()
    {
        var page = Show();

        Desk.Answer<ListOrders, Page<OrderRow>>(_ => Shop.PageOf(Shop.Order(1001, OrderStatus.Delivered)));
        Feed.Change(ProjectionNames.Orders);

        page.WaitForAssertion(() => Assert.Contains("delivered", page.Find("[data-order='1001']").TextContent));
    }

    [Fact]
    public async Task Disposed_NothingListensAnyMore()
    {
        Show();

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
    }

    private IRenderedComponent<CustomerPage> Show() => Render<CustomerPage>(parameters => parameters.Add(page => page.Id, Shop.Ana().CustomerId));
}
