using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.ReadSide.Orders;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>What the events of payment and shipment make of an order's fulfilment.</summary>
public sealed class OrderFulfilmentTests
{
    private static readonly Order Order = Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 2, 10m));

    private readonly History _history = new();
    private readonly Payment _payment = Payment.Of(new PayableOrder(Order.Id, 1, Orders.Ana.Id, 20m));

    [Fact]
    public async Task Order_ThatNobodyPaysOrSends_HasNoFulfilment()
    {
        var tables = await _history.AddPending(Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 2, 10m))).FoldAsync(new OrdersProjection(History.Store));

        Assert.Empty(tables.Rows<OrderFulfilmentRow>());
        Assert.False(Assert.Single(tables.Rows<OrderRow>()).IsImported);
    }

    [Fact]
    public async Task Payment_FromTheFirstTryToTheLastRefund_StandsWhereTheProcessorSays()
    {
        Assert.Equal(new OrderPayment(PaymentStatus.Failed, 0, 0, 0, "tok_declined", 1, "The card was declined.", null), await AfterAsync(
            () => _payment.FailAuthorization(20m, "tok_declined", "card_declined", "The card was declined.")));
        Assert.Equal(new OrderPayment(PaymentStatus.Authorized, 20m, 0, 0, "tok_ok", 2, null, "r-1"), await AfterAsync(() => _payment.Authorize(20m, "tok_ok", "r-1")));
        Assert.Equal(new OrderPayment(PaymentStatus.Captured, 20m, 20m, 0, "tok_ok", 2, null, "r-1"), await AfterAsync(() => _payment.Capture("r-1")));
        Assert.Equal(15m, (await AfterAsync(() => _payment.Refund(5m, "a scratch", "r-2"))).Left);
        Assert.Equal(new OrderPayment(PaymentStatus.Refunded, 20m, 20m, 20m, "tok_ok", 2, null, "r-1"), await AfterAsync(() => _payment.Refund(null, "sent back", "r-3")));
        Assert.Equal(
            [
                (TimelineEvent.PaymentDeclined, "The card was declined.", 20m), (TimelineEvent.PaymentAuthorized, null, 20m), (TimelineEvent.PaymentCaptured, null, 20m),
                (TimelineEvent.PaymentRefunded, "a scratch", 5m), (TimelineEvent.PaymentRefunded, "sent back", 15m),
            ],
            (await RowAsync()).Notes.Select(note => (note.What, note.Why, note.Amount ?? 0)));
    }

    [Fact]
    public async Task Payment_ThatIsLetGo_HasNothingSetAside()
    {
        await AfterAsync(() => _payment.Authorize(20m, "card", "r-1"));

        var released = await AfterAsync(() => _payment.Refund(null, "cancelled", "r-2"));

        Assert.Equal((PaymentStatus.Released, 0m, 0m), (released.Status, released.Authorized, released.Refunded));
        Assert.Equal((TimelineEvent.PaymentReleased, 20m), (await RowAsync()).Notes.Select(note => (note.What, note.Amount!.Value)).Last());
    }

    [Fact]
    public async Task Charge_ThatTheProcessorWillNotMake_IsToldFromATryToSetMoneyAside()
    {
        await AfterAsync(() => _payment.Authorize(20m, "card", "r-1"));

        var failed = await AfterAsync(() => _payment.FailCapture("lapsed", "It had lapsed."));

        Assert.Equal((PaymentStatus.Failed, 0m, "It had lapsed."), (failed.Status, failed.Authorized, failed.Failure));
        Assert.Equal(TimelineEvent.CaptureFailed, (await RowAsync()).Notes[^1].What);
    }

    [Fact]
    public async Task Shipment_CalledOffAndOrderedAgain_IsTheLastParcel()
    {
        var consignment = new Consignment(Order.Id, 1, Orders.Ana.Id, new Address("1 Mill Lane", "Leeds", "LS1", "UK"), Order.Items);
        var shipment = Shipment.Of(consignment);
        shipment.Create(consignment, new Carriage("Post", "P-1", new DateOnly(2011, 10, 9)));
        shipment.Cancel("wrong address");
        shipment.Create(consignment, new Carriage("Post", "P-2", new DateOnly(2011, 10, 10)));
        shipment.MarkDelivered(History.Noon.AddDays(4));
        _history.AddPending(shipment);

        var row = await RowAsync();

        Assert.Equal(new OrderShipment(ShipmentStatus.Delivered, "Post", "P-2", new DateOnly(2011, 10, 10), History.Noon.AddDays(4), Parcel: 2), row.Shipment);
        Assert.Equal(
            [
                (TimelineEvent.ParcelOrdered, "Post P-1", null), (TimelineEvent.ParcelCalledOff, "Post P-1", "wrong address"),
                (TimelineEvent.ParcelOrdered, "Post P-2", null), (TimelineEvent.ParcelDelivered, "Post P-2", null),
            ],
            row.Notes.Select(note => (note.What, note.Detail, note.Why)));
    }

    private async Task<OrderPayment> AfterAsync(Func<Domain.Refusal?> change)
    {
        Assert.Null(change());
        _history.AddPending(_payment);
        return (await RowAsync()).Payment!;
    }

    private async Task<OrderFulfilmentRow> RowAsync() =>
        Assert.Single((await _history.FoldAsync(new OrdersProjection(History.Store), batchSize: 1)).Rows<OrderFulfilmentRow>());
}
