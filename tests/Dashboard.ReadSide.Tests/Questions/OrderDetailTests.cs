using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Orders;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>An order that fulfils itself, as its detail tells it.</summary>
public abstract class OrderDetailTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Address Address = new("1 Mill Lane", "Leeds", "LS1 4AP", "UK");

    private LiveDashboard _live = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        _live = await LiveDashboard.StartAsync(database, services => services.AddDashboardSagas());
    }

    public async ValueTask DisposeAsync()
    {
        await _live.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Order_Confirmed_TellsPaymentParcelAndEveryStepInTheirOrder()
    {
        var detail = await UntilAsync(await PlaceAsync("tok_ok"), OrderStatus.Confirmed, "wait until it is shipped");

        Assert.Equal((PaymentStatus.Authorized, 10.8m, 0m), (detail.Payment!.Status, detail.Payment.Authorized, detail.Payment.Captured));
        Assert.Equal(ShipmentStatus.Created, detail.Shipment!.Status);
        Assert.Equal((SagaState.Waiting, false), (detail.Saga!.State, detail.IsOnItsWay));
        var told = detail.Timeline().Select(entry => (entry.What, entry.Detail)).ToList();
        Assert.Equal(
            [
                "authorise the payment", "set the stock aside", "order a parcel", "confirm the order",
            ],
            told.Where(entry => entry.What == TimelineEvent.StepDone).Select(entry => entry.Detail));
        Assert.Equal(
            [
                (TimelineEvent.Status, "draft"), (TimelineEvent.Status, "submitted"), (TimelineEvent.PaymentAuthorized, "tok_ok"),
                (TimelineEvent.ParcelOrdered, $"{detail.Shipment.Carrier} {detail.Shipment.TrackingNumber}"), (TimelineEvent.Status, "confirmed"),
            ],
            told.Where(entry => entry.What != TimelineEvent.StepDone));
    }

    [Fact]
    public async Task Order_WhosePaymentIsTurnedDown_TellsWhyAndWhatWasUndone()
    {
        var detail = await UntilAsync(await PlaceAsync("tok_declined"), OrderStatus.Failed, "undone");

        Assert.Equal((PaymentStatus.Failed, "The card was declined."), (detail.Payment!.Status, detail.Payment.Failure));
        Assert.Null(detail.Shipment);
        Assert.Contains(detail.Timeline(), entry => entry is { What: TimelineEvent.Status, Detail: "failed", Why: "The card was declined.", By: "order-fulfilment" });
        Assert.Contains(detail.Timeline(), entry => entry is { What: TimelineEvent.StepSkipped, Detail: "give the money back" });
    }

    [Fact]
    public async Task Order_OfWhichTheCustomerWasTold_TellsThatToo()
    {
        var order = await PlaceAsync("tok_ok");
        await UntilAsync(order, OrderStatus.Confirmed, "wait until it is shipped");
        var at = DateTimeOffset.UtcNow;
        await _live.Dashboard.AppendAsync(Letters.Queued(at, order: order).Move(MessageStatus.Failed, at));
        await _live.Dashboard.AppendAsync(Letters.Queued(at).Move(MessageStatus.Sent, at));

        TimelineEntry[] told = [];
        await Eventually.TrueAsync(
            async () => (told = [.. (await _live.AskAsync(new GetOrder(order)))!.Timeline().Where(entry => entry.What == TimelineEvent.MessageFailed)]).Length > 0,
            "the order tells of the message");

        var entry = Assert.Single(told);
        Assert.Equal(("Your order 12 is confirmed", "There is no such mailbox.", "messages", 1), (entry.Detail, entry.Why, entry.By, entry.Attempts));
    }

    private async Task<Guid> PlaceAsync(string token)
    {
        var shop = _live.Dashboard.Shop;
        var wish = new ItemWish(await shop.ProductAsync(price: 10m), 1);
        return (await _live.Dashboard.DoAsync(new PlaceOrder(await shop.CustomerAsync(), [wish], Address, token))).OrderId;
    }

    private async Task<OrderDetail> UntilAsync(Guid order, OrderStatus status, string step)
    {
        OrderDetail? detail = null;
        await Eventually.TrueAsync(
            async () =>
            {
                detail = await _live.AskAsync(new GetOrder(order));
                return detail is { Order: var row, Saga: { } saga } && row.Status == status && saga.Step == step;
            },
            $"the order is {status} and its saga says: {step}");
        return detail!;
    }

    public sealed class OnPostgreSql(TestCluster cluster) : OrderDetailTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : OrderDetailTests(new SqlServerDatabase());
}
