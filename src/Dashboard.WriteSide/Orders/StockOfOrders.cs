using Dashboard.Domain;
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

    /// <summary>
    /// Lets the pieces of an order leave the house, whether or not they were set aside before: what is on hand is always what came in
    /// less what was sent. An imported order was sent elsewhere, and leaves the stock as it is.
    /// </summary>
    /// <returns>A refusal when there are too few.</returns>
    public static async Task<Refusal?> ShipStockAsync(this WriteDbContext db, Order order, CancellationToken cancellationToken)
    {
        if (order.Imported)
        {
            return null;
        }

        var pieces = order.Pieces();
        foreach (var product in await db.ProductsOf(order).ToListAsync(cancellationToken))
        {
            if (product.Ship(order.Id, pieces[product.Id]) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>How many pieces of each product an order holds.</summary>
    public static Dictionary<Guid, int> Pieces(this Order order) => order.Items
        .GroupBy(item => item.ProductId)
        .ToDictionary(wanted => wanted.Key, wanted => (int)Math.Min(wanted.Sum(item => (long)item.Quantity), int.MaxValue));
}
