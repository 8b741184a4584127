using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Shipping;

/// <summary>
/// Calls an order's parcel off. Refused when there is none, when it is on its way or arrived, and when the carrier will not or
/// gives no answer.
/// </summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Staff)]
public sealed record CancelShipment(Guid OrderId, string Reason) : Command;

internal sealed class CancelShipmentValidator : AbstractValidator<CancelShipment>
{
    public CancelShipmentValidator() => RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
}

internal sealed class CancelShipmentHandler(WriteDbContext db, ICarrier carrier, PartnerCalls partners) : ICommandHandler<CancelShipment, Done>
{
    public async Task<Outcome<Done>> Handle(CancelShipment request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        if (await db.FindShipmentAsync(order.Id, cancellationToken) is not { } shipment)
        {
            return order.NoShipment();
        }

        if (shipment.RefuseCancellation() is { } refusal)
        {
            return refusal;
        }

        if (order.Status is OrderStatus.Shipped or OrderStatus.Delivered)
        {
            return Refusal.Rule("shipment-on-its-way", $"Order {order.Number} is {order.Status.Word()}: its parcel can no longer be called off.");
        }

        var key = ShipmentOfOrder.KeyOf(shipment.Id, string.Create(CultureInfo.InvariantCulture, $"cancel/{shipment.Parcels}"));
        var (answer, silence) = await partners.AskAsync(
            PartnerCalls.Carrier, cancel => carrier.CancelAsync(key, shipment.TrackingNumber, cancel), cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        return answer.IsAccepted
            ? shipment.Cancel(request.Reason.Trim()).OrDone()
            : Refusal.Rule("carrier-declined", $"The carrier would not: {answer.Decline.Reason}");
    }
}
