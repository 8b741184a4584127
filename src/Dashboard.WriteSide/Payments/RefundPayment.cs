using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Payments;

/// <summary>
/// Gives back what was taken for an order, or a part of it; what was only set aside is let go. Answers how the payment stands.
/// Refused when there is nothing to give back, or not as much, and when the processor will not or gives no answer.
/// </summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Amount">How much; everything that is left when nothing is given.</param>
/// <param name="Reason">Why; kept in the log.</param>
[NeedsRole(Role.Staff)]
public sealed record RefundPayment(Guid OrderId, decimal? Amount, string Reason) : Command<PaymentStanding>;

internal sealed class RefundPaymentValidator : AbstractValidator<RefundPayment>
{
    public RefundPaymentValidator()
    {
        RuleFor(command => command.Amount).GreaterThan(0).WithMessage("Amount must be greater than 0.");
        RuleFor(command => command.Amount)
            .Must(amount => amount is not { } given || Money.Round(given) == given)
            .WithMessage("Amount can have at most 2 decimal places.");
        RuleFor(command => command.Reason).Required("Reason", Limits.Reason);
    }
}

internal sealed class RefundPaymentHandler(WriteDbContext db, IPaymentGateway gateway, PartnerCalls partners) : ICommandHandler<RefundPayment, PaymentStanding>
{
    public async Task<Outcome<PaymentStanding>> Handle(RefundPayment request, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([request.OrderId], cancellationToken) is not { } order)
        {
            return Refusal.NotFound("order", request.OrderId);
        }

        var payment = await db.PaymentOfAsync(order, cancellationToken);
        if (payment.RefuseRefund(request.Amount) is { } refusal)
        {
            return refusal;
        }

        var (answer, silence) = await partners.AskAsync(PartnerCalls.PaymentProcessor, cancel => AskAsync(payment, request, cancel), cancellationToken);
        if (answer is null)
        {
            return silence!;
        }

        if (!answer.IsAccepted)
        {
            return Refusal.Rule("refund-declined", $"The payment processor would not: {answer.Decline.Reason}");
        }

        return payment.Refund(request.Amount, request.Reason.Trim(), answer.Given) is { } refused ? refused : PaymentStanding.Of(payment);
    }

    /// <summary>
    /// The rest is asked for under the same key by whoever asks for it, so that it is given back once. A part is asked for
    /// under the command's own: two parts of the same size may both be meant.
    /// </summary>
    private Task<PartnerAnswer<string>> AskAsync(Payment payment, RefundPayment request, CancellationToken cancellationToken)
    {
        var reference = payment.Reference!;
        if (payment.Status == PaymentStatus.Authorized)
        {
            return gateway.ReleaseAsync(payment.KeyOf($"release/{reference}"), reference, cancellationToken);
        }

        var key = request.Amount is null || request.Amount == payment.Left
            ? string.Create(CultureInfo.InvariantCulture, $"refund/{reference}/{payment.Refunds}")
            : $"refund/{reference}/{request.CommandId:n}";
        return gateway.RefundAsync(payment.KeyOf(key), reference, request.Amount ?? payment.Left, cancellationToken);
    }
}
