using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Catalog;

/// <summary>
/// Sets the pieces of all items of an order aside: all of them, or none. A second time changes nothing. Refused when too few
/// of a product can be promised, and for an order that is not open.
/// </summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record ReserveOrderInventory(Guid OrderId) : Command;

internal sealed class ReserveOrderInventoryHandler(WriteDbContext db) : ICommandHandler<ReserveOrderInventory, Done>
{
    public async Task<Outcome<Done>> Handle(ReserveOrderInventory request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (order.RefuseFulfilment() is { } refusal)
        {
            return refusal;
        }

        // Whoever cancels the order meanwhile gives back only what was set aside by then: one of the two has to begin anew.
        db.MustStay(order);
        var products = await db.ProductsOf(order).ToDictionaryAsync(product => product.Id, cancellationToken);
        foreach (var (productId, pieces) in order.Pieces())
        {
            if (!products.TryGetValue(productId, out var product))
            {
                return Refusal.NotFound("product", productId);
            }

            if (product.Reserve(order.Id, pieces) is { } outOfStock)
            {
                return outOfStock;
            }
        }

        return Done.Instance;
    }
}
