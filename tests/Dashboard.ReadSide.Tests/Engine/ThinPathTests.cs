using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sales;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests;

/// <summary>From a command to the answer of a question, through the log and the running projections.</summary>
public abstract class ThinPathTests(TestDatabase database)
{
    [Fact]
    public async Task Order_PlacedAndDelivered_ShowsInEveryProjection()
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var shop = live.Dashboard.Shop;
        var customer = await shop.CustomerAsync("Ana Silva");
        var product = await shop.ProductAsync(price: 12.5m, stock: 5);

        var order = await shop.OrderAsync(customer, product);
        await shop.MoveAsync(order.OrderId, OrderStatus.Delivered);

        var stats = await live.AskAsync(new GetCustomer(customer));
        Assert.Equal((1, 1, "Lamps"), (stats!.OrdersPlaced, stats.OrdersCompleted, stats.FavoriteCategory));
        var row = (await live.AskAsync(new GetOrder(order.OrderId)))?.Order;
        Assert.Equal(
            [OrderStatus.Draft, OrderStatus.Submitted, OrderStatus.Confirmed, OrderStatus.Shipped, OrderStatus.Delivered],
            row!.StatusHistory.Select(change => change.Status));
        Assert.Equal(4, (await live.AskAsync(new GetProduct(product)))!.Stock);
        var totals = await live.AskAsync(new GetSalesTotals());
        Assert.Equal((1, 13.5m), (totals.SalesOrders, totals.TotalRevenue));
        Assert.Equal(1, (await live.AskAsync(new ListOrders { Text = "SILVA" })).Total);
        Assert.Single((await live.AskAsync(new SearchProducts { Text = "acme bright" })).Items);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ThinPathTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ThinPathTests(database), IClassFixture<SqlServerDatabase>;
}
