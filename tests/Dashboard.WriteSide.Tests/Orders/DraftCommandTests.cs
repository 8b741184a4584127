using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;

namespace Dashboard.WriteSide.Tests.Orders;

public abstract class DraftCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Create_WithItems_TakesNameCategoryAndPriceFromTheProduct()
    {
        var customer = await Shop.CustomerAsync("Ana", "ana.draft@example.com");
        var (lamp, chair) = (await Shop.ProductAsync(10.5m, name: "Lamp"), await Shop.ProductAsync(30m, name: "Chair", category: "Seats"));
        var command = new CreateOrder(customer, [new(lamp, 2), new(chair, 1, 25m)]);

        var events = await AcceptedAsync(command);

        var answer = (await SendAsync(command)).Answer!;
        Assert.Equal(
            [
                new OrderCreated { OrderId = answer.OrderId, Number = answer.Number, CustomerId = customer, CustomerName = "Ana", CustomerEmail = "ana.draft@example.com" },
                new OrderItemAdded { OrderId = answer.OrderId, Item = Item(1, lamp, "Lamp", "Lamps", 2, 10.5m) },
                new OrderItemAdded { OrderId = answer.OrderId, Item = Item(2, chair, "Chair", "Seats", 1, 25m) },
            ],
            events);
    }

    [Fact]
    public async Task Create_WithoutItems_IsAnEmptyDraft() =>
        Assert.IsType<OrderCreated>(Assert.Single(await AcceptedAsync(new CreateOrder(await Shop.CustomerAsync()))));

    [Fact]
    public async Task Create_ForAnUnverifiedCustomer_IsRefused()
    {
        var customer = await Shop.CustomerAsync("Ana", verified: false);

        await RefusedAsync(new CreateOrder(customer), "customer-not-verified", "Ana is not verified yet; only a verified customer can order.");
    }

    [Fact]
    public async Task Item_AddedChangedAndRemoved_LeavesAnEventEach()
    {
        var lamp = await Shop.ProductAsync(10m, name: "Lamp");
        var order = (await Dashboard.DoAsync(new CreateOrder(await Shop.CustomerAsync()))).OrderId;
        var first = Item(1, lamp, "Lamp", "Lamps", 2, 10m);

        Assert.Equal([new OrderItemAdded { OrderId = order, Item = first }], await AcceptedAsync(new AddOrderItem(order, lamp, 2)));
        Assert.Equal(
            [new OrderItemChanged { OrderId = order, Before = first, After = first with { Quantity = 5 } }],
            await AcceptedAsync(new AddOrderItem(order, lamp, 3)));
        Assert.Equal(
            [new OrderItemChanged { OrderId = order, Before = first with { Quantity = 5 }, After = first with { Quantity = 1 } }],
            await AcceptedAsync(new ChangeOrderItem(order, 1, 1)));
        Assert.Empty(await AcceptedAsync(new ChangeOrderItem(order, 1, 1, 10m)));
        Assert.Equal(
            [new OrderItemRemoved { OrderId = order, Item = first with { Quantity = 1 } }],
            await AcceptedAsync(new RemoveOrderItem(order, 1)));
    }

    [Fact]
    public async Task Item_ThatIsNotThere_IsNotFound()
    {
        var order = await Shop.DraftAsync();
        var sentence = $"Order {order.Number} has no item 9.";

        await RefusedAsync(new ChangeOrderItem(order.OrderId, 9, 1), "item-not-found", sentence, RefusalKind.NotFound);
        await RefusedAsync(new RemoveOrderItem(order.OrderId, 9), "item-not-found", sentence, RefusalKind.NotFound);
    }

    [Fact]
    public async Task Item_OfASubmittedOrder_CannotBeChanged()
    {
        var lamp = await Shop.ProductAsync();
        var order = await Shop.OrderAsync(null, lamp);
        var sentence = $"Order {order.Number} is submitted: only a draft can be changed.";

        await RefusedAsync(new AddOrderItem(order.OrderId, lamp, 1), "order-not-draft", sentence);
        await RefusedAsync(new ChangeOrderItem(order.OrderId, 1, 9), "order-not-draft", sentence);
        await RefusedAsync(new RemoveOrderItem(order.OrderId, 1), "order-not-draft", sentence);
    }

    [Fact]
    public async Task Submit_Draft_SumsUpAndTakesTheClock()
    {
        var order = await Shop.DraftAsync(null, await Shop.ProductAsync(12.345m));
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Dashboard.Clock.Now = now;

        var submitted = Assert.IsType<OrderSubmitted>(Assert.Single(await AcceptedAsync(new SubmitOrder(order.OrderId, Shop.Address, "card"))));

        Assert.Equal((12.35m, 0m, 0.99m, 13.34m), (submitted.Subtotal, submitted.Shipping, submitted.Tax, submitted.Total));
        Assert.Equal((now, Shop.Address, "card", false), (submitted.SubmittedAt, submitted.ShippingAddress!, submitted.PaymentMethod, submitted.Imported));
    }

    [Fact]
    public async Task Submit_Empty_IsRefused()
    {
        var order = (await Dashboard.DoAsync(new CreateOrder(await Shop.CustomerAsync()))).OrderId;

        await RefusedAsync(new SubmitOrder(order, Shop.Address, "card"), "order-empty", "An empty order cannot be submitted: add at least one item.");
    }

    [Fact]
    public async Task Submit_Twice_IsRefused()
    {
        var order = await Shop.OrderAsync();

        await RefusedAsync(new SubmitOrder(order.OrderId, Shop.Address, "card"), "order-already-submitted", $"Order {order.Number} was submitted already.");
    }

    [Fact]
    public async Task Submit_MoreThanCanBePromised_IsRefusedAndStaysADraft()
    {
        var lamp = await Shop.ProductAsync(stock: 10, name: "Lamp");
        await Dashboard.DoAsync(new ReserveInventory(lamp, (await Shop.DraftAsync(null, lamp)).OrderId, 8));
        var order = await Shop.DraftAsync(null, lamp);
        await Dashboard.DoAsync(new AddOrderItem(order.OrderId, lamp, 1, 5m));
        await Dashboard.DoAsync(new AddOrderItem(order.OrderId, lamp, 1, 4m));

        await RefusedAsync(new SubmitOrder(order.OrderId, Shop.Address, "card"), "out-of-stock", "Only 2 of Lamp can be promised, 3 were asked for.");

        await Dashboard.DoAsync(new RemoveOrderItem(order.OrderId, 3));
        Assert.Single(await AcceptedAsync(new SubmitOrder(order.OrderId, Shop.Address, "card")));
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync());
        var order = (await Shop.DraftAsync(customer, lamp)).OrderId;

        await NotFoundAsync(new CreateOrder(Nothing), "customer", Nothing);
        await NotFoundAsync(new CreateOrder(customer, [new(lamp, 1), new(Nothing, 1)]), "product", Nothing);
        await NotFoundAsync(new AddOrderItem(Nothing, lamp, 1), "order", Nothing);
        await NotFoundAsync(new AddOrderItem(order, Nothing, 1), "product", Nothing);
        await NotFoundAsync(new ChangeOrderItem(Nothing, 1, 1), "order", Nothing);
        await NotFoundAsync(new RemoveOrderItem(Nothing, 1), "order", Nothing);
        await NotFoundAsync(new SubmitOrder(Nothing, Shop.Address, "card"), "order", Nothing);
    }

    private static OrderItem Item(int line, Guid product, string name, string category, int quantity, decimal price) =>
        new() { Line = line, ProductId = product, ProductName = name, Category = category, Quantity = quantity, Price = price };

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : DraftCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : DraftCommandTests(database), IClassFixture<SqlServerDatabase>;
}
