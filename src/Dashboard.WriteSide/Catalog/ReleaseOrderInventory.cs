using Dashboard.Domain;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Gives back everything that is set aside for an order; where nothing is, nothing changes.</summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record ReleaseOrderInventory(Guid OrderId) : Command;

internal sealed class ReleaseOrderInventoryHandler(WriteDbContext db) : ICommandHandler<ReleaseOrderInventory, Done>
{
    public async Task<Outcome<Done>> Handle(ReleaseOrderInventory request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        await db.ReleaseStockAsync(order, cancellationToken);
        return Done.Instance;
    }
}
