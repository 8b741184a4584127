using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Shows a product to customers. Refused without a description or without an image, and when it was published before.</summary>
[NeedsRole(Role.Staff)]
public sealed record PublishProduct(Guid ProductId) : Command;

internal sealed class PublishProductHandler(WriteDbContext db) : ICommandHandler<PublishProduct, Done>
{
    public async Task<Outcome<Done>> Handle(PublishProduct request, CancellationToken cancellationToken) =>
        await db.Products.FindAsync([request.ProductId], cancellationToken) is { } product
            ? product.Publish().OrDone()
            : Refusal.NotFound("product", request.ProductId);
}
