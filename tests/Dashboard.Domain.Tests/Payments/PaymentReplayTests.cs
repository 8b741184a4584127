using Dashboard.Domain.Payments;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Domain.Tests.Payments;

/// <summary>Whatever is asked of a payment in whatever order: its log gives it again, and the money adds up.</summary>
public sealed class PaymentReplayTests
{
    private static readonly Arbitrary<(int Kind, int Cents)[]> AnyLife = Arb.From(
        Gen.ArrayOf(Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(0, 3_000).Select(cents => (kind, cents)))));

    [Fact]
    public void Replay_OfWhateverWasRaised_IsThePayment() => Prop.ForAll(AnyLife, life =>
    {
        var payment = Live(life);
        var replayed = Payment.Blank();

        replayed.Replay(payment.PendingEvents);

        if (payment.Version > 0)
        {
            payment.ClearPendingEvents();
            Assert.Equivalent(payment, replayed, strict: true);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Money_InWhateverLife_IsNeverGivenBackTwiceOrTakenTwice() => Prop.ForAll(AnyLife, life =>
    {
        var payment = Live(life);

        var captured = payment.PendingEvents.OfType<PaymentCaptured>().Sum(e => e.Amount);
        var refunded = payment.PendingEvents.OfType<PaymentRefunded>().Sum(e => e.Amount);
        Assert.Equal((captured, refunded, captured - refunded), (payment.Captured, payment.Refunded, payment.Left));
        Assert.InRange(refunded, 0, captured);
        Assert.InRange(payment.PendingEvents.OfType<PaymentCaptured>().Count(), 0, 1);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Payment Live((int Kind, int Cents)[] life)
    {
        var payment = Payment.Of(PaymentHistory.Order);
        foreach (var (kind, cents) in life)
        {
            var amount = cents / 100m;
            _ = kind switch
            {
                0 => payment.Authorize(amount, "tok_ok", $"auth-{cents}"),
                1 => payment.FailAuthorization(amount, "tok_declined", "card_declined", $"no {cents}"),
                2 => payment.Capture($"capture-{cents}"),
                3 => payment.FailCapture("expired", "It had lapsed."),
                4 => payment.Refund(amount > 0 ? amount : null, "because", $"refund-{cents}"),
                _ => payment.Refund(null, "because", $"refund-{cents}"),
            };
        }

        return payment;
    }
}
