using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Simulation;
using Dashboard.WriteSide.Staff;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>A little of everything that can happen in the shop.</summary>
internal static class BusyDay
{
    public static async Task LiveAsync(TestDashboard dashboard)
    {
        var shop = dashboard.Shop;
        await SagasAsync(dashboard);
        await MessagesAsync(dashboard);
        await SubscriptionsAsync(dashboard);
        await dashboard.DoAsync(new CreateUser("Noor", $"noor.{Guid.CreateVersion7():n}@example.com", Role.Operator), Actors.Administrator);
        var ana = await shop.CustomerAsync("Ana");
        var bob = await shop.CustomerAsync("Bob");
        await shop.CustomerAsync("Zoe", verified: false);
        var lamp = await shop.ProductAsync(price: 12.34m, category: "Lamps", published: true);
        var cup = await shop.ProductAsync(price: 3.3333m, stock: 3, category: "Kitchen");
        await dashboard.DoAsync(new ChangeProductPrice(lamp, 9.99m, "sale"));
        await dashboard.DoAsync(new AddToWishlist(ana, lamp));
        await dashboard.DoAsync(new AddToWishlist(ana, cup));
        await dashboard.DoAsync(new RemoveFromWishlist(ana, cup));

        var delivered = await shop.OrderAsync(ana, lamp, cup);
        await shop.MoveAsync(delivered.OrderId, OrderStatus.Delivered);
        var cancelled = await shop.OrderAsync(bob, lamp);
        await dashboard.DoAsync(new CancelOrder(cancelled.OrderId, "too late"));
        await shop.DraftAsync(bob, cup, lamp);
        var open = await shop.OrderAsync(bob, cup);
        await dashboard.DoAsync(new ReserveInventory(cup, open.OrderId, 1));
        await dashboard.DoAsync(new AdjustInventory(cup, null, 4, "found some"));
        await shop.MoveAsync(open.OrderId, OrderStatus.Failed);
        await FulfilAsync(dashboard, (await shop.OrderAsync(bob, cup)).OrderId);
    }

    /// <summary>Every event that payment and shipment of an order have.</summary>
    private static async Task FulfilAsync(TestDashboard dashboard, Guid order)
    {
        await dashboard.DoAsync(new AuthorizePayment(order, TestTokens.Declined));
        await dashboard.DoAsync(new AuthorizePayment(order, TestTokens.Ok));
        await dashboard.DoAsync(new CreateShipment(order));
        await dashboard.DoAsync(new CancelShipment(order, "wrong address"));
        await dashboard.DoAsync(new CreateShipment(order));
        await dashboard.Shop.MoveAsync(order, OrderStatus.Shipped);
        await dashboard.DoAsync(new CapturePayment(order));
        await dashboard.DoAsync(new RefundPayment(order, 1.5m, "a scratch"));
        await dashboard.DoAsync(new MarkShipmentDelivered(order));
    }

    /// <summary>No saga runs here: what one leaves in the log when it goes wrong, and when all goes well.</summary>
    private static async Task SagasAsync(TestDashboard dashboard)
    {
        var stuck = Folding.Sagas.Begun(Folding.History.Noon);
        Folding.Sagas.GiveUp(stuck, Folding.History.Noon.AddSeconds(1));
        stuck.Retry(Folding.Sagas.Running("undo again"), [2], Folding.History.Noon.AddSeconds(2));
        await dashboard.AppendAsync(stuck);
        await dashboard.AppendAsync(Folding.Sagas.Begun(Folding.History.Noon.AddSeconds(3)));
    }

    /// <summary>Nothing is sent here: what messages leave in the log when they are sent, and when they are not.</summary>
    private static async Task MessagesAsync(TestDashboard dashboard)
    {
        var noon = Folding.History.Noon;
        await dashboard.AppendAsync(Folding.Letters.Move(Folding.Letters.Queued(noon), MessageStatus.Sent, noon.AddSeconds(1)));
        await dashboard.AppendAsync(Folding.Letters.Move(Folding.Letters.Queued(noon), MessageStatus.Unsure, noon.AddSeconds(2)));
        var failed = Folding.Letters.Move(Folding.Letters.Queued(noon.AddSeconds(3)), MessageStatus.Failed, noon.AddSeconds(4));
        failed.Retry(noon.AddSeconds(5));
        await dashboard.AppendAsync(failed);
    }

    /// <summary>No payment is asked for here: what subscriptions leave in the log, each event at least once.</summary>
    private static async Task SubscriptionsAsync(TestDashboard dashboard)
    {
        var (began, due, noon) = (Folding.Subscriptions.Began, Folding.Subscriptions.Due, Folding.History.Noon);
        var (basic, pro) = (Plan.Create(Guid.CreateVersion7(), "Basic", BillingInterval.Monthly, 28m, ["All"]), Plan.Create(Guid.CreateVersion7(), "Pro", BillingInterval.Yearly, 2_000m, []));
        await dashboard.AppendAsync(basic);
        await dashboard.AppendAsync(pro);
        await dashboard.AppendAsync(Folding.Subscriptions.Started(basic, quantity: 3, discount: 0.3333m).With(
            s => s.Upgrade(pro.Terms(), due, "pay"), s => s.PlanDowngrade(basic.Terms(), due), s => s.FallDue(due.AddYears(1)), s => s.Renew(due.AddYears(1), "pay"), s => s.Cancel("too dear", due.AddYears(1))));
        await dashboard.AppendAsync(Folding.Subscriptions.Started(basic).With(
            s => s.FallDue(due), s => s.FailRenewal(due, "card_declined", "No.", noon), s => s.Renew(due, "pay"),
            s => s.FallDue(due.AddMonths(2)), s => s.FailRenewal(due, "card_declined", "No.", null), s => s.GiveUp(due.AddMonths(2))));
        await dashboard.AppendAsync(Subscription.Import(Guid.CreateVersion7(), Folding.Subscriptions.Layla, basic.Terms(), began.AddYears(-2), began, "tok_ok"));
    }
}
