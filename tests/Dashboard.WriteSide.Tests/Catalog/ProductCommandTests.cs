using Dashboard.Domain.Catalog;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;

namespace Dashboard.WriteSide.Tests.Catalog;

public abstract class ProductCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    [Fact]
    public async Task Create_WithUntidyFields_KeepsThemTidy()
    {
        var fields = new ProductFields(" Lamp ", null, " ", " ", ["desk", " desk ", "", " new"], [" /lamp.png "]);

        var created = Assert.IsType<ProductCreated>(Assert.Single(await AcceptedAsync(new CreateProduct(fields, 19.9999m, 3))));

        Assert.Equal(("Lamp", "", ProductDetails.NoCategory, null), (created.Name, created.Description, created.Category, created.Brand));
        Assert.Equal(["desk", "new"], created.Tags);
        Assert.Equal(["/lamp.png"], created.Images);
        Assert.Equal((19.9999m, 3), (created.Price, created.Stock));
    }

    [Fact]
    public async Task ChangeDetails_OfAProduct_LeavesOneEventAndTheSameAgainNone()
    {
        var id = await Shop.ProductAsync();
        var fields = new ProductFields("Torch", "It glows.", "Garden", null, [], ["https://example.com/torch.png"]);

        var changed = Assert.IsType<ProductDetailsChanged>(Assert.Single(await AcceptedAsync(new ChangeProductDetails(id, fields))));

        Assert.Equal(("Torch", "It glows.", "Garden", null), (changed.Name, changed.Description, changed.Category, changed.Brand));
        Assert.Empty(await AcceptedAsync(new ChangeProductDetails(id, fields)));
    }

    [Fact]
    public async Task ChangeDetails_OfPublishedToNoImage_IsRefused()
    {
        var id = await Shop.ProductAsync(published: true);

        await RefusedAsync(
            new ChangeProductDetails(id, new ProductFields("Lamp", "It shines.")),
            "product-incomplete", "A published product cannot be without an image.");
    }

    [Fact]
    public async Task ChangePrice_ToAnother_TellsThePercentageAndTheSameAgainLeavesNothing()
    {
        var id = await Shop.ProductAsync(price: 20m, name: "Lamp");

        Assert.Equal(
            [new ProductPriceChanged { ProductId = id, Name = "Lamp", OldPrice = 20m, NewPrice = 15m, Reason = "season", PercentageChange = -25m }],
            await AcceptedAsync(new ChangeProductPrice(id, 15m, " season ")));
        Assert.Empty(await AcceptedAsync(new ChangeProductPrice(id, 15.00m, "season")));
    }

    [Fact]
    public async Task Publish_CompleteDraft_IsDoneOnce()
    {
        var id = await Shop.ProductAsync(name: "Lamp");

        Assert.Equal([new ProductPublished { ProductId = id, Name = "Lamp" }], await AcceptedAsync(new PublishProduct(id)));
        await RefusedAsync(new PublishProduct(id), "product-already-published", "Lamp is published already.");
    }

    [Fact]
    public async Task Publish_Incomplete_IsRefused()
    {
        var id = (await SendAsync(new CreateProduct(new ProductFields("Lamp"), 1m))).Answer;

        await RefusedAsync(new PublishProduct(id), "product-incomplete", "Lamp cannot be published without a description and an image.");
    }

    [Fact]
    public async Task AddReview_OfACustomer_KeepsTheName()
    {
        var (product, customer) = (await Shop.ProductAsync(), await Shop.CustomerAsync("Ana"));
        var command = new AddReview(product, customer, 5, " Bright ");

        var review = Assert.IsType<ReviewAdded>(Assert.Single(await AcceptedAsync(command)));

        Assert.Equal((product, customer, "Ana", 5, "Bright"), (review.ProductId, review.CustomerId, review.CustomerName, review.Rating, review.Comment));
        Assert.Equal((await SendAsync(command)).Answer, review.ReviewId);
    }

    [Theory]
    [InlineData(25, null, 25, 15)]
    [InlineData(null, -3, 7, -3)]
    [InlineData(null, 5, 15, 5)]
    [InlineData(0, null, 0, -10)]
    public async Task AdjustInventory_ToOrByANumber_TellsBeforeAndAfter(int? quantity, int? change, int after, int difference)
    {
        var id = await Shop.ProductAsync(stock: 10, name: "Lamp");

        Assert.Equal(
            [new InventoryAdjusted { ProductId = id, Name = "Lamp", Before = 10, After = after, Change = difference, Reason = "count" }],
            await AcceptedAsync(new AdjustInventory(id, quantity, change, "count")));
    }

    [Fact]
    public async Task AdjustInventory_ByNothing_LeavesNoEvent()
    {
        var id = await Shop.ProductAsync(stock: 10);

        Assert.Empty(await AcceptedAsync(new AdjustInventory(id, null, 0, "count")));
    }

    [Fact]
    public async Task AdjustInventory_OutOfBounds_IsRefused()
    {
        var id = await Shop.ProductAsync(stock: 10, name: "Lamp");

        await RefusedAsync(new AdjustInventory(id, null, -11, "count"), "stock-below-zero", "Stock cannot fall below zero: Lamp has 10 on hand.");
        await RefusedAsync(new AdjustInventory(id, null, int.MaxValue, "count"), "stock-too-large", "Stock can be at most 2147483647.");
        await RefusedAsync(new AdjustInventory(id, null, int.MinValue, "count"), "stock-below-zero", "Stock cannot fall below zero: Lamp has 10 on hand.");
    }

    [Fact]
    public async Task Inventory_ReservedAndReleased_LeavesAnEventEachAndNoneTheSecondTime()
    {
        var id = await Shop.ProductAsync(stock: 10, name: "Lamp");
        var (order, other) = ((await Shop.DraftAsync(null, id)).OrderId, (await Shop.DraftAsync(null, id)).OrderId);

        Assert.Equal(
            [new InventoryReserved { ProductId = id, Name = "Lamp", OrderId = order, Quantity = 4, Available = 6 }],
            await AcceptedAsync(new ReserveInventory(id, order, 4)));
        Assert.Empty(await AcceptedAsync(new ReserveInventory(id, order, 4)));
        await RefusedAsync(new ReserveInventory(id, other, 7), "out-of-stock", "Only 6 of Lamp can be promised, 7 were asked for.");
        await RefusedAsync(new AdjustInventory(id, 3, null, "count"), "stock-reserved", "4 of Lamp are reserved for orders; stock cannot fall below that.");
        Assert.Equal(
            [new InventoryReleased { ProductId = id, Name = "Lamp", OrderId = order, Quantity = 4, Available = 10 }],
            await AcceptedAsync(new ReleaseInventory(id, order)));
        Assert.Empty(await AcceptedAsync(new ReleaseInventory(id, order)));
    }

    [Fact]
    public async Task Reserve_ForAnOrderThatNobodyKnowsOrThatIsOver_IsRefused()
    {
        var id = await Shop.ProductAsync(stock: 10);
        var order = await Shop.OrderAsync(null, id);
        await Dashboard.DoAsync(new Dashboard.WriteSide.Orders.CancelOrder(order.OrderId, "changed mind"));

        await NotFoundAsync(new ReserveInventory(id, Nothing, 1), "order", Nothing);
        await RefusedAsync(
            new ReserveInventory(id, order.OrderId, 1), "order-not-open", $"Order {order.Number} is cancelled: only a submitted or confirmed order can be reserved and sent.");
    }

    [Fact]
    public async Task Reserve_MoreAtOnceThanThereIs_NeverPromisesTooMuch()
    {
        var id = await Shop.ProductAsync(stock: 3);

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Shop.DraftAsync(null, id)));

        var outcomes = await Task.WhenAll(orders.Select(order => SendAsync(new ReserveInventory(id, order.OrderId, 1))));

        var product = await Dashboard.QueryAsync(db => db.Products.FindAsync(id).AsTask());
        Assert.Equal(outcomes.Count(outcome => outcome.IsAccepted), product!.Reservations.Count);
        Assert.InRange(product.Available, 0, 2);
        Assert.All(
            outcomes.Where(outcome => !outcome.IsAccepted),
            outcome => Assert.Contains(outcome.Refusal!.Code, (string[])["out-of-stock", "changed-meanwhile"]));
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        var (customer, product) = (await Shop.CustomerAsync(), await Shop.ProductAsync());

        await NotFoundAsync(new ChangeProductDetails(Nothing, new ProductFields("Lamp")), "product", Nothing);
        await NotFoundAsync(new ChangeProductPrice(Nothing, 1m, "why"), "product", Nothing);
        await NotFoundAsync(new PublishProduct(Nothing), "product", Nothing);
        await NotFoundAsync(new AddReview(Nothing, customer, 5), "product", Nothing);
        await NotFoundAsync(new AddReview(product, Nothing, 5), "customer", Nothing);
        await NotFoundAsync(new AdjustInventory(Nothing, 1, null, "why"), "product", Nothing);
        await NotFoundAsync(new ReserveInventory(Nothing, customer, 1), "product", Nothing);
        await NotFoundAsync(new ReleaseInventory(Nothing, customer), "product", Nothing);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ProductCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ProductCommandTests(database), IClassFixture<SqlServerDatabase>;
}
