using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Orders;

/// <summary>What an order does to the stock of its products.</summary>
internal static class StockOfOrders
{
    /// <summary>The products of an order's items, to be changed.</summary>
    public static IQueryable<Product> ProductsOf(this WriteDbContext db, Order order)
    {
        var ids = order.Items.Select(item => item.ProductId).Distinct().ToArray();
        return db.Products.Where(product => ids.Contains(product.Id));
    }

    /// <summary>Gives back whatever products hold for an order.</summary>
    public static async Task ReleaseStockAsync(this WriteDbContext db, Order order, CancellationToken cancellationToken)
    {
        foreach (var product in await db.ProductsOf(order).ToListAsync(cancellationToken))
        {
            product.Release(order.Id);
        }
    }

    /// <summary>Lets whatever products hold for an order leave the house. Nothing else does: an order without reservations leaves the stock as it is.</summary>
    public static async Task ShipStockAsync(this WriteDbContext db, Order order, CancellationToken cancellationToken)
    {
        foreach (var product in await db.ProductsOf(order).ToListAsync(cancellationToken))
        {
            product.Ship(order.Id);
        }
    }
}
