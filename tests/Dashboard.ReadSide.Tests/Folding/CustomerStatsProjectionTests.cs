using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Customers;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class CustomerStatsProjectionTests
{
    private readonly History _history = new();

    private static CustomerRegistered Registered => new() { CustomerId = Orders.Ana.Id, Name = "Ana Silva", Email = "Ana@Example.com", Country = "Portugal" };

    [Fact]
    public async Task Customer_Registered_HasDetailsAndNoOrders()
    {
        var row = await FoldAsync(_history.Add(Registered));

        Assert.Equal(("Ana Silva", "Ana@Example.com", "Portugal", false), (row.Name, row.Email, row.Country, row.IsVerified));
        Assert.Equal(("ana silva", "ana silva ana@example.com", History.Noon), (row.SortName, row.SearchText, row.MemberSince));
        Assert.Equal((0, 0m, null, null), (row.OrdersPlaced, row.AverageOrderValue, row.FavoriteCategory, row.LastOrderAt));
    }

    [Fact]
    public async Task Customer_VerifiedAndChanged_IsAsTheLastEventsSay()
    {
        var row = await FoldAsync(_history.Add(
            Registered,
            new CustomerVerified { CustomerId = Orders.Ana.Id, Name = "Ana Silva" },
            new CustomerDetailsChanged { CustomerId = Orders.Ana.Id, Name = "Ana Costa", Email = "costa@example.com", Phone = "1" }));

        Assert.Equal(("Ana Costa", "1", null, true), (row.Name, row.Phone, row.Country, row.IsVerified));
    }

    [Fact]
    public async Task Spending_CountsDeliveredOrdersAlone()
    {
        // 2,000.21 and 5,000.37 delivered: 7,000.58; four more are on their way or called off.
        _history.Add(Registered);
        Deliver(Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 1, 2_000.21m)));
        Deliver(Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 1, 5_000.37m)));
        var cancelled = Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 1, 9m));
        cancelled.ChangeStatus(OrderStatus.Cancelled, "no");
        var draft = Order.Create(Guid.CreateVersion7(), 2, Orders.Ana);
        draft.ChangeStatus(OrderStatus.Cancelled, "never");

        var row = await FoldAsync(_history.AddPending(cancelled).AddPending(draft));

        Assert.Equal((3, 2, 1), (row.OrdersPlaced, row.OrdersCompleted, row.OrdersCancelled));
        Assert.Equal((7_000.58m, 3_500.29m), (row.TotalSpent, row.AverageOrderValue));
    }

    [Fact]
    public async Task Order_ThatFails_IsPlaced_AndNeitherCompletedNorCancelledNorSpent()
    {
        var failed = Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 1, 9m));
        failed.ChangeStatus(OrderStatus.Confirmed, "ok");
        failed.ChangeStatus(OrderStatus.Failed, "no stock");

        var row = await FoldAsync(_history.Add(Registered).AddPending(failed));

        Assert.Equal((1, 0, 0, 0m, 0m), (row.OrdersPlaced, row.OrdersCompleted, row.OrdersCancelled, row.TotalSpent, row.AverageOrderValue));
    }

    [Fact]
    public async Task Spending_IsWhatWasDelivered_WhateverIsChargedAndGivenBack()
    {
        _history.Add(Registered);
        var order = Orders.Placed(History.Noon, Orders.Item(1, "Lamp", "Lamps", 1, 20m));
        order.ChangeStatus(OrderStatus.Confirmed, "ok");
        order.ChangeStatus(OrderStatus.Shipped, "ok");
        _history.AddPending(order).Add(Payments.Of(order, 20m, refunded: 1.5m));
        var shipped = await FoldAsync(_history);
        order.ChangeStatus(OrderStatus.Delivered, "ok");

        var delivered = await FoldAsync(_history.AddPending(order));

        Assert.Equal((0, 0m), (shipped.OrdersCompleted, shipped.TotalSpent));
        Assert.Equal((1, 20m), (delivered.OrdersCompleted, delivered.TotalSpent));
    }

    [Fact]
    public async Task FavoriteCategory_OfATie_IsTheFirstByName()
    {
        _history.Add(Registered).AddPending(Orders.Placed(
            History.Noon, Orders.Item(1, "Cup", "Kitchen", 3, 1), Orders.Item(2, "Lamp", "Lamps", 2, 1), Orders.Item(3, "Bulb", "Lamps", 1, 1)));

        var row = await FoldAsync(_history);

        Assert.Equal("Kitchen", row.FavoriteCategory);
        Assert.Equal(3, row.UnitsByCategory["Lamps"]);
    }

    [Fact]
    public async Task LastOrder_OfOrdersOutOfOrder_IsTheNewest()
    {
        _history.Add(Registered)
            .AddPending(Orders.Placed(History.Noon, Orders.Item(1, "Cup", "Kitchen", 1, 1)))
            .AddPending(Orders.Placed(History.Noon.AddYears(-1), Orders.Item(1, "Cup", "Kitchen", 1, 1)));

        Assert.Equal(History.Noon, (await FoldAsync(_history)).LastOrderAt);
    }

    [Fact]
    public async Task Wish_AddedAndRemoved_IsGone()
    {
        var (kept, removed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var tables = await _history.Add(
            Registered,
            new ProductAddedToWishlist { CustomerId = Orders.Ana.Id, ProductId = kept, ProductName = "Lamp" },
            new ProductAddedToWishlist { CustomerId = Orders.Ana.Id, ProductId = removed, ProductName = "Cup" },
            new ProductRemovedFromWishlist { CustomerId = Orders.Ana.Id, ProductId = removed }).FoldAsync(new CustomerStatsProjection(), batchSize: 1);

        var wish = Assert.Single(tables.Rows<WishlistEntry>());
        Assert.Equal((Orders.Ana.Id, kept, "Lamp", History.Noon), (wish.CustomerId, wish.ProductId, wish.ProductName, wish.AddedAt));
    }

    [Fact]
    public async Task Counts_OfCustomers_FollowTheirRows()
    {
        var tables = await _history.Add(Registered, Registered with { CustomerId = Guid.CreateVersion7() }).Add(
            new CustomerVerified { CustomerId = Orders.Ana.Id, Name = "Ana" }).FoldAsync(new CustomerStatsProjection(), batchSize: 1);

        Assert.Equal([(false, 1), (true, 1)], tables.Rows<CustomerCount>().Select(row => (row.IsVerified, row.Customers)).Order());
    }

    private void Deliver(Order order)
    {
        order.ChangeStatus(OrderStatus.Confirmed, "ok");
        order.ChangeStatus(OrderStatus.Shipped, "ok");
        order.ChangeStatus(OrderStatus.Delivered, "ok");
        _history.AddPending(order);
    }

    private static async Task<CustomerStats> FoldAsync(History history) =>
        Assert.Single((await history.FoldAsync(new CustomerStatsProjection())).Rows<CustomerStats>());
}
