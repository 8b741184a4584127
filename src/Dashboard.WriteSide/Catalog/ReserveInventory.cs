using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Sets pieces of a product aside for an order; a second time for the same order changes nothing. Refused when too few can be promised.</summary>
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
    public async Task<Outcome<Done>> Handle(ReserveInventory request, CancellationToken cancellationToken) =>
        await db.Products.FindAsync([request.ProductId], cancellationToken) is { } product
            ? product.Reserve(request.OrderId, request.Quantity).OrDone()
            : Refusal.NotFound("product", request.ProductId);
}
