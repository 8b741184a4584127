using Dashboard.Domain.Orders;

namespace Dashboard.Domain.Tests.Orders;

public sealed class FulfilmentTests
{
    [Theory]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.Confirmed)]
    public void RefuseFulfilment_OfAnOpenOrder_IsNothing(OrderStatus status) => Assert.Null(Refusal([.. OrderHistory.UpTo(status)]));

    [Theory]
    [InlineData(OrderStatus.Draft)]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Delivered)]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Failed)]
    public void RefuseFulfilment_OfAnyOther_SaysWhatItIs(OrderStatus status) => Assert.Equal(
        Domain.Refusal.Rule("order-not-open", $"Order 7 is {status.Word()}: only a submitted or confirmed order can be reserved and sent."),
        Refusal([.. OrderHistory.UpTo(status)]));

    [Fact]
    public void AnyRefusal_OfAnImportedOrder_SaysSo()
    {
        var order = After([OrderHistory.Created, OrderHistory.Submitted with { Imported = true }]);
        var refusal = Domain.Refusal.Rule("order-imported", "Order 7 was taken over from another system: nothing is charged, reserved or sent for it.");

        Assert.Equal((refusal, refusal), (order.RefuseFulfilment(), order.RefuseCharge()));
    }

    [Theory]
    [InlineData(OrderStatus.Draft, true)]
    [InlineData(OrderStatus.Submitted, false)]
    [InlineData(OrderStatus.Confirmed, false)]
    [InlineData(OrderStatus.Shipped, false)]
    [InlineData(OrderStatus.Delivered, false)]
    [InlineData(OrderStatus.Cancelled, true)]
    [InlineData(OrderStatus.Failed, true)]
    public void RefuseCharge_OfWhatIsNoSale_SaysWhatItIs(OrderStatus status, bool refused) => Assert.Equal(
        refused ? Domain.Refusal.Rule("order-not-charged", $"Order 7 is {status.Word()}: nothing is charged for it.") : null,
        After(OrderHistory.UpTo(status)).RefuseCharge());

    private static Refusal? Refusal(params IReadOnlyList<IEvent> history) => After(history).RefuseFulfilment();

    private static Order After(IReadOnlyList<IEvent> history)
    {
        var order = Order.Blank();
        order.Replay(history);
        return order;
    }
}
