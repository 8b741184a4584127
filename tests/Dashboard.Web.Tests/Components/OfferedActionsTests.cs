using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.Components.Pages.Notifications;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Components.Pages.Sagas;
using Dashboard.Web.Components.Pages.Staff;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Components.Operations;
using Dashboard.Web.Tests.Components.Sagas;
using Dashboard.Web.Tests.Components.Staff;
using Dashboard.Web.Tests.Components.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components;

/// <summary>The table of commands and roles, as screens have it: a button is there just for the roles that may send its command.</summary>
public sealed class OfferedActionsTests : StaffScreen
{
    /// <summary>Screen, text of the button, command.</summary>
    private static readonly (string Screen, string Button, Type Command)[] Buttons =
    [
        ("customers", "Register customer", typeof(RegisterCustomer)), ("customer", "Verify", typeof(VerifyCustomer)), ("customer", "Change details", typeof(ChangeCustomerDetails)),
        ("catalogue", "New product", typeof(CreateProduct)), ("product", "Publish", typeof(PublishProduct)), ("product", "Change details", typeof(ChangeProductDetails)),
        ("product", "Adjust stock", typeof(AdjustInventory)), ("product", "Change price", typeof(ChangeProductPrice)), ("product", "Add review", typeof(AddReview)),
        ("draft", "Submit order", typeof(SubmitOrder)), ("draft", "Add item", typeof(AddOrderItem)), ("draft", "Change Desk lamp", typeof(ChangeOrderItem)),
        ("draft", "Remove Desk lamp", typeof(RemoveOrderItem)), ("order", "Confirm", typeof(UpdateOrderStatus)), ("order", "Cancel order", typeof(CancelOrder)),
        ("order", "Authorise payment", typeof(AuthorizePayment)), ("order", "Order a parcel", typeof(CreateShipment)),
        ("plans", "New plan", typeof(CreatePlan)), ("subscription", "Change plan", typeof(UpgradeSubscription)), ("subscription", "Cancel subscription", typeof(CancelSubscription)),
        ("notifications", "Send all failed again", typeof(RetryFailedMessages)),
        ("running saga", "Compensate now", typeof(CompensateSaga)), ("running saga", "Give up", typeof(GiveUpSaga)), ("stuck saga", "Retry", typeof(RetrySaga)),
        ("projection", "Rebuild", typeof(RebuildProjection)), ("projection", "Pause projection", typeof(PauseProjection)), ("projection", "Go back", typeof(GoBack)),
        ("member", "Change role", typeof(ChangeUserRole)), ("member", "Change details", typeof(UpdateUser)), ("member", "Deactivate", typeof(DeactivateUser)), ("member", "Erase", typeof(EraseUser)), ("customer", "Erase", typeof(EraseCustomer)),
        ("member", "Turn authenticator off", typeof(ChangeSecondFactor)), ("member", "Remove passkeys", typeof(RemovePasskey)), ("invited member", "Invite again", typeof(InviteUser)), ("member who left", "Reactivate", typeof(ReactivateUser)),
        ("staff", "New member", typeof(CreateUser)),
    ];

    public OfferedActionsTests()
    {
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => Shop.PageOf(Shop.Ben()));
        Desk.Answer<ListCategories, IReadOnlyList<CategoryRow>>(_ => []);
        Desk.Answer<GetCustomer, CustomerStats?>(_ => Shop.Ben());
        Desk.Answer<SearchProducts, Page<ProductRow>>(_ => Shop.PageOf(Shop.Lamp()));
        Desk.Answer<GetCatalogTotals, CatalogTotals>(_ => new CatalogTotals { Key = CatalogTotals.OnlyKey });
        Desk.Answer<GetProduct, ProductRow?>(_ => Goods.Lamp() with { IsPublished = false });
        Desk.Answer<GetPriceHistory, IReadOnlyList<PriceRow>>(_ => []);
        Desk.Answer<ListReviews, Page<ReviewRow>>(_ => Shop.PageOf<ReviewRow>());
        Desk.Answer<ListPlans, Page<PlanView>>(_ => Shop.PageOf(SubscriptionRows.Pro));
        Desk.Answer<ListNotifications, Page<NotificationRow>>(_ => Shop.PageOf<NotificationRow>());
        Desk.Answer<CountNotifications, IReadOnlyList<NotificationCount>>(_ => [new NotificationCount { Key = "1", Status = MessageStatus.Failed, Messages = 2 }]);
        Desk.Answer<CountMessagesTriedAgain, long>(_ => 0);
    }

    public static TheoryData<string, string> Offered => [.. Buttons.Select(button => (button.Screen, button.Button))];

    public static TheoryData<string, string, Type, Role> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, Type, Role>();
            foreach (var (screen, button, command) in Buttons)
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    cells.Add(screen, button, command, role);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Button_IsThere_JustWhenTheRoleMaySendItsCommand(string screen, string button, Type command, Role role)
    {
        SignInAs(role);

        var shown = Show(screen);

        Assert.Equal(CommandRule.Of(command).Of(role) is CommandRight.Full, shown.ButtonOrNone(button) is not null);
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public void Button_ForWhoeverLooksBack_IsNotThere(string screen, string button)
    {
        SignInAs(Role.Administrator);
        Desk.Actor = Desk.Actor with { LooksFrom = Time.GetUtcNow().AddDays(-1) };
        Services.GetRequiredService<Viewpoint>().LookFrom(new PastMoment(Guid.CreateVersion7(), Time.GetUtcNow().AddDays(-1)));

        Assert.Null(Show(screen).ButtonOrNone(button));
    }

    private IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> Show(string screen) => screen switch
    {
        "customers" => Render<CustomersPage>(),
        "customer" => Render<CustomerPage>(parameters => parameters.Add(page => page.Id, Shop.Ben().CustomerId)),
        "catalogue" => Render<CatalogPage>(),
        "product" => Render<ProductPage>(parameters => parameters.Add(page => page.ProductId, Goods.Lamp().ProductId)),
        "draft" => OrderIn(OrderStatus.Draft),
        "order" => OrderIn(OrderStatus.Submitted),
        "plans" => Render<PlansPage>(),
        "subscription" => Render<SubscriptionActions>(parameters => parameters.Add(panel => panel.Detail, SubscriptionRows.Detail(SubscriptionRows.Row()))),
        "notifications" => Render<NotificationsPage>(),
        "running saga" => Saga(SagaState.Running),
        "stuck saga" => Saga(SagaState.NeedsAPerson),
        "projection" => Render<ProjectionActions>(parameters => parameters.Add(panel => panel.Projection, Yard.Projection() with { RetiredAt = Yard.Now })),
        "member" => Panel(Member! with { HasSecondFactor = true, Passkeys = 1 }),
        "invited member" => Panel(Member! with { Status = StaffUserStatus.Invited }),
        "member who left" => Panel(Member! with { Status = StaffUserStatus.Deactivated }),
        "staff" => Render<StaffPage>(),
        _ => throw new ArgumentOutOfRangeException(nameof(screen), screen, "There is no such screen."),
    };

    private IRenderedComponent<OrderPage> OrderIn(OrderStatus status)
    {
        Desk.Answer<GetOrder, OrderDetail?>(_ => new OrderDetail(Goods.Order(status), Fulfilment: null, Saga: null));
        return Render<OrderPage>(parameters => parameters.Add(page => page.OrderId, Goods.Order(status).OrderId));
    }

    private IRenderedComponent<SagaActions> Saga(SagaState state) =>
        Render<SagaActions>(parameters => parameters.Add(panel => panel.Details, new SagaDetails(SagaRows.Saga(state, Time.GetUtcNow()), [], [])));

    private IRenderedComponent<MemberActions> Panel(ReadSide.Staff.StaffUserRow member) => Render<MemberActions>(parameters => parameters.Add(panel => panel.Member, member));
}
