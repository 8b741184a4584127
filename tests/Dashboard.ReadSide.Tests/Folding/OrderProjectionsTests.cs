using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sales;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class OrderProjectionsTests
{
    private static readonly OrderItem Lamp = Orders.Item(1, "Lamp", "Lamps", 2, 10m);
    private static readonly OrderItem Cup = Orders.Item(2, "Cup", "Kitchen", 1, 5.5m);

    private readonly History _history = new();

    [Fact]
    public async Task Draft_WithChangedItems_CostsWhatItsItemsCost()
    {
        var order = Order.Create(Guid.CreateVersion7(), 41, Orders.Ana, "INV-7");
        order.AddItem(new OrderProduct(Lamp.ProductId, "Lamp", "Lamps"), 2, 10m);
        order.AddItem(new OrderProduct(Cup.ProductId, "Cup", "Kitchen"), 1, 5m);
        order.ChangeItem(1, 3, 10m);
        order.RemoveItem(2);
        _history.AddPending(order);

        var row = Assert.Single((await _history.FoldAsync(new OrdersProjection(History.Store))).Rows<OrderRow>());
        var sales = await _history.FoldAsync(new SalesProjection(History.Store));

        Assert.Equal((OrderStatus.Draft, 3, 30m, "41 inv-7 ana silva ana@example.com"), (row.Status, row.Pieces, row.Total, row.SearchText));
        var status = Assert.Single(sales.Rows<SalesStatus>());
        Assert.Equal((OrderStatus.Draft, 1, 30m), (status.Status, status.Orders, status.Total));
        Assert.Empty(sales.Rows<SalesDay>());
    }

    [Fact]
    public async Task Order_Submitted_HasTotalsAndHistory()
    {
        var order = Order.Create(Guid.CreateVersion7(), 1, Orders.Ana);
        order.Place([Lamp, Cup], Orders.At(History.Noon, shipping: 4m, taxRate: 0.08m));
        order.ChangeStatus(OrderStatus.Cancelled, "changed my mind");

        var row = Assert.Single((await _history.AddPending(order).FoldAsync(new OrdersProjection(History.Store))).Rows<OrderRow>());

        Assert.Equal((25.5m, 4m, 2.04m, 31.54m), (row.Subtotal, row.Shipping, row.Tax, row.Total));
        Assert.Equal(
            [(OrderStatus.Draft, "Ana", null), (OrderStatus.Submitted, "Ana", null), (OrderStatus.Cancelled, "Ana", "changed my mind")],
            row.StatusHistory.Select(change => (change.Status, change.By, change.Reason)));
        Assert.Equal((History.Noon, History.Noon), (row.CreatedAt, row.SubmittedAt));
    }

    [Fact]
    public async Task Counts_OfOrders_FollowTheStatusOnTheDayOfCreation()
    {
        var order = Order.Create(Guid.CreateVersion7(), 1, Orders.Ana);
        _history.AddPending(order, History.Noon);
        order.Place([Lamp], Orders.At(History.Noon.AddDays(3)));
        _history.AddPending(order, History.Noon.AddDays(3));

        var tables = await _history.FoldAsync(new OrdersProjection(History.Store), batchSize: 1);

        var count = Assert.Single(tables.Rows<OrderCount>());
        Assert.Equal((new DateOnly(2011, 10, 6), OrderStatus.Submitted, 1), (count.Day, count.Status, count.Orders));
        Assert.Equal(OrderStatus.Submitted, Assert.Single(tables.Rows<OrderStatusCount>()).Status);
        Assert.Equal(Orders.Ana.Id, Assert.Single(tables.Rows<CustomerOrderCount>()).CustomerId);
    }

    [Fact]
    public async Task Sale_CountsOnItsDayInTheShop()
    {
        // 23:30 UTC on 6 October is half past midnight of the 7th in London's summer.
        _history.AddPending(Orders.Placed(new DateTimeOffset(2011, 10, 6, 23, 30, 0, TimeSpan.Zero), Lamp, Cup));

        var tables = await _history.FoldAsync(new SalesProjection(History.Store));

        var day = Assert.Single(tables.Rows<SalesDay>());
        Assert.Equal((new DateOnly(2011, 10, 7), 1, 25.5m, 25.5m), (day.Day, day.Orders, day.Revenue, day.Average));
        Assert.Equal([("Kitchen", 1, 5.5m), ("Lamps", 2, 20m)], tables.Rows<SalesCategoryDay>().Select(row => (row.Category, row.Units, row.Revenue)).Order());
        Assert.Equal([("Cup", 1, 1), ("Lamp", 1, 2)], tables.Rows<SalesProduct>().Select(row => (row.ProductName, row.Orders, row.Units)).Order());
        Assert.Equal(2, tables.Rows<SalesProductDay>().Count());
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Failed)]
    public async Task Sale_TakenBackDaysLater_IsTakenFromItsOwnDay(OrderStatus end)
    {
        var order = Orders.Placed(History.Noon, Lamp);
        _history.AddPending(order).AddPending(Orders.Placed(History.Noon, Cup));
        order.ChangeStatus(end, "lost");
        _history.AddPending(order, History.Noon.AddDays(9));

        var tables = await _history.FoldAsync(new SalesProjection(History.Store), batchSize: 1);

        var day = Assert.Single(tables.Rows<SalesDay>());
        Assert.Equal((new DateOnly(2011, 10, 6), 1, 5.5m), (day.Day, day.Orders, day.Revenue));
        Assert.Equal("Cup", Assert.Single(tables.Rows<SalesProduct>()).ProductName);
        Assert.Contains(tables.Rows<SalesStatus>(), row => row.Status == end && row is { Orders: 1, Total: 20m });
    }

    [Fact]
    public async Task Revenue_IsWhatWasSold_WhateverIsChargedAndGivenBack()
    {
        var (shipped, failed) = (Orders.Placed(History.Noon, Lamp), Orders.Placed(History.Noon, Cup));
        shipped.ChangeStatus(OrderStatus.Confirmed, "ok");
        shipped.ChangeStatus(OrderStatus.Shipped, "ok");
        failed.ChangeStatus(OrderStatus.Failed, "no stock");
        _history.AddPending(shipped).Add(Payments.Of(shipped, 20m, refunded: 1.5m)).Add(Payments.Of(failed, 5.5m, refunded: 5.5m)).AddPending(failed);

        var tables = await _history.FoldAsync(new SalesProjection(History.Store));

        var day = Assert.Single(tables.Rows<SalesDay>());
        Assert.Equal((1, 20m, 20m), (day.Orders, day.Revenue, day.Average));
        Assert.Equal(
            [(OrderStatus.Shipped, 1, 20m), (OrderStatus.Failed, 1, 5.5m)],
            tables.Rows<SalesStatus>().Select(row => (row.Status, row.Orders, row.Total)).OrderBy(row => row.Status));
    }

    [Fact]
    public async Task Product_OnTwoLinesOfAnOrder_IsOneOrderOfIt()
    {
        _history.AddPending(Orders.Placed(History.Noon, Lamp, Lamp with { Line = 2, Price = 8m }));

        var product = Assert.Single((await _history.FoldAsync(new SalesProjection(History.Store))).Rows<SalesProduct>());

        Assert.Equal((1, 4, 36m), (product.Orders, product.Units, product.Revenue));
    }
}
