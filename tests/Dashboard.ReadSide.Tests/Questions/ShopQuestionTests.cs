using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class ShopQuestionTests(TestDatabase database) : QuestionSuite<IReadOnlyList<Product>>(database)
{
    private static readonly DateOnly Day = new(2011, 10, 6);

    /// <summary>Six customers, seven products with reviews, and sales on two days.</summary>
    private protected override (History History, IReadOnlyList<Product> Told) Tell()
    {
        var history = new History();
        AddCustomers(history);
        var products = AddProducts(history);
        var cancelled = Folding.Orders.Placed(History.Noon, Line(products[1], 2, 5m));
        history.AddPending(Folding.Orders.Placed(History.Noon.AddDays(-1), Line(products[0], 1, 10m)))
            .AddPending(Deliver(Folding.Orders.Placed(History.Noon, Line(products[0], 3, 10m), Line(products[6], 1, 7m) with { Line = 2 })))
            .AddPending(cancelled);
        cancelled.ChangeStatus(OrderStatus.Cancelled, "no");
        history.AddPending(cancelled);
        return (history, products);
    }

    [Fact]
    public async Task Products_FromAName_BeginWithIt()
    {
        var page = await Tables.AskAsync(new SearchProducts { FromName = "LAMP 4", Page = new PageRequest { Limit = 2 } });

        Assert.Equal(["Lamp 4", "Lamp 5"], page.Items.Select(row => row.Name));
        Assert.Equal((3, true), ((int)page.Total, page.TotalIsExact));
    }

    [Fact]
    public async Task Customers_FromAName_AreThoseFromItOn()
    {
        var all = (await Tables.AskAsync(new ListCustomers())).Items.Select(row => row.Name).ToList();

        var page = await Tables.AskAsync(new ListCustomers { FromName = all[2].ToUpperInvariant() });

        Assert.Equal(all[2..], page.Items.Select(row => row.Name));
        Assert.Equal(all.Count - 2, page.Total);
    }

    [Fact]
    public async Task RecentPrices_OfSomeProducts_AreToldOldestFirst()
    {
        var prices = await Tables.AskAsync(new ListRecentPrices([Told[0].Id, Told[1].Id]));

        Assert.Equal([(9m, null, "First price"), (10m, 9m, "season")], prices[Told[0].Id].Select(row => (row.Price, row.OldPrice, row.Reason)));
        Assert.Single(prices[Told[1].Id]);
    }

    [Fact]
    public async Task NewestSalesDay_IsTheLastOneWithSales() => Assert.Equal(Day, await Tables.AskAsync(new GetNewestSalesDay()));

    [Theory]
    [InlineData(CustomerSort.Name)]
    [InlineData(CustomerSort.TotalSpent)]
    [InlineData(CustomerSort.OrdersPlaced)]
    [InlineData(CustomerSort.LastOrder)]
    [InlineData(CustomerSort.MemberSince)]
    public async Task Customers_InEveryOrder_ArePagedWithoutGapOrRepetition(CustomerSort sort)
    {
        foreach (var descending in (bool[])[false, true])
        {
            var all = await Tables.WalkAsync(
                page => new ListCustomers { Sort = sort, Descending = descending, Page = page }, row => row.CustomerId, limit: 2);

            Assert.Equal(6, all.Count);
        }
    }

    [Fact]
    public async Task Customers_ByName_AreInOrderWhateverTheCase() => Assert.Equal(
        ["Ana Silva", "bea", "Carl", "dora", "Ed", "flo"],
        (await Tables.AskAsync(new ListCustomers())).Items.Select(row => row.Name));

    [Fact]
    public async Task Customers_Filtered_AreThoseThatFit()
    {
        var lamps = await Tables.AskAsync(new ListCustomers { FavoriteCategory = "Lamps" });
        var verified = await Tables.AskAsync(new ListCustomers { IsVerified = true });
        var text = await Tables.AskAsync(new ListCustomers { Text = "DORA@" });

        Assert.Equal(("Ana Silva", 1L), (Assert.Single(lamps.Items).Name, lamps.Total));
        Assert.Equal(("bea", 1L), (Assert.Single(verified.Items).Name, verified.Total));
        Assert.Equal(("dora", 1L), (Assert.Single(text.Items).Name, text.Total));
        Assert.Equal(6, (await Tables.AskAsync(new ListCustomers())).Total);
    }

    [Fact]
    public async Task Top_Customers_SpentMost()
    {
        var top = await Tables.AskAsync(new TopCustomers(2));

        Assert.Equal((2, "Ana Silva", 37m), (top.Count, top[0].Name, top[0].TotalSpent));
    }

    [Fact]
    public async Task Wishlist_ShowsTheProductAsItIsNow()
    {
        var wishes = await Tables.AskAsync(new GetWishlist(Folding.Orders.Ana.Id));

        Assert.Equal([("Gone by now", null, null), ("Lamp 1", 10m, 50)], wishes.Select(wish => (wish.Name, wish.Price, wish.Stock)));
    }

    [Theory]
    [InlineData(ProductSort.Name)]
    [InlineData(ProductSort.Price)]
    [InlineData(ProductSort.Rating)]
    [InlineData(ProductSort.Stock)]
    [InlineData(ProductSort.Newest)]
    public async Task Products_InEveryOrder_ArePagedWithoutGapOrRepetition(ProductSort sort)
    {
        foreach (var descending in (bool[])[false, true])
        {
            var all = await Tables.WalkAsync(
                page => new SearchProducts { Sort = sort, Descending = descending, Page = page }, row => row.ProductId, limit: 2);

            Assert.Equal(7, all.Count);
        }
    }

    [Fact]
    public async Task Products_Filtered_AreThoseThatFit()
    {
        Assert.Equal(5, await CountAsync(new SearchProducts { Category = "Lamps" }));
        Assert.Equal(2, await CountAsync(new SearchProducts { Category = "Lamps", IsPublished = true }));
        Assert.Equal(3, await CountAsync(new SearchProducts { MinPrice = 10m, MaxPrice = 12m }));
        Assert.Equal(1, await CountAsync(new SearchProducts { InStock = false }));
        Assert.Equal(1, await CountAsync(new SearchProducts { LowStock = true }));
        Assert.Equal(6, await CountAsync(new SearchProducts { MinRating = 4m }));
        Assert.Equal(1, await CountAsync(new SearchProducts { Text = "ACME lamp 3" }));
        Assert.Equal(0, await CountAsync(new SearchProducts { Text = "nothing of it" }));
    }

    [Fact]
    public async Task Categories_AreMostFirst() => Assert.Equal(
        [("Lamps", 5), ("Cups", 1), ("Kitchen", 1)],
        (await Tables.AskAsync(new ListCategories())).Select(row => (row.Category, row.Products)));

    [Fact]
    public async Task Catalogue_Totals_CountEverything()
    {
        var totals = await Tables.AskAsync(new GetCatalogTotals());

        Assert.Equal((7, 2, 1, 1), (totals.Products, totals.Published, totals.LowStock, totals.OutOfStock));
    }

    [Fact]
    public async Task Recommendations_AreAlikeWellRatedAndInStock()
    {
        // Lamp 1 costs 10. Lamp 2 (rated 4) costs 11: 5 with its nearness. Lamp 3 (4) costs 12: 5 too. Lamp 4 (5) costs 30.
        // Lamp 5 is rated 4, but there is none.
        var products = await Tables.AskAsync(new RecommendProducts(Folding.Orders.Ana.Id, Told[0].Id));

        Assert.Equal(["Lamp 2", "Lamp 3", "Lamp 4"], products.Select(row => row.Name));
        Assert.Empty(await Tables.AskAsync(new RecommendProducts(Guid.Empty, Guid.Empty)));
    }

    [Fact]
    public async Task Product_ByIdAndByIds_IsFoundWithPricesAndReviews()
    {
        var id = Told[0].Id;

        Assert.Equal("Lamp 1", (await Tables.AskAsync(new GetProduct(id)))!.Name);
        Assert.Equal(["Lamp 1"], (await Tables.AskAsync(new GetProductsByIds([id, id, Guid.Empty]))).Select(row => row.Name));
        Assert.Equal([9m, 10m], (await Tables.AskAsync(new GetPriceHistory(id))).Select(row => row.Price));
        var reviews = await Tables.WalkAsync(page => new ListReviews(id, page), row => row.ReviewId, limit: 1);
        Assert.Equal(2, reviews.Count);
        Assert.Equal(2, (await Tables.AskAsync(new ListReviews(id, new PageRequest()))).Total);
    }

    [Fact]
    public async Task Sales_Totals_CountSalesAlone()
    {
        var totals = await Tables.AskAsync(new GetSalesTotals());

        Assert.Equal((3, 2, 47m, 23.5m), (totals.TotalOrders, totals.SalesOrders, totals.TotalRevenue, totals.AverageOrderValue));
        Assert.Equal(Enum.GetValues<OrderStatus>(), totals.ByStatus.Select(row => row.Status));
    }

    [Fact]
    public async Task Sales_OfARange_HaveEveryDayAndTheRangeBefore()
    {
        var sales = await Tables.AskAsync(new GetDailySales(Day, Day.AddDays(1)));

        Assert.Equal([(Day, 1, 37m), (Day.AddDays(1), 0, 0m)], sales.Days.Select(day => (day.Day, day.Orders, day.Revenue)));
        Assert.Equal((1, 37m, 1, 10m), (sales.Orders, sales.Revenue, sales.PreviousOrders, sales.PreviousRevenue));
        Assert.Equal([Day.AddDays(-2), Day.AddDays(-1)], sales.PreviousDays.Select(day => day.Day));
        await Assert.ThrowsAsync<BadQuestionException>(() => Tables.AskAsync(new GetDailySales(Day, Day.AddDays(-1))));
        await Assert.ThrowsAsync<BadQuestionException>(() => Tables.AskAsync(new GetDailySales(Day, Day.AddYears(11))));
    }

    [Fact]
    public async Task Sales_ByProductAndCategory_AreMostFirst()
    {
        var ever = await Tables.AskAsync(new TopProducts(5));
        var onTheDay = await Tables.AskAsync(new TopProducts(1, Day, Day));
        var categories = await Tables.AskAsync(new GetCategorySales(Day, Day));

        Assert.Equal([("Lamp 1", 2, 4, 40m), ("Cup", 1, 1, 7m)], ever.Select(row => (row.ProductName, row.Orders, row.Units, row.Revenue)));
        Assert.Equal(("Lamp 1", 1, 3, 30m), onTheDay.Select(row => (row.ProductName, row.Orders, row.Units, row.Revenue)).Single());
        Assert.Equal([new CategorySales("Lamps", 1, 3, 30m), new CategorySales("Cups", 1, 1, 7m)], categories);
    }

    private async Task<int> CountAsync(SearchProducts question)
    {
        var page = await Tables.AskAsync(question);
        Assert.Equal(page.Items.Count, page.Total);
        Assert.Equal(page.Items.Count, (await Tables.WalkAsync(part => question with { Page = part }, row => row.ProductId, limit: 2)).Count);
        return page.Items.Count;
    }

    private static void AddCustomers(History history)
    {
        var ana = Folding.Orders.Ana;
        history.Add(new CustomerRegistered { CustomerId = ana.Id, Name = ana.Name, Email = ana.Email });
        foreach (var name in (string[])["bea", "Carl", "dora", "Ed", "flo"])
        {
            var id = Guid.CreateVersion7();
            history.Add(new CustomerRegistered { CustomerId = id, Name = name, Email = $"{name}@example.com" });
            if (name == "bea")
            {
                history.Add(new CustomerVerified { CustomerId = id, Name = name });
            }
        }
    }

    private static List<Product> AddProducts(History history)
    {
        var products = new List<Product>();
        foreach (var (name, category, price, stock, rating) in ((string, string, decimal, int, int)[])
            [("Lamp 1", "Lamps", 9m, 50, 4), ("Lamp 2", "Lamps", 11m, 50, 4), ("Lamp 3", "Lamps", 12m, 50, 4), ("Lamp 4", "Lamps", 30m, 50, 5),
             ("Lamp 5", "Lamps", 13m, 0, 4), ("Pan", "Kitchen", 40m, 50, 5), ("Cup", "Cups", 7m, 50, 2)])
        {
            var product = Product.Create(Guid.CreateVersion7(), new ProductDetails(name, "What it is.", category, "Acme", [], ["/p.png"]), price, stock);
            product.AddReview(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ana", rating, "so");
            products.Add(product);
        }

        products[0].ChangePrice(10m, "season");
        products[0].AddReview(Guid.CreateVersion7(), Guid.CreateVersion7(), "Bob", 4, "so");
        products[0].Publish();
        products[1].Publish();
        foreach (var product in products)
        {
            history.AddPending(product, History.Noon);
        }

        history.Add(History.Noon, new ProductAddedToWishlist { CustomerId = Folding.Orders.Ana.Id, ProductId = products[0].Id, ProductName = "Lamp 1" });
        history.Add(History.Noon.AddHours(1), new ProductAddedToWishlist { CustomerId = Folding.Orders.Ana.Id, ProductId = Guid.CreateVersion7(), ProductName = "Gone by now" });
        return products;
    }

    private static OrderItem Line(Product product, int quantity, decimal price) =>
        new() { Line = 1, ProductId = product.Id, ProductName = product.Name, Category = product.Category, Quantity = quantity, Price = price };

    private static Order Deliver(Order order)
    {
        order.ChangeStatus(OrderStatus.Confirmed, "ok");
        order.ChangeStatus(OrderStatus.Shipped, "ok");
        order.ChangeStatus(OrderStatus.Delivered, "ok");
        return order;
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ShopQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ShopQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
