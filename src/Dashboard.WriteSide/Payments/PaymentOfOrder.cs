using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Payments;

/// <summary>How a payment stands after a command. That the processor turned something down is an answer, not a refusal: it is on record.</summary>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Failure">Why the last try failed, for people; nothing when it did not.</param>
public sealed record PaymentStanding(Guid PaymentId, PaymentStatus Status, string? Failure)
{
    internal static PaymentStanding Of(Payment payment) => new(payment.Id, payment.Status, payment.Failure);
}

/// <summary>What the commands about payments have in common.</summary>
internal static class PaymentOfOrder
{
    /// <summary>The payment of an order; one that nobody has tried yet when there is none. It is saved once it has an event.</summary>
    public static async Task<Payment> PaymentOfAsync(this WriteDbContext db, Order order, CancellationToken cancellationToken) =>
        await db.Payments.FindAsync([Payment.IdOf(order.Id)], cancellationToken)
        ?? Payment.Of(new PayableOrder(order.Id, order.Number, order.CustomerId, order.Total));

    /// <summary>Keeps a payment that has its first event.</summary>
    public static void Keep(this WriteDbContext db, Payment payment)
    {
        if (payment.Version == payment.PendingEvents.Count)
        {
            db.Payments.Add(payment);
        }
    }

    /// <summary>The key under which the processor is asked for one thing, however often it is asked.</summary>
    public static string KeyOf(this Payment payment, string what) =>
        NamedId.Of("payment-request", $"{payment.Id:n}/{what}").ToString("n", CultureInfo.InvariantCulture);
}
