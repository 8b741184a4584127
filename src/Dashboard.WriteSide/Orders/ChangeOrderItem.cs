using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Orders;

/// <summary>Sets quantity and price of a line of a draft. Refused when the order is no draft.</summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Line">Number of the line.</param>
/// <param name="Quantity">Pieces, at least 1.</param>
/// <param name="Price">Unit price; stays as it is when nothing is given.</param>
[NeedsRole(Role.Staff)]
public sealed record ChangeOrderItem(Guid OrderId, int Line, int Quantity, decimal? Price = null) : Command;

internal sealed class ChangeOrderItemValidator : AbstractValidator<ChangeOrderItem>
{
    public ChangeOrderItemValidator()
    {
        RuleFor(command => command.Quantity).GreaterThanOrEqualTo(1).WithMessage("Quantity must be at least 1.")
            .LessThanOrEqualTo(Order.MaxPieces).WithMessage($"Quantity must be at most {Order.MaxPieces}.");
        RuleFor(command => command.Price!.Value).IsPrice().When(command => command.Price is not null).OverridePropertyName("Price");
    }
}

internal sealed class ChangeOrderItemHandler(WriteDbContext db) : ICommandHandler<ChangeOrderItem, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeOrderItem request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var price = request.Price ?? order.Items.FirstOrDefault(item => item.Line == request.Line)?.Price ?? 0;
        return order.ChangeItem(request.Line, request.Quantity, price).OrDone();
    }
}
