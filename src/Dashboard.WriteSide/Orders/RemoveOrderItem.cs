using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Orders;

/// <summary>Takes a line off a draft. Refused when the order is no draft.</summary>
[NeedsRole(Role.Staff)]
public sealed record RemoveOrderItem(Guid OrderId, int Line) : Command;

internal sealed class RemoveOrderItemHandler(WriteDbContext db) : ICommandHandler<RemoveOrderItem, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveOrderItem request, CancellationToken cancellationToken) =>
        await db.Orders.FindAsync([request.OrderId], cancellationToken) is { } order
            ? order.RemoveItem(request.Line).OrDone()
            : Refusal.NotFound("order", request.OrderId);
}
