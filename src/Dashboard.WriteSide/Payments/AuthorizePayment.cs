using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Payments;

/// <summary>
/// Has the processor set aside what an order costs. Answers how the payment stands; a try that is turned down is on record, and
/// another, also with another token, may follow. Refused when money is set aside already, when the order was called off or
/// costs nothing, and when the processor gives no answer.
/// </summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Token">The processor's token; the order's payment method when nothing is given.</param>
[NeedsRole(Role.Staff)]
public sealed record AuthorizePayment(Guid OrderId, string? Token = null) : Command<PaymentStanding>;

internal sealed class AuthorizePaymentValidator : AbstractValidator<AuthorizePayment>
{
    public AuthorizePaymentValidator() => RuleFor(command => command.Token).AtMost("Token", Limits.PaymentToken);
}

internal sealed class AuthorizePaymentHandler(WriteDbContext db, IPaymentGateway gateway, PartnerCalls partners, IOptions<StoreOptions> store)
    : ICommandHandler<AuthorizePayment, PaymentStanding>
{
    public async Task<Outcome<PaymentStanding>> Handle(AuthorizePayment request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var payment = await db.PaymentOfAsync(order, cancellationToken);
        if ((order.RefuseCharge() ?? payment.RefuseAuthorization(order.Total)) is { } refusal)
        {
            return refusal;
        }

        // Whoever asks for the same try again, because nobody knows what became of it, must not have money set aside twice.
        var token = request.Token.TrimToNull() ?? order.PaymentMethod!;
        var key = payment.KeyOf(string.Create(CultureInfo.InvariantCulture, $"authorize/{payment.Attempts + 1}/{token}"));
        var (answer, silence) = await partners.AskAsync(
            PartnerCalls.PaymentProcessor,
            cancel => gateway.AuthorizeAsync(new AuthorizationRequest(key, token, order.Total, store.Value.Currency, string.Create(CultureInfo.InvariantCulture, $"Order {order.Number}")), cancel),
            cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        var refused = answer.IsAccepted
            ? payment.Authorize(order.Total, token, answer.Given)
            : payment.FailAuthorization(order.Total, token, answer.Decline.Code, answer.Decline.Reason);
        db.Keep(payment);
        return refused is null ? PaymentStanding.Of(payment) : refused;
    }
}
