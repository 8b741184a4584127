using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Orders;

/// <summary>Calls an order off and gives back what is set aside for it. Refused once it is shipped.</summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record CancelOrder(Guid OrderId, string Reason) : Command;

internal sealed class CancelOrderValidator : AbstractValidator<CancelOrder>
{
    public CancelOrderValidator() => RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
}

internal sealed class CancelOrderHandler(WriteDbContext db) : ICommandHandler<CancelOrder, Done>
{
    public async Task<Outcome<Done>> Handle(CancelOrder request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (order.ChangeStatus(OrderStatus.Cancelled, request.Reason.Trim()) is { } refusal)
        {
            return refusal;
        }

        await db.ReleaseStockAsync(order, cancellationToken);
        return Done.Instance;
    }
}
