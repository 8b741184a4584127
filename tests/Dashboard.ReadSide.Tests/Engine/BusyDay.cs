using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>A little of everything that can happen in the shop.</summary>
internal static class BusyDay
{
    public static async Task LiveAsync(TestDashboard dashboard)
    {
        var shop = dashboard.Shop;
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
        await shop.OrderAsync(bob, cup);
    }
}
