using System.Globalization;

namespace Dashboard.Domain.Payments;

/// <summary>
/// The one payment of an order: set aside (authorised), taken (captured) and given back (refunded). A try that was turned
/// down can be followed by another. It records what the processor answered; each change is asked of the processor between
/// <c>Refuse…</c> and the method of the same name.
/// </summary>
public sealed class Payment : Aggregate
{
    private const string Kind = "payment";

    private Payment()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => Kind;

    public Guid OrderId { get; private set; }

    /// <summary>Short number of the order.</summary>
    public long Number { get; private set; }

    public Guid CustomerId { get; private set; }

    public PaymentStatus Status { get; private set; }

    /// <summary>What the last try was for.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What was taken in all.</summary>
    public decimal Captured { get; private set; }

    /// <summary>What was given back of it.</summary>
    public decimal Refunded { get; private set; }

    /// <summary>The processor's token of the last try.</summary>
    public string Method { get; private set; } = "";

    /// <summary>Tries to set money aside that the processor has answered.</summary>
    public int Attempts { get; private set; }

    /// <summary>The processor's name for what is set aside or taken; nothing before.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why the last try failed, for people; nothing when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>How often money was given back.</summary>
    public int Refunds { get; private set; }

    /// <summary>What can still be given back.</summary>
    public decimal Left => Captured - Refunded;

    /// <summary>Identity of the payment of an order: there is one, so an order cannot be paid twice.</summary>
    public static Guid IdOf(Guid orderId) => NamedId.Of(Kind, orderId.ToString("n", CultureInfo.InvariantCulture));

    /// <summary>An empty payment, for <see cref="Aggregate.Replay"/>.</summary>
    public static Payment Blank() => new();

    /// <summary>The payment of an order for which nothing was tried yet.</summary>
    public static Payment Of(PayableOrder order) =>
        new() { Id = IdOf(order.OrderId), OrderId = order.OrderId, Number = order.Number, CustomerId = order.CustomerId };

    /// <summary>Why money may not be set aside now: it is already, or there is nothing to pay.</summary>
    public Refusal? RefuseAuthorization(decimal amount) => Status switch
    {
        PaymentStatus.Authorized or PaymentStatus.Captured or PaymentStatus.Refunded =>
            Refusal.Rule("payment-already-authorized", $"The payment of order {Number} is {Status.Word()} already."),
        _ when amount <= 0 => Refusal.Rule("payment-nothing-due", $"Order {Number} costs nothing: there is nothing to pay."),
        _ => null,
    };

    /// <summary>Records that the processor has set money aside.</summary>
    public Refusal? Authorize(decimal amount, string method, string reference)
    {
        if (RefuseAuthorization(amount) is { } refusal)
        {
            return refusal;
        }

        Raise(new PaymentAuthorized
        {
            PaymentId = Id,
            OrderId = OrderId,
            Number = Number,
            CustomerId = CustomerId,
            Amount = amount,
            Method = method,
            Attempt = Attempts + 1,
            Reference = reference,
        });
        return null;
    }

    /// <summary>Records that the processor would not set money aside.</summary>
    public Refusal? FailAuthorization(decimal amount, string method, string code, string reason) =>
        RefuseAuthorization(amount) ?? Fail(PaymentStep.Authorization, Attempts + 1, amount, method, code, reason);

    /// <summary>Why nothing may be taken now: nothing is set aside, or it was taken before.</summary>
    public Refusal? RefuseCapture() => Status switch
    {
        PaymentStatus.Authorized => null,
        PaymentStatus.Captured or PaymentStatus.Refunded => Refusal.Rule("payment-already-captured", $"Order {Number} was charged already."),
        _ => NotAuthorized(),
    };

    /// <summary>Records that the processor has taken what was set aside.</summary>
    public Refusal? Capture(string reference)
    {
        if (RefuseCapture() is { } refusal)
        {
            return refusal;
        }

        Raise(new PaymentCaptured { PaymentId = Id, OrderId = OrderId, Number = Number, CustomerId = CustomerId, Amount = Amount, Reference = reference });
        return null;
    }

    /// <summary>Records that the processor would not take what was set aside, for instance because it had lapsed.</summary>
    public Refusal? FailCapture(string code, string reason) =>
        RefuseCapture() ?? Fail(PaymentStep.Capture, Attempts, Amount, Method, code, reason);

    /// <summary>Why an amount may not be given back.</summary>
    /// <param name="amount">How much, above zero; everything that is left when nothing is said.</param>
    public Refusal? RefuseRefund(decimal? amount) => Status switch
    {
        PaymentStatus.Refunded or PaymentStatus.Released => Refusal.Rule("payment-already-refunded", $"The payment of order {Number} was given back already."),
        PaymentStatus.Authorized when amount is { } part && part != Amount =>
            Refusal.Rule("payment-not-captured", $"Order {Number} was not charged yet: only the whole payment can be let go."),
        PaymentStatus.Captured when amount > Left =>
            Refusal.Rule("refund-too-large", string.Create(CultureInfo.InvariantCulture, $"Only {Left:0.00} of order {Number} can be given back.")),
        PaymentStatus.Authorized or PaymentStatus.Captured => null,
        _ => NotAuthorized(),
    };

    /// <summary>Records that the processor has given money back, or let go what was set aside.</summary>
    /// <param name="amount">How much; everything that is left when nothing is said.</param>
    /// <param name="reason">Why; kept in the log.</param>
    /// <param name="reference">The processor's name for it.</param>
    public Refusal? Refund(decimal? amount, string reason, string reference)
    {
        if (RefuseRefund(amount) is { } refusal)
        {
            return refusal;
        }

        var given = Status == PaymentStatus.Captured ? amount ?? Left : 0;
        Raise(new PaymentRefunded
        {
            PaymentId = Id,
            OrderId = OrderId,
            Number = Number,
            CustomerId = CustomerId,
            Amount = given,
            Released = Status == PaymentStatus.Authorized ? Amount : 0,
            Left = Left - given,
            Reason = reason,
            Reference = reference,
        });
        return null;
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        if (change is PaymentEvent about)
        {
            (Id, OrderId, Number, CustomerId) = (about.PaymentId, about.OrderId, about.Number, about.CustomerId);
        }

        switch (change)
        {
            case PaymentAuthorized e:
                (Status, Amount, Method, Attempts, Reference, Failure) = (PaymentStatus.Authorized, e.Amount, e.Method, e.Attempt, e.Reference, null);
                break;
            case PaymentFailed e:
                (Status, Amount, Method, Attempts, Reference, Failure) = (PaymentStatus.Failed, e.Amount, e.Method, e.Attempt, null, e.Reason);
                break;
            case PaymentCaptured e:
                (Status, Captured, Reference) = (PaymentStatus.Captured, e.Amount, e.Reference);
                break;
            case PaymentRefunded e:
                Status = (e.Released > 0, e.Left) switch
                {
                    (true, _) => PaymentStatus.Released,
                    (_, 0) => PaymentStatus.Refunded,
                    _ => PaymentStatus.Captured,
                };
                Refunded += e.Amount;
                Refunds++;
                break;
            default:
                throw NotMine(change);
        }
    }

    private Refusal? Fail(PaymentStep step, int attempt, decimal amount, string method, string code, string reason)
    {
        Raise(new PaymentFailed
        {
            PaymentId = Id,
            OrderId = OrderId,
            Number = Number,
            CustomerId = CustomerId,
            Amount = amount,
            Method = method,
            Attempt = attempt,
            Step = step,
            Code = code,
            Reason = reason,
        });
        return null;
    }

    private Refusal NotAuthorized() => Refusal.Rule("payment-not-authorized", $"No payment of order {Number} is authorised.");
}
