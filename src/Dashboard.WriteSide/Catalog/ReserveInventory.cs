using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>
/// Sets pieces of a product aside for an order: so many in all, so that a second time changes nothing. Refused when too few can be
/// promised, and for an order that is neither a draft nor open: nobody would ever give them back.
/// </summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record ReserveInventory(Guid ProductId, Guid OrderId, int Quantity) : Command;

internal sealed class ReserveInventoryValidator : AbstractValidator<ReserveInventory>
{
    public ReserveInventoryValidator()
    {
        RuleFor(command => command.OrderId).NotEmpty().WithMessage("Order is required.");
        RuleFor(command => command.Quantity).GreaterThanOrEqualTo(1).WithMessage("Quantity must be at least 1.");
    }
}

internal sealed class ReserveInventoryHandler(WriteDbContext db) : ICommandHandler<ReserveInventory, Done>
{
    public async Task<Outcome<Done>> Handle(ReserveInventory request, CancellationToken cancellationToken)
    {
        if (await db.Products.FindAsync([request.ProductId], cancellationToken) is not { } product)
        {
            return Refusal.NotFound("product", request.ProductId);
        }

        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (order.Status != OrderStatus.Draft && order.RefuseFulfilment() is { } refusal)
        {
            return refusal;
        }

        // Whoever ends the order meanwhile gives back only what was set aside by then: one of the two has to begin anew.
        db.MustStay(order);
        return product.Reserve(order.Id, request.Quantity).OrDone();
    }
}
