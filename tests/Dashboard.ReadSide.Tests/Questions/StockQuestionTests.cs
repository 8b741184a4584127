using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class StockQuestionTests(TestDatabase database) : QuestionSuite<Guid>(database)
{
    /// <summary>Twelve products of 0, 4, 8, … 44 pieces; of every third one a piece is set aside; the second of all was moved about.</summary>
    private protected override (History History, Guid Told) Tell()
    {
        var history = new History();
        var moved = Guid.Empty;
        var order = Order.Create(Guid.CreateVersion7(), 41, Folding.Orders.Ana);
        history.AddPending(order);
        for (var number = 0; number < 12; number++)
        {
            var product = Product.Create(
                Guid.CreateVersion7(), new ProductDetails($"Lamp {number:00}", "", number % 2 == 0 ? "Office" : "Home", null, [], []), 10m, number * 4);
            if (number == 1)
            {
                moved = product.Id;
                product.AdjustInventory(9, "found some");
                product.Reserve(order.Id, 2);
                product.Ship(order.Id, 2);
            }
            else if (number % 3 == 2)
            {
                product.Reserve(Guid.CreateVersion7(), 1);
            }

            history.AddPending(product, History.Noon.AddMinutes(number / 2));
        }

        return (history, moved);
    }

    [Theory]
    [InlineData(StockSort.Name, false)]
    [InlineData(StockSort.OnHand, true)]
    [InlineData(StockSort.Reserved, true)]
    [InlineData(StockSort.Available, false)]
    [InlineData(StockSort.MovedAt, true)]
    public async Task List_PagedThereAndBack_ShowsEveryProductOnceInOrder(StockSort sort, bool descending)
    {
        var all = await Tables.WalkAsync(page => new ListStock { Sort = sort, Descending = descending, Page = page }, row => row.ProductId);

        Assert.Equal(12, all.Count);
        var values = all.Select(row => sort switch
        {
            StockSort.OnHand => row.OnHand,
            StockSort.Reserved => row.Reserved,
            StockSort.Available => row.Available,
            StockSort.MovedAt => row.MovedAt.UtcTicks,
            _ => long.Parse(row.Name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture),
        }).ToList();
        Assert.Equal(descending ? values.OrderDescending() : values.Order(), values);
    }

    [Theory]
    [InlineData(StockFilter.Any, null, 12)]
    [InlineData(StockFilter.Low, null, 3)]
    [InlineData(StockFilter.Out, null, 1)]
    [InlineData(StockFilter.Reserved, null, 4)]
    [InlineData(StockFilter.Any, "home", 6)]
    [InlineData(StockFilter.Reserved, "LAMP home", 2)]
    [InlineData(StockFilter.Any, "nothing", 0)]
    public async Task List_Filtered_HasTheRowsAndTheirTotal(StockFilter filter, string? text, int expected)
    {
        ListStock Question(PageRequest page) => new() { Filter = filter, Text = text, Page = page };

        var all = await Tables.WalkAsync(Question, row => row.ProductId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
    }

    [Fact]
    public async Task Totals_AreThoseOfTheRows()
    {
        var all = (await Tables.AskAsync(new ListStock { Page = new PageRequest { Limit = PageRequest.MaxLimit } })).Items;

        var totals = await Tables.AskAsync(new GetStockTotals());

        Assert.Equal((12, 3, 1, 4), (totals.Products, totals.Low, totals.Out, totals.WithReserved));
        Assert.Equal((all.Sum(row => row.OnHand), all.Sum(row => row.Reserved), all.Sum(row => row.Available)), ((int)totals.OnHand, (int)totals.Reserved, (int)totals.Available));
    }

    [Fact]
    public async Task Movements_AreNewestFirst_WithTheNumberOfTheirOrder()
    {
        var all = await Tables.WalkAsync(page => new ListStockMovements(Told, null, page), view => view.Movement.EventId, limit: 2);
        var shipped = await Tables.AskAsync(new ListStockMovements(Told, StockMovementKind.Shipped, new PageRequest()));

        Assert.Equal(
            [(StockMovementKind.Shipped, 41L), (StockMovementKind.Reserved, 41L), (StockMovementKind.Adjusted, null), (StockMovementKind.Opened, (long?)null)],
            all.Select(view => (view.Movement.Kind, view.OrderNumber)));
        Assert.Equal((1L, "found some"), (shipped.Total, all[2].Movement.Reason));
        Assert.Equal(4, (await Tables.AskAsync(new ListStockMovements(Told, null, new PageRequest { Limit = 1 }))).Total);
        Assert.Equal((7, 0, 4), await StockAsync(Told));
    }

    [Fact]
    public async Task Product_ThatIsNone_HasNoStockAndNoMovements()
    {
        Assert.Null(await Tables.AskAsync(new GetStock(Guid.Empty)));
        Assert.Empty((await Tables.AskAsync(new ListStockMovements(Guid.Empty, null, new PageRequest()))).Items);
    }

    private async Task<(int OnHand, int Reserved, int Movements)> StockAsync(Guid id) =>
        await Tables.AskAsync(new GetStock(id)) is { } row ? (row.OnHand, row.Reserved, row.Movements) : default;

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : StockQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : StockQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
