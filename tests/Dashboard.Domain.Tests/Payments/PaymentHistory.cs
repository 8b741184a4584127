using Dashboard.Domain.Payments;

namespace Dashboard.Domain.Tests.Payments;

/// <summary>What a payment can have gone through, for tests to begin from.</summary>
internal static class PaymentHistory
{
    public static readonly PayableOrder Order = new(Guid.CreateVersion7(), 7, Guid.CreateVersion7(), 26.60m);

    public static readonly Guid Id = Payment.IdOf(Order.OrderId);

    public static PaymentCaptured Captured { get; } = new()
    {
        PaymentId = Id,
        OrderId = Order.OrderId,
        Number = Order.Number,
        CustomerId = Order.CustomerId,
        Amount = 26.60m,
        Reference = "capture-1",
    };

    public static PaymentRefunded Released { get; } = Refunded(0m, left: 0m) with { Released = 26.60m };

    public static PaymentAuthorized Authorized(int attempt) => new()
    {
        PaymentId = Id,
        OrderId = Order.OrderId,
        Number = Order.Number,
        CustomerId = Order.CustomerId,
        Amount = 26.60m,
        Method = "tok_ok",
        Attempt = attempt,
        Reference = "auth-1",
    };

    public static PaymentFailed Failed(int attempt) => new()
    {
        PaymentId = Id,
        OrderId = Order.OrderId,
        Number = Order.Number,
        CustomerId = Order.CustomerId,
        Amount = 26.60m,
        Method = "tok_declined",
        Attempt = attempt,
        Step = PaymentStep.Authorization,
        Code = "card_declined",
        Reason = "The card was declined.",
    };

    public static PaymentRefunded Refunded(decimal amount, decimal left) => new()
    {
        PaymentId = Id,
        OrderId = Order.OrderId,
        Number = Order.Number,
        CustomerId = Order.CustomerId,
        Amount = amount,
        Released = 0m,
        Left = left,
        Reason = "called off",
        Reference = "refund-1",
    };

    /// <summary>The shortest history that leads to a status.</summary>
    public static IReadOnlyList<IEvent> UpTo(PaymentStatus status) => status switch
    {
        PaymentStatus.New => [],
        PaymentStatus.Failed => [Failed(attempt: 1)],
        PaymentStatus.Authorized => [Authorized(attempt: 1)],
        PaymentStatus.Captured => [Authorized(attempt: 1), Captured],
        PaymentStatus.Refunded => [Authorized(attempt: 1), Captured, Refunded(26.60m, left: 0m)],
        PaymentStatus.Released => [Authorized(attempt: 1), Released],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
