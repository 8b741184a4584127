using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Payments for histories.</summary>
internal static class Payments
{
    /// <summary>What a payment leaves in the log that is set aside, charged and given back in part.</summary>
    public static IReadOnlyList<IEvent> Of(Order order, decimal amount, decimal refunded)
    {
        var id = Guid.CreateVersion7();
        return
        [
            new PaymentAuthorized { PaymentId = id, OrderId = order.Id, Number = order.Number, CustomerId = order.CustomerId, Amount = amount, Method = "tok_ok", Attempt = 1, Reference = "a" },
            new PaymentCaptured { PaymentId = id, OrderId = order.Id, Number = order.Number, CustomerId = order.CustomerId, Amount = amount, Reference = "c" },
            new PaymentRefunded { PaymentId = id, OrderId = order.Id, Number = order.Number, CustomerId = order.CustomerId, Amount = refunded, Released = 0, Left = amount - refunded, Reason = "a scratch", Reference = "r" },
        ];
    }
}
