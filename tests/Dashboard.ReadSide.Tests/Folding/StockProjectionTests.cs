using Dashboard.Domain.Catalog;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Stock;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class StockProjectionTests
{
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    private readonly History _history = new();

    [Fact]
    public async Task Product_WithStock_HasItAsItsFirstMovement()
    {
        var tables = await FoldAsync(Lamp(stock: 12));

        var row = Assert.Single(tables.Rows<StockRow>());
        Assert.Equal(("Lamp", "Lamps", "lamp", "lamp lamps"), (row.Name, row.Category, row.SortName, row.SearchText));
        Assert.Equal((12, 0, 12, StockLevel.Enough, false, 1), (row.OnHand, row.Reserved, row.Available, row.Level, row.HasReserved, row.Movements));
        var movement = Assert.Single(tables.Rows<StockMovement>());
        Assert.Equal((StockMovementKind.Opened, 12, 12, 12, "Ana", History.Noon), (movement.Kind, movement.OnHandChange, movement.OnHand, movement.Available, movement.By, movement.At));
    }

    [Fact]
    public async Task Product_WithoutStock_HasNoMovement()
    {
        var tables = await FoldAsync(Lamp(stock: 0));

        Assert.Equal((StockLevel.Out, 0), (Assert.Single(tables.Rows<StockRow>()).Level, Assert.Single(tables.Rows<StockRow>()).Movements));
        Assert.Empty(tables.Rows<StockMovement>());
    }

    [Fact]
    public async Task Reservation_TakesFromWhatCanBePromised_AndShippingFromTheHouse()
    {
        var lamp = Lamp(stock: 12);
        lamp.Reserve(First, 4);
        lamp.Reserve(Second, 1);
        lamp.Release(Second);
        _history.AddPending(lamp);
        var reserved = Assert.Single((await _history.FoldAsync(new StockProjection())).Rows<StockRow>());
        lamp.Ship(First, 4);

        var tables = await FoldAsync(lamp);

        Assert.Equal((12, 4, 8, StockLevel.Low, true), (reserved.OnHand, reserved.Reserved, reserved.Available, reserved.Level, reserved.HasReserved));
        var row = Assert.Single(tables.Rows<StockRow>());
        Assert.Equal((8, 0, 8, StockLevel.Low, false, 5), (row.OnHand, row.Reserved, row.Available, row.Level, row.HasReserved, row.Movements));
        Assert.Equal(
            [
                (StockMovementKind.Opened, 12, 0, 12, 12, null),
                (StockMovementKind.Reserved, 0, 4, null, 8, First),
                (StockMovementKind.Reserved, 0, 1, null, 7, Second),
                (StockMovementKind.Released, 0, -1, null, 8, Second),
                (StockMovementKind.Shipped, -4, -4, 8, 8, (Guid?)First),
            ],
            tables.Rows<StockMovement>().OrderBy(m => m.StreamVersion).Select(m => (m.Kind, m.OnHandChange, m.ReservedChange, m.OnHand, m.Available, m.OrderId)));
    }

    [Fact]
    public async Task Adjustment_KeepsItsReason()
    {
        var lamp = Lamp(stock: 12);
        lamp.AdjustInventory(5, "counted");

        var movement = Assert.Single((await FoldAsync(lamp)).Rows<StockMovement>(), movement => movement.Kind == StockMovementKind.Adjusted);

        Assert.Equal((-7, 5, null, "counted", null), (movement.OnHandChange, movement.OnHand, movement.Available, movement.Reason, movement.OrderId));
    }

    [Fact]
    public async Task Product_ThatIsRenamed_IsFoundByItsNewName()
    {
        var lamp = Lamp(stock: 12);
        lamp.ChangeDetails(lamp.Details with { Name = "Desk Lamp", Category = "Office" });

        var row = Assert.Single((await FoldAsync(lamp)).Rows<StockRow>());

        Assert.Equal(("Desk Lamp", "Office", "desk lamp", "desk lamp office"), (row.Name, row.Category, row.SortName, row.SearchText));
    }

    [Fact]
    public async Task Counts_FollowLevelAndReservations()
    {
        var lamp = Lamp(stock: 12);
        lamp.Reserve(First, 4);
        _history.AddPending(lamp).AddPending(Lamp(stock: 0)).AddPending(Lamp(stock: 20)).AddPending(Lamp(stock: 30));

        var counts = (await _history.FoldAsync(new StockProjection(), batchSize: 1)).Rows<StockCount>();

        Assert.Equal(
            [(StockLevel.Out, false, 1, 0L, 0L), (StockLevel.Low, true, 1, 12L, 4L), (StockLevel.Enough, false, 2, 50L, 0L)],
            counts.Select(count => (count.Level, count.HasReserved, count.Products, count.OnHand, count.Reserved)).OrderBy(count => count.Level));
    }

    /// <summary>What is low and what is out means the same on all screens.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 0)]
    [InlineData(12, 3)]
    [InlineData(12, 2)]
    [InlineData(5, 5)]
    public async Task Catalogue_AndStock_AgreeOnWhatIsLowAndOut(int onHand, int reserved)
    {
        var lamp = Lamp(onHand);
        if (reserved > 0)
        {
            Assert.Null(lamp.Reserve(First, reserved));
        }

        _history.AddPending(lamp);

        var stock = Assert.Single((await _history.FoldAsync(new StockProjection())).Rows<StockRow>());
        var product = Assert.Single((await _history.FoldAsync(new ProductCatalogProjection())).Rows<ProductRow>());

        Assert.Equal((stock.OnHand, stock.Reserved, stock.Available), (product.OnHand, product.Reserved, product.Stock));
        Assert.Equal((stock.Level != StockLevel.Out, stock.Level != StockLevel.Enough), (product.InStock, product.LowStock));
        Assert.Equal(onHand - reserved < 10, product.LowStock);
    }

    private Task<MemoryTables> FoldAsync(Product product) => _history.AddPending(product).FoldAsync(new StockProjection());

    private static Product Lamp(int stock) =>
        Product.Create(Guid.CreateVersion7(), new ProductDetails("Lamp", "What it is.", "Lamps", null, [], ["/p.png"]), 10m, stock);
}
