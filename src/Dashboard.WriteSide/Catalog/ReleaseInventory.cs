using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Gives back the pieces of a product that are set aside for an order; where none are, nothing changes.</summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record ReleaseInventory(Guid ProductId, Guid OrderId) : Command;

internal sealed class ReleaseInventoryHandler(WriteDbContext db) : ICommandHandler<ReleaseInventory, Done>
{
    public async Task<Outcome<Done>> Handle(ReleaseInventory request, CancellationToken cancellationToken)
    {
        if (await db.Products.FindAsync([request.ProductId], cancellationToken) is not { } product)
        {
            return Refusal.NotFound("product", request.ProductId);
        }

        product.Release(request.OrderId);
        return Done.Instance;
    }
}
