using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Customers;

/// <summary>Puts a product on a customer's wishlist; a product that is there already changes nothing. Refused when the wishlist is full.</summary>
[NeedsRole(Role.Staff)]
public sealed record AddToWishlist(Guid CustomerId, Guid ProductId) : Command;

internal sealed class AddToWishlistHandler(WriteDbContext db) : ICommandHandler<AddToWishlist, Done>
{
    public async Task<Outcome<Done>> Handle(AddToWishlist request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        var name = await db.Products.Where(product => product.Id == request.ProductId)
            .Select(product => product.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null
            ? Refusal.NotFound("product", request.ProductId)
            : customer.AddToWishlist(request.ProductId, name).OrDone();
    }
}
