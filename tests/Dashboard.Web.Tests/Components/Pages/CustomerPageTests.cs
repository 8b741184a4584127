using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.History;
using Dashboard.Web.Tests.Components.Revenue;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.People;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class CustomerPageTests : ScreenContext
{
    private static readonly WishlistItem Lamp = new(Shop.Lamp().ProductId, "Desk lamp", 12.5m, 40, Shop.Morning);

    private CustomerStats? _customer = Shop.Ana();
    private SubscriptionRow[] _subscriptions = [Gold(SubscriptionStatus.Active)];
    private decimal _atRisk;
    private IReadOnlyList<WishlistItem> _wishes = [Lamp];

    public CustomerPageTests()
    {
        Desk.Answer<GetCustomer, CustomerStats?>(_ => _customer);
        Desk.Answer<GetWishlist, IReadOnlyList<WishlistItem>>(_ => _wishes);
        Desk.Answer<ListOrders, Page<OrderRow>>(_ => Shop.PageOf(Shop.Order(1001)));
        Desk.Answer<ListSubscriptions, Page<SubscriptionRow>>(_ => Shop.PageOf(_subscriptions));
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(question =>
            new ExplainedPage<RevenueSubscription>(Shop.PageOf<RevenueSubscription>(), question.Figure == RevenueFigure.Mrr ? 50m : _atRisk));
        Desk.Answer<ListRevenueMovements, ExplainedPage<RevenueMovement>>(_ => new ExplainedPage<RevenueMovement>(
            Shop.PageOf(RevenueRows.Movement(MovementKind.Expansion, 40m, 50m), RevenueRows.Movement(MovementKind.New, 0m, 40m) with { Day = RevenueRows.Today.AddDays(-30) }), 50m));
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
    public void CustomerWhoIsErased_SaysSo_WithTheReceiptAndNothingToDo()
    {
        _customer = Shop.Ana() with { Name = "erased", Email = "erased", Phone = null, Country = null };
        Desk.Answer<GetErasure, ErasureReceipt?>(question => new ErasureReceipt
        {
            PersonId = question.PersonId, Kind = "customer", ErasedAt = Shop.Morning, ErasedBy = Guid.CreateVersion7(), Reason = "Asked for it",
            Touched = [new TouchedPlace("orders", 6)], CompletedAt = Shop.Morning.AddMinutes(1),
        });

        var page = Show();

        Assert.Contains("Nobody knows any more who this was", page.Find(".note").TextContent);
        Assert.Equal("Orders 6", Goods.Text(page.Find(".touched")));
        Assert.DoesNotContain("not yet", page.Find("[aria-labelledby=erasure-title]").TextContent);
        Assert.Empty(page.FindAll("a[href^='mailto:'], .wishlist-add, .wishlist button, .rz-button"));
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
        Assert.DoesNotContain(Show().FindAll(".page-header-actions button"), button => button.TextContent.Contains("Verify", StringComparison.Ordinal));

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
    public void Subscriptions_Shown_WithWhatTheyBringAndHowItMoved()
    {
        var section = Subscriptions(Show());

        Assert.Contains("MRR £50.00", section);
        Assert.Contains("active", section);
        Assert.Contains("£40.00 → £50.00", section);
        Assert.Contains("Sum of all 2", section);
    }

    [Fact]
    public void NoSubscription_IsSaid()
    {
        _subscriptions = [];

        Assert.Contains("There is no subscription.", Subscriptions(Show()));
    }

    [Fact]
    public void LiveChange_PaymentFails_SaysWhyAndWhatIsAtRisk()
    {
        var page = Show();

        (_subscriptions, _atRisk) = ([Gold(SubscriptionStatus.PastDue)], 50m);
        _subscriptions[0].Failure = "The card was declined.";
        _subscriptions[0].NextAttemptAt = Shop.Morning;
        Feed.Change(ProjectionNames.Subscriptions);

        page.WaitForAssertion(() => Assert.Contains("past due", Subscriptions(page)));
        Assert.Contains("The card was declined. Tried again on 5 Mar 2026, 09:30.", Subscriptions(page));
        Assert.Contains("£50.00 at risk", Subscriptions(page));
    }

    [Fact]
    public void Subscription_ThatWasCancelled_SaysWhenItEnds()
    {
        _subscriptions[0].EndsOn = new DateOnly(2026, 4, 1);

        Assert.Contains("ends 1 Apr 2026", Subscriptions(Show()));
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

    private static string Subscriptions(IRenderedComponent<CustomerPage> page) => page.Find("[data-section=subscriptions]").TextContent;

    private static SubscriptionRow Gold(SubscriptionStatus status) => new()
    {
        SubscriptionId = RevenueRows.SubscriptionId,
        CustomerId = Shop.Ana().CustomerId,
        Status = status,
        Terms = new SubscriptionTerms { PlanId = RevenueRows.PlanId, PlanName = "Gold", Interval = BillingInterval.Monthly, Price = 50m, Quantity = 1, Discount = 0m },
        PlanId = RevenueRows.PlanId,
        PerMonth = 50m,
        StartedOn = new DateOnly(2026, 2, 1),
        PeriodStart = new DateOnly(2026, 3, 1),
        PeriodEnd = new DateOnly(2026, 4, 1),
    };

    private IRenderedComponent<CustomerPage> Show() => Render<CustomerPage>(parameters => parameters.Add(page => page.Id, Shop.Ana().CustomerId));
}
