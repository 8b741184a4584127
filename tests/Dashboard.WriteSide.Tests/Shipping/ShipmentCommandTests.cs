using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.WriteSide.Tests.Shipping;

public abstract class ShipmentCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Create_ForAnOpenOrder_KeepsWhatTheCarrierAgreedTo()
    {
        var order = await Shop.OrderAsync();
        var command = new CreateShipment(order.OrderId);

        var created = Assert.IsType<ShipmentCreated>(Assert.Single(await AcceptedAsync(command)));

        Assert.Equal((Shipment.IdOf(order.OrderId), order.Number, 1, Shop.Address), (created.ShipmentId, created.Number, created.Parcel, created.Address));
        Assert.Single(created.Items);
        Assert.Equal(new Carriage(created.Carrier, created.TrackingNumber, created.EstimatedDelivery), (await SendAsync(command)).Answer);
        await RefusedAsync(
            new CreateShipment(order.OrderId),
            "shipment-already-created", $"Order {order.Number} has a shipment already: {created.Carrier} {created.TrackingNumber}.");
    }

    [Fact]
    public async Task Create_ForAnOrderThatIsNotOpen_IsRefused()
    {
        var draft = await Shop.DraftAsync();

        await RefusedAsync(
            new CreateShipment(draft.OrderId),
            "order-not-open", $"Order {draft.Number} is draft: only a submitted or confirmed order can be reserved and sent.");
    }

    [Fact]
    public async Task Create_WhereTheCarrierDoesNotGo_IsRefusedWithItsReason()
    {
        var order = await Dashboard.DoAsync(new PlaceOrder(
            await Shop.CustomerAsync(), [new(await Shop.ProductAsync(), 1)], Shop.Address with { PostalCode = "00000" }, "card"));

        await RefusedAsync(new CreateShipment(order.OrderId), "carrier-declined", "The carrier would not: The carrier does not deliver to this address.");
    }

    [Fact]
    public async Task Create_ThatWasNotSavedAfterTheCarrierAgreed_SendsNoSecondParcel()
    {
        var order = await Shop.OrderAsync();
        var command = new CreateShipment(order.OrderId);
        Hook.After(command.CommandId, (_, _) => throw new InvalidOperationException("The program ends here."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));
        Hook.Release(command.CommandId);

        var first = await Dashboard.DoAsync(new CreateShipment(order.OrderId));
        await RefusedAsync(command, "shipment-already-created", $"Order {order.Number} has a shipment already: {first.Carrier} {first.TrackingNumber}.");

        Assert.Single(await Dashboard.LogAsync(Shipment.IdOf(order.OrderId)));
    }

    [Fact]
    public async Task Cancel_AParcel_MayBeFollowedByAnother()
    {
        var order = await Shop.OrderAsync();
        var first = await Dashboard.DoAsync(new CreateShipment(order.OrderId));

        var cancelled = Assert.IsType<ShipmentCancelled>(Assert.Single(await AcceptedAsync(new CancelShipment(order.OrderId, " wrong box "))));
        var second = Assert.IsType<ShipmentCreated>(Assert.Single(await AcceptedAsync(new CreateShipment(order.OrderId))));

        Assert.Equal((first.TrackingNumber, "wrong box"), (cancelled.TrackingNumber, cancelled.Reason));
        Assert.Equal(2, second.Parcel);
        Assert.NotEqual(first.TrackingNumber, second.TrackingNumber);
    }

    [Fact]
    public async Task Cancel_AParcelThatIsOnItsWay_IsRefused()
    {
        var order = await ShippedAsync();

        await RefusedAsync(
            new CancelShipment(order.OrderId, "why"),
            "shipment-on-its-way", $"Order {order.Number} is shipped: its parcel can no longer be called off.");
    }

    [Fact]
    public async Task MarkDelivered_AParcel_DeliversItsOrderToo()
    {
        var order = await ShippedAsync();

        var events = await AcceptedAsync(new MarkShipmentDelivered(order.OrderId));

        var delivered = Assert.Single(events.OfType<ShipmentDelivered>());
        Assert.Equal($"{delivered.Carrier} delivered {delivered.TrackingNumber}", Assert.Single(events.OfType<OrderDelivered>()).Reason);
        Assert.Equal(2, events.Count);
        await RefusedAsync(new MarkShipmentDelivered(order.OrderId), "shipment-already-delivered", $"The shipment of order {order.Number} was delivered already.");
    }

    [Fact]
    public async Task MarkDelivered_BeforeTheOrderIsShipped_IsRefused()
    {
        var order = await Shop.OrderAsync();
        await Dashboard.DoAsync(new CreateShipment(order.OrderId));

        await RefusedAsync(new MarkShipmentDelivered(order.OrderId), "order-transition", "Cannot go from submitted to delivered");
    }

    [Fact]
    public async Task UpdateOrderStatus_ToDelivered_MarksItsParcelToo()
    {
        var order = await ShippedAsync();

        var events = await AcceptedAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Delivered, "signed"));

        Assert.Single(events.OfType<ShipmentDelivered>());
        Assert.Single(events.OfType<OrderDelivered>());
    }

    [Fact]
    public async Task UpdateOrderStatus_ToDeliveredAfterItsParcelWasCalledOff_LeavesTheParcelAsItIs()
    {
        var order = await Shop.OrderAsync();
        await Dashboard.DoAsync(new CreateShipment(order.OrderId));
        await Dashboard.DoAsync(new CancelShipment(order.OrderId, "fetched in person"));
        await Shop.MoveAsync(order.OrderId, OrderStatus.Shipped);

        Assert.IsType<OrderDelivered>(Assert.Single(await AcceptedAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Delivered, "handed over"))));
    }

    [Fact]
    public async Task AnyCommand_ForAnOrderWithoutAParcel_IsRefused()
    {
        var order = await Shop.OrderAsync();

        await RefusedAsync(new CancelShipment(order.OrderId, "why"), "shipment-not-created", $"Order {order.Number} has no shipment.");
        await RefusedAsync(new MarkShipmentDelivered(order.OrderId), "shipment-not-created", $"Order {order.Number} has no shipment.");
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        await NotFoundAsync(new CreateShipment(Nothing), "order", Nothing);
        await NotFoundAsync(new CancelShipment(Nothing, "why"), "order", Nothing);
        await NotFoundAsync(new MarkShipmentDelivered(Nothing), "order", Nothing);
    }

    private async Task<NewOrder> ShippedAsync()
    {
        var order = await Shop.OrderAsync();
        await Dashboard.DoAsync(new CreateShipment(order.OrderId));
        await Shop.MoveAsync(order.OrderId, OrderStatus.Shipped);
        return order;
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ShipmentCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ShipmentCommandTests(database), IClassFixture<SqlServerDatabase>;
}
