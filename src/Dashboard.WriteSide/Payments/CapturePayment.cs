using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Payments;

/// <summary>
/// Has the processor take what was set aside for an order. Answers how the payment stands; that the processor would not is on
/// record. Refused when nothing is set aside, when it was taken before, for an order that was called off, and when the
/// processor gives no answer.
/// </summary>
[NeedsRole(Role.Staff)]
public sealed record CapturePayment(Guid OrderId) : Command<PaymentStanding>;

internal sealed class CapturePaymentHandler(WriteDbContext db, IPaymentGateway gateway, PartnerCalls partners) : ICommandHandler<CapturePayment, PaymentStanding>
{
    public async Task<Outcome<PaymentStanding>> Handle(CapturePayment request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var payment = await db.PaymentOfAsync(order, cancellationToken);
        if ((order.RefuseCharge() ?? payment.RefuseCapture()) is { } refusal)
        {
            return refusal;
        }

        var reference = payment.Reference!;
        var (answer, silence) = await partners.AskAsync(
            PartnerCalls.PaymentProcessor,
            cancel => gateway.CaptureAsync(payment.KeyOf($"capture/{reference}"), reference, cancel),
            cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        var refused = answer.IsAccepted
            ? payment.Capture(answer.Given)
            : payment.FailCapture(answer.Decline.Code, answer.Decline.Reason);
        return refused is null ? PaymentStanding.Of(payment) : refused;
    }
}
