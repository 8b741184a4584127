using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.Web.Api;

/// <summary><c>/api/orders/{id}/payment</c> and <c>/api/orders/{id}/shipment</c>: the steps of an order's fulfilment, taken by hand.</summary>
internal static class FulfilmentApi
{
    public static void MapFulfilment(this IEndpointRouteBuilder api)
    {
        var payment = api.MapGroup("/orders/{id}/payment").WithTags("Payments");
        payment.MapPost("/authorize", Authorize).Produces<PaymentStandingAnswer>();
        payment.MapPost("/capture", Capture).Produces<PaymentStandingAnswer>();
        payment.MapPost("/refund", Refund).Produces<PaymentStandingAnswer>();
        var shipment = api.MapGroup("/orders/{id}/shipment").WithTags("Shipments");
        shipment.MapPost("/", Create).Produces<CarriageAnswer>(StatusCodes.Status201Created);
        shipment.MapPost("/cancel", Cancel).Produces<OrdersApi.OrderKey>();
        shipment.MapPost("/delivered", MarkDelivered).Produces<OrdersApi.OrderKey>();
    }

    /// <summary>That the processor turned it down is an answer (<c>failed</c>, with the reason), not a refusal: the try is on record.</summary>
    private static Task<IResult> Authorize(string id, Body<TokenBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new AuthorizePayment(faults.Id(id, "id"), body.Value.Token);
        return desk.SendAsync(command, body, faults, standing => Standing(command.OrderId, standing), cancellationToken);
    }

    private static Task<IResult> Capture(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CapturePayment(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, standing => Standing(command.OrderId, standing), cancellationToken);
    }

    private static Task<IResult> Refund(string id, Body<RefundBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new RefundPayment(faults.Id(id, "id"), body.Value.Amount, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, standing => Standing(command.OrderId, standing), cancellationToken);
    }

    private static Task<IResult> Create(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CreateShipment(faults.Id(id, "id"));
        return desk.SendAsync(
            command,
            faults,
            agreed => Results.Created($"/api/orders/{command.OrderId}", CarriageAnswer.Of(command.OrderId, agreed)),
            cancellationToken);
    }

    private static Task<IResult> Cancel(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CancelShipment(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static Task<IResult> MarkDelivered(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new MarkShipmentDelivered(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static IResult Standing(Guid orderId, PaymentStanding standing) => Results.Ok(PaymentStandingAnswer.Of(orderId, standing));

    private static IResult Done(Guid orderId) => Results.Ok(new OrdersApi.OrderKey(orderId));
}

internal sealed record TokenBody
{
    /// <summary>The payment processor's token; the order's payment method when nothing is given.</summary>
    public string? Token { get; init; }
}

internal sealed record RefundBody
{
    /// <summary>How much; everything that is left when nothing is given.</summary>
    public decimal? Amount { get; init; }

    public string? Reason { get; init; }
}

/// <summary>How an order's payment stands after a command.</summary>
internal sealed record PaymentStandingAnswer(Guid OrderId, Guid PaymentId, string Status, string? Failure)
{
    public static PaymentStandingAnswer Of(Guid orderId, PaymentStanding standing) =>
        new(orderId, standing.PaymentId, standing.Status.Word(), standing.Failure);
}

/// <summary>What a carrier agreed to.</summary>
internal sealed record CarriageAnswer(Guid OrderId, string Carrier, string TrackingNumber, DateOnly EstimatedDelivery)
{
    public static CarriageAnswer Of(Guid orderId, Carriage agreed) => new(orderId, agreed.Carrier, agreed.TrackingNumber, agreed.EstimatedDelivery);
}
