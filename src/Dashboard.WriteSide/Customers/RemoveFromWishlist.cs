using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Customers;

/// <summary>Takes a product off a customer's wishlist; a product that is not there changes nothing.</summary>
[NeedsRole(Role.Staff)]
public sealed record RemoveFromWishlist(Guid CustomerId, Guid ProductId) : Command;

internal sealed class RemoveFromWishlistHandler(WriteDbContext db) : ICommandHandler<RemoveFromWishlist, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveFromWishlist request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        customer.RemoveFromWishlist(request.ProductId);
        return Done.Instance;
    }
}
