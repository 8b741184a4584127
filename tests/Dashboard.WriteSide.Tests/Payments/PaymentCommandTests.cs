using Dashboard.Domain;
using Dashboard.Domain.Payments;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Simulation;

namespace Dashboard.WriteSide.Tests.Payments;

public abstract class PaymentCommandTests(TestDatabase database) : PaymentSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Authorize_AnOpenOrder_SetsItsTotalAside()
    {
        var order = await OrderAsync();
        var command = new AuthorizePayment(order.OrderId, " tok_ok ");

        var set = Assert.IsType<PaymentAuthorized>(Assert.Single(await AcceptedAsync(command)));

        Assert.Equal((Payment.IdOf(order.OrderId), order.OrderId, order.Number, 10.80m, "tok_ok", 1), (set.PaymentId, set.OrderId, set.Number, set.Amount, set.Method, set.Attempt));
        Assert.Equal(new PaymentStanding(set.PaymentId, PaymentStatus.Authorized, null), (await SendAsync(command)).Answer);
    }

    [Fact]
    public async Task Authorize_WithoutAToken_UsesTheOrdersPaymentMethod()
    {
        var order = await OrderAsync();

        var set = Assert.IsType<PaymentAuthorized>(Assert.Single(await AcceptedAsync(new AuthorizePayment(order.OrderId))));

        Assert.Equal(Shop.PaymentMethod, set.Method);
    }

    [Fact]
    public async Task Authorize_ThatIsTurnedDown_IsOnRecordAndMayBeFollowedByAnother()
    {
        var order = await OrderAsync();

        var declined = await SendAsync(new AuthorizePayment(order.OrderId, TestTokens.Declined));
        var again = await SendAsync(new AuthorizePayment(order.OrderId, TestTokens.Ok));

        Assert.Equal((PaymentStatus.Failed, "The card was declined."), (declined.Answer?.Status, declined.Answer?.Failure));
        Assert.Equal((PaymentStatus.Authorized, null), (again.Answer?.Status, again.Answer?.Failure));
        var events = await Dashboard.EventsAsync(Payment.IdOf(order.OrderId));
        var failed = Assert.IsType<PaymentFailed>(events[0]);
        Assert.Equal((PaymentStep.Authorization, "card_declined", TestTokens.Declined, 1), (failed.Step, failed.Code, failed.Method, failed.Attempt));
        Assert.Equal(2, Assert.IsType<PaymentAuthorized>(events[1]).Attempt);
    }

    [Fact]
    public async Task Authorize_WhatMayNotBePaid_IsRefused()
    {
        var draft = await Shop.DraftAsync();
        var paid = await AuthorizedAsync();
        var free = await Dashboard.DoAsync(new PlaceOrder(await Shop.CustomerAsync(), [new(await Shop.ProductAsync(price: 0.0001m), 1)], Shop.Address, "card"));

        await RefusedAsync(new AuthorizePayment(draft.OrderId), "order-not-charged", $"Order {draft.Number} is draft: nothing is charged for it.");
        await RefusedAsync(new AuthorizePayment(paid.OrderId), "payment-already-authorized", $"The payment of order {paid.Number} is authorised already.");
        await RefusedAsync(new AuthorizePayment(free.OrderId), "payment-nothing-due", $"Order {free.Number} costs nothing: there is nothing to pay.");
    }

    [Fact]
    public async Task Capture_WhatIsAuthorized_TakesIt()
    {
        var order = await AuthorizedAsync();

        var captured = Assert.IsType<PaymentCaptured>(Assert.Single(await AcceptedAsync(new CapturePayment(order.OrderId))));

        Assert.Equal(10.80m, captured.Amount);
        await RefusedAsync(new CapturePayment(order.OrderId), "payment-already-captured", $"Order {order.Number} was charged already.");
    }

    [Fact]
    public async Task Capture_ThatTheProcessorWillNot_IsOnRecordAndMayBePaidAnew()
    {
        var order = await AuthorizedAsync();
        var payment = await Dashboard.QueryAsync(db => db.Payments.FindAsync(Payment.IdOf(order.OrderId)).AsTask());
        await Gateway.ReleaseAsync("behind our back", payment!.Reference!, TestContext.Current.CancellationToken);

        var failed = Assert.IsType<PaymentFailed>(Assert.Single(await AcceptedAsync(new CapturePayment(order.OrderId))));

        Assert.Equal((PaymentStep.Capture, "already_released", 1), (failed.Step, failed.Code, failed.Attempt));
        Assert.Equal(2, Assert.IsType<PaymentAuthorized>(Assert.Single(await AcceptedAsync(new AuthorizePayment(order.OrderId)))).Attempt);
    }

    [Fact]
    public async Task Capture_WhatIsNotSetAside_IsRefused()
    {
        var (unpaid, cancelled) = (await OrderAsync(), await AuthorizedAsync());
        await Dashboard.DoAsync(new CancelOrder(cancelled.OrderId, "changed mind"));

        await RefusedAsync(new CapturePayment(unpaid.OrderId), "payment-not-authorized", $"No payment of order {unpaid.Number} is authorised.");
        await RefusedAsync(new CapturePayment(cancelled.OrderId), "order-not-charged", $"Order {cancelled.Number} is cancelled: nothing is charged for it.");
    }

    [Fact]
    public async Task Refund_OfWhatIsOnlySetAside_LetsItGo()
    {
        var order = await AuthorizedAsync();
        await Dashboard.DoAsync(new CancelOrder(order.OrderId, "changed mind"));

        var refunded = Assert.IsType<PaymentRefunded>(Assert.Single(await AcceptedAsync(new RefundPayment(order.OrderId, null, " changed mind "))));

        Assert.Equal((0m, 10.80m, 0m, "changed mind"), (refunded.Amount, refunded.Released, refunded.Left, refunded.Reason));
        await RefusedAsync(new RefundPayment(order.OrderId, null, "again"), "payment-already-refunded", $"The payment of order {order.Number} was given back already.");
    }

    [Fact]
    public async Task Refund_InPartsOfTheSameSize_GivesEachBack()
    {
        var order = await CapturedAsync();

        await Dashboard.DoAsync(new RefundPayment(order.OrderId, 4m, "scratched"));
        await Dashboard.DoAsync(new RefundPayment(order.OrderId, 4m, "scratched too"));
        await RefusedAsync(new RefundPayment(order.OrderId, 2.81m, "more"), "refund-too-large", $"Only 2.80 of order {order.Number} can be given back.");
        var rest = Assert.IsType<PaymentRefunded>(Assert.Single(await AcceptedAsync(new RefundPayment(order.OrderId, null, "all of it"))));

        Assert.Equal((2.80m, 0m, 0m), (rest.Amount, rest.Released, rest.Left));
    }

    [Fact]
    public async Task Refund_ThatTheProcessorWillNot_IsRefusedWithItsReason()
    {
        var order = await CapturedAsync();
        var payment = await Dashboard.QueryAsync(db => db.Payments.FindAsync(Payment.IdOf(order.OrderId)).AsTask());
        await Gateway.RefundAsync("behind our back", payment!.Reference!, 10m, TestContext.Current.CancellationToken);

        await RefusedAsync(
            new RefundPayment(order.OrderId, null, "why"),
            "refund-declined", "The payment processor would not: More than is left of the charge cannot be given back.");
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        await NotFoundAsync(new AuthorizePayment(Nothing), "order", Nothing);
        await NotFoundAsync(new CapturePayment(Nothing), "order", Nothing);
        await NotFoundAsync(new RefundPayment(Nothing, null, "why"), "order", Nothing);
    }

    [Theory]
    [InlineData(0, "Amount must be greater than 0.")]
    [InlineData(-1, "Amount must be greater than 0.")]
    [InlineData(1.001, "Amount can have at most 2 decimal places.")]
    public async Task Refund_OfNoAmountOfMoney_IsRefused(double amount, string sentence)
    {
        var refusal = (await SendAsync(new RefundPayment(Nothing, (decimal)amount, "why"))).Refusal;

        Assert.Equal((RefusalKind.Invalid, sentence), (refusal?.Kind, refusal?.Sentence));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : PaymentCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : PaymentCommandTests(database), IClassFixture<SqlServerDatabase>;
}
