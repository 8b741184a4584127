using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;

namespace Dashboard.WriteSide.Tests.Orders;

public abstract class OrderStatusCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Update_AlongItsLife_LeavesAnEventEachWithTheReason()
    {
        var order = (await Shop.OrderAsync()).OrderId;

        OrderStatusChanged[] changes =
        [
            Assert.IsType<OrderConfirmed>(Assert.Single(await AcceptedAsync(new UpdateOrderStatus(order, OrderStatus.Confirmed, " paid ")))),
            Assert.Single((await AcceptedAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"))).OfType<OrderShipped>()),
            Assert.IsType<OrderDelivered>(Assert.Single(await AcceptedAsync(new UpdateOrderStatus(order, OrderStatus.Delivered, "signed")))),
        ];

        Assert.Equal(
            [("paid", OrderStatus.Submitted), ("packed", OrderStatus.Confirmed), ("signed", OrderStatus.Shipped)],
            changes.Select(change => (change.Reason, change.From)));
        Assert.All(changes, change => Assert.NotNull(change.SubmittedAt));
    }

    [Fact]
    public async Task Update_StepThatIsNotDrawn_IsRefused()
    {
        var order = (await Shop.OrderAsync()).OrderId;
        await RefusedAsync(new UpdateOrderStatus(order, OrderStatus.Delivered, "why"), "order-transition", "Cannot go from submitted to delivered");

        await Shop.MoveAsync(order, OrderStatus.Shipped);

        await RefusedAsync(new UpdateOrderStatus(order, OrderStatus.Cancelled, "why"), "order-transition", "Cannot go from shipped to cancelled");
        await RefusedAsync(new CancelOrder(order, "why"), "order-transition", "Cannot go from shipped to cancelled");
    }

    [Fact]
    public async Task Update_DraftToSubmitted_NeedsTheSubmission()
    {
        var order = (await Shop.DraftAsync()).OrderId;

        await RefusedAsync(
            new UpdateOrderStatus(order, OrderStatus.Submitted, "why"),
            "order-needs-submission", "A draft is submitted with its shipping address and payment method.");
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Failed)]
    public async Task Update_ToAnEnd_GivesBackWhatIsSetAside(OrderStatus end)
    {
        var lamp = await Shop.ProductAsync(stock: 10, name: "Lamp");
        var order = (await Shop.OrderAsync(null, lamp)).OrderId;
        await Dashboard.DoAsync(new ReserveInventory(lamp, order, 1));

        var events = await AcceptedAsync(new UpdateOrderStatus(order, end, "why"));

        Assert.Contains(new InventoryReleased { ProductId = lamp, Name = "Lamp", OrderId = order, Quantity = 1, Available = 10 }, events);
        Assert.Equal(2, events.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Ship_WhateverWasSetAsideByHand_TakesOffWhatWasOrdered(int setAside)
    {
        var lamp = await Shop.ProductAsync(stock: 10, name: "Lamp");
        var order = (await Dashboard.DoAsync(new PlaceOrder(await Shop.CustomerAsync(), [new(lamp, 3)], Shop.Address, "card"))).OrderId;
        if (setAside > 0)
        {
            await Dashboard.DoAsync(new ReserveInventory(lamp, order, setAside));
        }

        await Shop.MoveAsync(order, OrderStatus.Shipped);

        var stock = await Dashboard.QueryAsync(db => db.Products.FindAsync(lamp).AsTask());
        Assert.Equal((7, 7), (stock!.OnHand, stock.Available));
    }

    [Fact]
    public async Task Ship_MoreThanThereIs_IsRefusedAndTheOrderStays()
    {
        var lamp = await Shop.ProductAsync(stock: 3, name: "Lamp");
        var order = (await Dashboard.DoAsync(new PlaceOrder(await Shop.CustomerAsync(), [new(lamp, 3)], Shop.Address, "card"))).OrderId;
        await Shop.MoveAsync(order, OrderStatus.Confirmed);
        await Dashboard.DoAsync(new AdjustInventory(lamp, null, -1, "one is broken"));

        await RefusedAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"), "out-of-stock", "Only 2 of Lamp can be promised, 3 were asked for.");
    }

    [Fact]
    public async Task Ship_WhatWasGivenBackInFull_IsRefused()
    {
        var (order, number) = await Shop.OrderAsync();
        await Shop.MoveAsync(order, OrderStatus.Confirmed);
        await Dashboard.DoAsync(new AuthorizePayment(order));
        await Dashboard.DoAsync(new CapturePayment(order));
        await Dashboard.DoAsync(new RefundPayment(order, null, "late"));

        await RefusedAsync(
            new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"), "money-given-back", $"The money of order {number} was given back: cancel it instead of shipping it.");
    }

    [Fact]
    public async Task Cancel_Draft_TellsReasonAndItems()
    {
        var order = (await Shop.DraftAsync()).OrderId;

        var cancelled = Assert.IsType<OrderCancelled>(Assert.Single(await AcceptedAsync(new CancelOrder(order, " changed mind "))));

        Assert.Equal(("changed mind", OrderStatus.Draft, 1), (cancelled.Reason, cancelled.From, cancelled.Items.Count));
        await RefusedAsync(new CancelOrder(order, "again"), "order-transition", "Cannot go from cancelled to cancelled");
    }

    [Fact]
    public async Task Cancel_SubmittedWithReservations_GivesBackTheStockOfEveryProductInOneTransaction()
    {
        var (lamp, chair) = (await Shop.ProductAsync(stock: 10), await Shop.ProductAsync(stock: 10));
        var order = (await Shop.OrderAsync(null, lamp, chair)).OrderId;
        await Dashboard.DoAsync(new ReserveInventory(lamp, order, 1));
        await Dashboard.DoAsync(new ReserveInventory(chair, order, 1));
        var command = new CancelOrder(order, "changed mind");

        Assert.Equal(2, (await AcceptedAsync(command)).OfType<InventoryReleased>().Count());

        Assert.Single((await Dashboard.LogAsync()).Where(row => row.CommandId == command.CommandId).DistinctBy(row => row.Transaction));
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        await NotFoundAsync(new UpdateOrderStatus(Nothing, OrderStatus.Confirmed, "why"), "order", Nothing);
        await NotFoundAsync(new CancelOrder(Nothing, "why"), "order", Nothing);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : OrderStatusCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : OrderStatusCommandTests(database), IClassFixture<SqlServerDatabase>;
}
