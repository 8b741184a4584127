using Dashboard.Domain.Payments;
using static Dashboard.Domain.Tests.Payments.PaymentHistory;

namespace Dashboard.Domain.Tests.Payments;

public sealed class PaymentTests
{
    public static TheoryData<PaymentStatus> WhereMoneyIsHeldOrWas => [PaymentStatus.Authorized, PaymentStatus.Captured, PaymentStatus.Refunded];

    public static TheoryData<PaymentStatus> WhereNothingIsHeld => [PaymentStatus.New, PaymentStatus.Failed, PaymentStatus.Released];

    private static Given<Payment> Given(PaymentStatus status) => Scenario.Given(Payment.Of(Order), UpTo(status));

    private static string Sentence(string status) => $"The payment of order 7 is {status} already.";

    [Fact]
    public void Id_OfAnOrder_IsAlwaysTheSameAndNobodyElses()
    {
        Assert.Equal(Payment.IdOf(Order.OrderId), Payment.Of(Order).Id);
        Assert.NotEqual(Payment.IdOf(Order.OrderId), Payment.IdOf(Guid.CreateVersion7()));
        Assert.NotEqual(Order.OrderId, Payment.IdOf(Order.OrderId));
    }

    [Fact]
    public void Replay_OfItsEvents_KnowsWhosePaymentItIs()
    {
        var payment = Payment.Blank();

        payment.Replay(UpTo(PaymentStatus.Authorized));

        Assert.Equal(
            (Id, Order.OrderId, Order.Number, Order.CustomerId, "payment"),
            (payment.Id, payment.OrderId, payment.Number, payment.CustomerId, payment.StreamKind));
    }

    [Theory]
    [MemberData(nameof(WhereNothingIsHeld))]
    public void Authorize_WhereNothingIsHeld_IsRecordedAsTheNextTry(PaymentStatus status) =>
        Given(status).When(payment => payment.Authorize(26.60m, "tok_ok", "auth-9"))
            .Then(Authorized(attempt: status == PaymentStatus.New ? 1 : 2) with { Reference = "auth-9" })
            .And(payment => Assert.Equal((PaymentStatus.Authorized, 26.60m, "auth-9", 0m), (payment.Status, payment.Amount, payment.Reference, payment.Left)))
            .And(payment => Assert.Null(payment.Failure));

    [Theory]
    [MemberData(nameof(WhereMoneyIsHeldOrWas))]
    public void Authorize_WhereMoneyIsHeldOrWas_IsRefused(PaymentStatus status)
    {
        Given(status).When(payment => payment.Authorize(26.60m, "tok_ok", "auth-9")).ThenRefused("payment-already-authorized", Sentence(status.Word()));
        Given(status).When(payment => payment.FailAuthorization(26.60m, "tok_ok", "code", "why")).ThenRefused("payment-already-authorized", Sentence(status.Word()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.01)]
    public void Authorize_ForNothing_IsRefused(decimal amount) =>
        Given(PaymentStatus.New).When(payment => payment.Authorize(amount, "tok_ok", "auth-9"))
            .ThenRefused("payment-nothing-due", "Order 7 costs nothing: there is nothing to pay.");

    [Theory]
    [MemberData(nameof(WhereNothingIsHeld))]
    public void FailAuthorization_WhereNothingIsHeld_KeepsWhy(PaymentStatus status) =>
        Given(status).When(payment => payment.FailAuthorization(26.60m, "tok_declined", "card_declined", "The card was declined."))
            .Then(Failed(attempt: status == PaymentStatus.New ? 1 : 2))
            .And(payment => Assert.Equal((PaymentStatus.Failed, "The card was declined."), (payment.Status, payment.Failure)))
            .And(payment => Assert.Null(payment.Reference));

    [Fact]
    public void Capture_WhatIsAuthorized_TakesAllOfIt() =>
        Given(PaymentStatus.Authorized).When(payment => payment.Capture("capture-1"))
            .Then(Captured)
            .And(payment => Assert.Equal((PaymentStatus.Captured, 26.60m, 26.60m), (payment.Status, payment.Captured, payment.Left)));

    [Fact]
    public void FailCapture_OfWhatIsAuthorized_LeavesAPaymentThatCanBeTriedAgain() =>
        Given(PaymentStatus.Authorized).When(payment => payment.FailCapture("expired", "It had lapsed."))
            .Then(Failed(attempt: 1) with { Method = "tok_ok", Step = PaymentStep.Capture, Code = "expired", Reason = "It had lapsed." })
            .And(payment => Assert.Equal((PaymentStatus.Failed, 1, 0m), (payment.Status, payment.Attempts, payment.Captured)))
            .And(payment => Assert.Null(payment.RefuseAuthorization(26.60m)));

    [Theory]
    [MemberData(nameof(WhereNothingIsHeld))]
    public void Capture_WhereNothingIsHeld_IsRefused(PaymentStatus status)
    {
        const string Sentence = "No payment of order 7 is authorised.";

        Given(status).When(payment => payment.Capture("capture-1")).ThenRefused("payment-not-authorized", Sentence);
        Given(status).When(payment => payment.FailCapture("code", "why")).ThenRefused("payment-not-authorized", Sentence);
    }

    [Theory]
    [InlineData(PaymentStatus.Captured)]
    [InlineData(PaymentStatus.Refunded)]
    public void Capture_Twice_IsRefused(PaymentStatus status) =>
        Given(status).When(payment => payment.Capture("capture-2")).ThenRefused("payment-already-captured", "Order 7 was charged already.");

    [Theory]
    [InlineData(null)]
    [InlineData(26.60)]
    public void Refund_OfWhatIsAuthorized_LetsItGoWithoutMoneyChangingHands(double? amount) =>
        Given(PaymentStatus.Authorized).When(payment => payment.Refund((decimal?)amount, "called off", "refund-1"))
            .Then(Released)
            .And(payment => Assert.Equal((PaymentStatus.Released, 0m, 0m, 0m), (payment.Status, payment.Captured, payment.Refunded, payment.Left)));

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void Refund_OfAPartOfWhatIsAuthorized_IsRefused(decimal amount) =>
        Given(PaymentStatus.Authorized).When(payment => payment.Refund(amount, "called off", "refund-1"))
            .ThenRefused("payment-not-captured", "Order 7 was not charged yet: only the whole payment can be let go.");

    [Fact]
    public void Refund_OfWhatIsCaptured_GivesAllBack() =>
        Given(PaymentStatus.Captured).When(payment => payment.Refund(null, "called off", "refund-1"))
            .Then(Refunded(26.60m, left: 0m))
            .And(payment => Assert.Equal((PaymentStatus.Refunded, 26.60m, 0m), (payment.Status, payment.Refunded, payment.Left)));

    [Fact]
    public void Refund_OfAPart_LeavesTheRest() =>
        Given(PaymentStatus.Captured).When(payment => payment.Refund(6.60m, "called off", "refund-1"))
            .Then(Refunded(6.60m, left: 20m))
            .And(payment => Assert.Equal((PaymentStatus.Captured, 6.60m, 20m, 1), (payment.Status, payment.Refunded, payment.Left, payment.Refunds)));

    [Fact]
    public void Refund_OfTheRestAfterAPart_GivesOnlyTheRestBack() =>
        Scenario.Given(Payment.Of(Order), [.. UpTo(PaymentStatus.Captured), Refunded(6.60m, left: 20m)])
            .When(payment => payment.Refund(null, "called off", "refund-1"))
            .Then(Refunded(20m, left: 0m))
            .And(payment => Assert.Equal((PaymentStatus.Refunded, 26.60m, 2), (payment.Status, payment.Refunded, payment.Refunds)));

    [Fact]
    public void Refund_OfMoreThanIsLeft_IsRefused() =>
        Scenario.Given(Payment.Of(Order), [.. UpTo(PaymentStatus.Captured), Refunded(6.60m, left: 20m)])
            .When(payment => payment.Refund(20.01m, "called off", "refund-1"))
            .ThenRefused("refund-too-large", "Only 20.00 of order 7 can be given back.");

    [Theory]
    [InlineData(PaymentStatus.Refunded)]
    [InlineData(PaymentStatus.Released)]
    public void Refund_Twice_IsRefused(PaymentStatus status) =>
        Given(status).When(payment => payment.Refund(null, "called off", "refund-2"))
            .ThenRefused("payment-already-refunded", "The payment of order 7 was given back already.");

    [Theory]
    [InlineData(PaymentStatus.New)]
    [InlineData(PaymentStatus.Failed)]
    public void Refund_OfNothing_IsRefused(PaymentStatus status) =>
        Given(status).When(payment => payment.Refund(null, "called off", "refund-1"))
            .ThenRefused("payment-not-authorized", "No payment of order 7 is authorised.");

    [Fact]
    public void Statuses_AsNumbers_AreThoseThatAreStored() =>
        Assert.Equal(
            [(PaymentStatus.New, 0), (PaymentStatus.Failed, 1), (PaymentStatus.Authorized, 2), (PaymentStatus.Captured, 3), (PaymentStatus.Refunded, 4), (PaymentStatus.Released, 5)],
            Enum.GetValues<PaymentStatus>().Select(status => (status, (int)status)));

    [Fact]
    public void Words_OfAllStatuses_AreTheirNamesAsTheShopSpellsThem() =>
        Assert.Equal(["new", "failed", "authorised", "captured", "refunded", "released"], Enum.GetValues<PaymentStatus>().Select(status => status.Word()));

    [Fact]
    public void Words_OfNoStatus_Throw() => Assert.Throws<ArgumentOutOfRangeException>(() => ((PaymentStatus)99).Word());
}
