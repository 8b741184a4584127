using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Orders;

/// <summary>
/// Moves an order along. Its pieces leave the house when it is shipped, and what is set aside for it is given back when it ends;
/// its parcel arrives with it. Refused for every step that an order's life does not have; and it is not shipped when pieces
/// are missing or its money was given back.
/// </summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Status">The status to go to.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record UpdateOrderStatus(Guid OrderId, OrderStatus Status, string Reason) : Command;

internal sealed class UpdateOrderStatusValidator : AbstractValidator<UpdateOrderStatus>
{
    public UpdateOrderStatusValidator()
    {
        RuleFor(command => command.Status).IsInEnum().WithMessage("There is no such status.");
        RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
    }
}

internal sealed class UpdateOrderStatusHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<UpdateOrderStatus, Done>
{
    public async Task<Outcome<Done>> Handle(UpdateOrderStatus request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (order.ChangeStatus(request.Status, request.Reason.Trim()) is { } refusal)
        {
            return refusal;
        }

        if (request.Status is OrderStatus.Cancelled or OrderStatus.Failed)
        {
            await db.ReleaseStockAsync(order, cancellationToken);
        }
        else if (request.Status is OrderStatus.Shipped)
        {
            return (await RefuseShippingAsync(order, cancellationToken) ?? await db.ShipStockAsync(order, cancellationToken)).OrDone();
        }
        else if (request.Status is OrderStatus.Delivered && await db.FindShipmentAsync(order.Id, cancellationToken) is { Status: ShipmentStatus.Created } shipment)
        {
            return shipment.MarkDelivered(clock.GetUtcNow()).OrDone();
        }

        return Done.Instance;
    }

    private async Task<Refusal?> RefuseShippingAsync(Order order, CancellationToken cancellationToken) =>
        await db.Payments.FindAsync([Payment.IdOf(order.Id)], cancellationToken) is { Status: PaymentStatus.Refunded }
            ? Refusal.Rule("money-given-back", $"The money of order {order.Number} was given back: cancel it instead of shipping it.")
            : null;
}
