using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;

namespace Dashboard.WriteSide.Tests.Catalog;

/// <summary>Stock that is set aside for whole orders.</summary>
public abstract class OrderInventoryTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Reserve_AnOrder_SetsAsideTheSumOfItsItemsInOneTransaction()
    {
        var (lamp, chair) = (await Shop.ProductAsync(stock: 10, name: "Lamp"), await Shop.ProductAsync(stock: 10, name: "Chair"));
        var order = await OrderAsync(new ItemWish(lamp, 2), new ItemWish(lamp, 1, 5m), new ItemWish(chair, 4));
        var command = new ReserveOrderInventory(order);

        var events = await AcceptedAsync(command);

        Assert.Equal(2, events.Count);
        Assert.Contains(new InventoryReserved { ProductId = lamp, Name = "Lamp", OrderId = order, Quantity = 3, Available = 7 }, events);
        Assert.Contains(new InventoryReserved { ProductId = chair, Name = "Chair", OrderId = order, Quantity = 4, Available = 6 }, events);
        Assert.Single((await Dashboard.LogAsync()).Where(row => row.CommandId == command.CommandId).DistinctBy(row => row.Transaction));
    }

    [Fact]
    public async Task ReserveAndRelease_ASecondTime_ChangeNothing()
    {
        var lamp = await Shop.ProductAsync(stock: 10, name: "Lamp");
        var order = await OrderAsync(new ItemWish(lamp, 2));
        await Dashboard.DoAsync(new ReserveOrderInventory(order));

        Assert.Empty(await AcceptedAsync(new ReserveOrderInventory(order)));
        Assert.Equal(
            [new InventoryReleased { ProductId = lamp, Name = "Lamp", OrderId = order, Quantity = 2, Available = 10 }],
            await AcceptedAsync(new ReleaseOrderInventory(order)));
        Assert.Empty(await AcceptedAsync(new ReleaseOrderInventory(order)));
    }

    [Fact]
    public async Task Reserve_WhereOneProductIsShort_SetsNothingAside()
    {
        var (lamp, chair) = (await Shop.ProductAsync(stock: 10), await Shop.ProductAsync(stock: 5, name: "Chair"));
        var order = await OrderAsync(new ItemWish(lamp, 2), new ItemWish(chair, 4));
        await Dashboard.DoAsync(new AdjustInventory(chair, 3, null, "broken"));

        await RefusedAsync(new ReserveOrderInventory(order), "out-of-stock", "Only 3 of Chair can be promised, 4 were asked for.");

        Assert.Equal(10, (await ProductAsync(lamp)).Available);
    }

    [Fact]
    public async Task Reserve_ByTwoOrdersForTheLastPiece_IsGivenToExactlyOne()
    {
        var lamp = await Shop.ProductAsync(stock: 1);
        var orders = new[] { await OrderAsync(new ItemWish(lamp, 1)), await OrderAsync(new ItemWish(lamp, 1)) };

        var outcomes = await Task.WhenAll(orders.Select(order => SendAsync(new ReserveOrderInventory(order))));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.Single(outcomes, outcome => outcome.Refusal?.Code == "out-of-stock");
    }

    [Fact]
    public async Task Reserve_FiftyAtOnceForTenPieces_GivesExactlyTen()
    {
        var lamp = await Shop.ProductAsync(stock: 10);
        var customer = await Shop.CustomerAsync();
        var orders = new List<Guid>();
        for (var order = 0; order < 50; order++)
        {
            orders.Add(await OrderAsync(customer, new ItemWish(lamp, 1)));
        }

        var outcomes = await Task.WhenAll(orders.Select(order => SendAsync(new ReserveOrderInventory(order))));

        Assert.Equal(10, outcomes.Count(outcome => outcome.IsAccepted));
        Assert.Equal(40, outcomes.Count(outcome => outcome.Refusal?.Code == "out-of-stock"));
        var product = await ProductAsync(lamp);
        Assert.Equal((10, 0, 10), (product.OnHand, product.Available, product.Reservations.Count));
        Assert.Equal(
            Enumerable.Range(0, 10).Reverse(),
            (await Dashboard.EventsAsync(lamp)).OfType<InventoryReserved>().Select(reserved => reserved.Available));
    }

    [Fact]
    public async Task Reserve_ThatLostTenRaces_StillGetsThePiecesThatAreLeft()
    {
        var lamp = await Shop.ProductAsync(stock: 11);
        var command = new ReserveOrderInventory(await OrderAsync(new ItemWish(lamp, 1)));
        Hook.After(command.CommandId, async (_, attempt) =>
        {
            if (attempt <= 10)
            {
                await Dashboard.DoAsync(new ReserveInventory(lamp, (await Shop.DraftAsync(null, lamp)).OrderId, 1));
            }
        });

        Assert.Single(await AcceptedAsync(command));

        Assert.Equal((11, 0), (Hook.Attempts(command.CommandId), (await ProductAsync(lamp)).Available));
    }

    [Fact]
    public async Task Reserve_ForAnOrderThatIsCancelledMeanwhile_LeavesNothingSetAside()
    {
        var lamp = await Shop.ProductAsync(stock: 10);
        var order = await OrderAsync(new ItemWish(lamp, 2));
        var command = new ReserveOrderInventory(order);
        Hook.After(command.CommandId, (_, attempt) => attempt == 1 ? Dashboard.DoAsync(new CancelOrder(order, "changed mind")) : Task.CompletedTask);

        var outcome = await SendAsync(command);

        Assert.Equal("order-not-open", outcome.Refusal?.Code);
        Assert.Empty((await ProductAsync(lamp)).Reservations);
    }

    [Fact]
    public async Task Reserve_ForAnOrderThatIsNotOpen_IsRefused()
    {
        var draft = await Shop.DraftAsync();

        await RefusedAsync(
            new ReserveOrderInventory(draft.OrderId),
            "order-not-open", $"Order {draft.Number} is draft: only a submitted or confirmed order can be reserved and sent.");
    }

    [Fact]
    public async Task Ship_AnOrderWithReservations_TakesItsPiecesOffTheShelf()
    {
        var lamp = await Shop.ProductAsync(stock: 10, name: "Lamp");
        var order = await OrderAsync(new ItemWish(lamp, 2));
        await Dashboard.DoAsync(new ReserveOrderInventory(order));
        await Shop.MoveAsync(order, OrderStatus.Confirmed);

        var events = await AcceptedAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"));

        Assert.Contains(new InventoryShipped { ProductId = lamp, Name = "Lamp", OrderId = order, Quantity = 2, OnHand = 8, Available = 8 }, events);
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        await NotFoundAsync(new ReserveOrderInventory(Nothing), "order", Nothing);
        await NotFoundAsync(new ReleaseOrderInventory(Nothing), "order", Nothing);
    }

    private async Task<Guid> OrderAsync(params IReadOnlyList<ItemWish> wishes) => await OrderAsync(await Shop.CustomerAsync(), wishes);

    private async Task<Guid> OrderAsync(Guid customer, params IReadOnlyList<ItemWish> wishes) =>
        (await Dashboard.DoAsync(new PlaceOrder(customer, wishes, Shop.Address, Shop.PaymentMethod))).OrderId;

    private async Task<Product> ProductAsync(Guid id) => (await Dashboard.QueryAsync(db => db.Products.FindAsync(id).AsTask()))!;

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : OrderInventoryTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : OrderInventoryTests(database), IClassFixture<SqlServerDatabase>;
}
