using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>Corrects the pieces on hand, to a number or by a number. Refused when fewer than none, or fewer than are reserved, would be left.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="Quantity">Pieces on hand afterwards; either this or <paramref name="Change"/>.</param>
/// <param name="Change">Pieces that come (positive) or go (negative).</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Staff)]
public sealed record AdjustInventory(Guid ProductId, int? Quantity, int? Change, string Reason) : Command;

internal sealed class AdjustInventoryValidator : AbstractValidator<AdjustInventory>
{
    public AdjustInventoryValidator()
    {
        RuleFor(command => command.Quantity)
            .Must((command, quantity) => quantity is null != command.Change is null)
            .WithMessage("Give either the quantity on hand or the change, not both.");
        RuleFor(command => command.Quantity).GreaterThanOrEqualTo(0).WithMessage("Quantity cannot be below 0.");
        RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
    }
}

internal sealed class AdjustInventoryHandler(WriteDbContext db) : ICommandHandler<AdjustInventory, Done>
{
    public async Task<Outcome<Done>> Handle(AdjustInventory request, CancellationToken cancellationToken)
    {
        if (await db.Products.FindAsync([request.ProductId], cancellationToken) is not { } product)
        {
            return Refusal.NotFound("product", request.ProductId);
        }

        var onHand = request.Quantity ?? (long)product.OnHand + request.Change.GetValueOrDefault();
        return product.AdjustInventory(onHand, request.Reason.Trim()).OrDone();
    }
}
