using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Questions over the API: a client that sends back the position of its command sees what it did.</summary>
[Collection(ApiCollection.Name)]
public sealed class QuestionTests(DashboardServer server)
{
    [Fact]
    public async Task Product_ReadAfterItsCommands_ShowsThemAll()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync(price: 10, stock: 5));
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reviews", new { customerId = customer, rating = 4, comment = "Good" }, HttpStatusCode.Created);
        var position = await PositionAsync(staff, HttpMethod.Patch, $"/api/products/{product}/price", new { price = 12, reason = "Costs" });

        var answer = await ReadAsync(staff, $"/api/products/{product}", position);

        Assert.Equal(
            [
                "averageRating", "brand", "category", "createdAt", "description", "images", "inStock", "lowStock", "name", "onHand", "price", "priceHistory",
                "priceTrend", "productId", "reserved", "reviewCount", "status", "stock", "tags",
            ],
            answer.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(12, answer.GetProperty("price").GetDecimal());
        Assert.Equal("increasing", answer.GetProperty("priceTrend").GetString());
        Assert.Equal([10m, 12m], answer.GetProperty("priceHistory").EnumerateArray().Select(price => price.GetProperty("price").GetDecimal()));
        Assert.Equal("Costs", answer.GetProperty("priceHistory")[1].GetProperty("reason").GetString());
        Assert.Equal(4, answer.GetProperty("averageRating").GetDecimal());
        Assert.Equal("draft", answer.GetProperty("status").GetString());
        Assert.True(answer.GetProperty("lowStock").GetBoolean());
    }

    [Fact]
    public async Task Order_ReadAfterItsCommands_ShowsStatusHistoryAndTotals()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync(price: 10));
        var order = (await shop.OrderAsync(customer, product, 2)).GetProperty("orderId").GetGuid();
        var position = await PositionAsync(staff, HttpMethod.Patch, $"/api/orders/{order}/status", new { status = "confirmed", reason = "Checked" });

        var answer = await ReadAsync(staff, $"/api/orders/{order}", position);

        Assert.Equal("confirmed", answer.GetProperty("status").GetString());
        Assert.Equal("Ana Pons", answer.GetProperty("customerName").GetString());
        Assert.Equal(20, answer.GetProperty("subtotal").GetDecimal());
        Assert.Equal(1.6m, answer.GetProperty("tax").GetDecimal());
        Assert.Equal(21.6m, answer.GetProperty("total").GetDecimal());
        Assert.Equal("LS1 4AP", answer.GetProperty("shippingAddress").GetProperty("postalCode").GetString());
        Assert.Equal("confirmed", answer.GetProperty("statusHistory").EnumerateArray().Last().GetProperty("status").GetString());
        Assert.Equal("Checked", answer.GetProperty("statusHistory").EnumerateArray().Last().GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Customer_WithADeliveredOrder_HasStatsAndOrders()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync(price: 10));
        var order = (await shop.OrderAsync(customer, product, 2)).GetProperty("orderId").GetGuid();
        var position = "";
        foreach (var status in new[] { "confirmed", "shipped", "delivered" })
        {
            position = await PositionAsync(staff, HttpMethod.Patch, $"/api/orders/{order}/status", new { status, reason = "x" });
        }

        var stats = await ReadAsync(staff, $"/api/customers/{customer}/stats", position);
        var orders = await ReadAsync(staff, $"/api/customers/{customer}/orders?status=delivered&page=1&limit=10", position);
        var none = await ReadAsync(staff, $"/api/customers/{customer}/orders?status=draft", position);

        Assert.Equal(
            ["averageOrderValue", "cancelledOrders", "completedOrders", "customerId", "favoriteCategory", "lastOrderAt", "totalOrders", "totalSpent"],
            stats.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1, stats.GetProperty("completedOrders").GetInt32());
        Assert.Equal(21.6m, stats.GetProperty("totalSpent").GetDecimal());
        Assert.Equal("Lamps", stats.GetProperty("favoriteCategory").GetString());
        Assert.Equal(order, orders.GetProperty("orders")[0].GetProperty("orderId").GetGuid());
        Assert.Equal((1, 10, 1), (orders.GetProperty("page").GetInt32(), orders.GetProperty("limit").GetInt32(), orders.GetProperty("total").GetInt32()));
        Assert.Equal(0, none.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Lists_AnswerItemsPageLimitAndTotal()
    {
        var (staff, shop) = await ShopAsync();
        var category = $"Shelf {Guid.NewGuid():n}";
        await shop.ProductAsync(category: category);
        await shop.ProductAsync(category: category);
        using var last = await staff.RespondAsync(HttpMethod.Post, "/api/products", new { name = "Third", price = 1, category });

        var list = await ReadAsync(staff, $"/api/products?category={category}&limit=2&page=2", last.Position());
        var all = await ReadAsync(staff, $"/api/products?category={category}&limit=100000", last.Position());
        var cheap = await ReadAsync(staff, $"/api/products?category={category}&maxPrice=1.5&query=third&inStock=false", last.Position());
        var categories = await ReadAsync(staff, "/api/products/categories", last.Position());

        Assert.Equal((1, 2, 2, 3), (list.GetProperty("items").GetArrayLength(), list.GetProperty("page").GetInt32(), list.GetProperty("limit").GetInt32(), list.GetProperty("total").GetInt32()));
        Assert.Equal((3, 200), (all.GetProperty("items").GetArrayLength(), all.GetProperty("limit").GetInt32()));
        Assert.Equal(["First price"], list.GetProperty("items")[0].GetProperty("priceHistory").EnumerateArray().Select(price => price.GetProperty("reason").GetString()));
        Assert.Equal("Third", cheap.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Contains(categories.GetProperty("items").EnumerateArray(), row => row.GetProperty("category").GetString() == category && row.GetProperty("products").GetInt32() == 3);
    }

    [Fact]
    public async Task Cursor_OfAPage_LeadsToTheNext()
    {
        var (staff, shop) = await ShopAsync();
        var customer = await shop.CustomerAsync();
        await shop.DraftAsync(customer);
        using var last = await staff.RespondAsync(HttpMethod.Post, "/api/orders/draft", new { customerId = customer });

        var first = await ReadAsync(staff, $"/api/orders?customerId={customer}&limit=1", last.Position());
        var second = await ReadAsync(staff, $"/api/orders?customerId={customer}&limit=1&cursor={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}", last.Position());

        Assert.NotEqual(Id(first), Id(second));

        static Guid Id(JsonElement page) => page.GetProperty("items")[0].GetProperty("orderId").GetGuid();
    }

    [Fact]
    public async Task Stats_OfOrdersAndDays_CountWhatWasOrdered()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());
        var before = await ReadAsync(staff, "/api/stats/orders", "0-0");
        using var placed = await staff.RespondAsync(
            HttpMethod.Post, "/api/orders",
            new { customerId = customer, items = new[] { new { productId = product, quantity = 1 } }, shippingAddress = ApiShop.Address, paymentMethod = "card" });

        var totals = await ReadAsync(staff, "/api/stats/orders", placed.Position());
        var days = await ReadAsync(staff, "/api/stats/daily", placed.Position());
        var range = await ReadAsync(staff, "/api/stats/daily?from=2011-01-01&to=2011-01-31", placed.Position());

        Assert.True(totals.GetProperty("submittedOrders").GetInt32() > before.GetProperty("submittedOrders").GetInt32());
        Assert.Equal(
            ["averageOrderValue", "draftOrders", "submittedOrders", "totalOrders", "totalRevenue"],
            totals.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(30, days.GetProperty("items").GetArrayLength());
        Assert.True(days.GetProperty("orders").GetInt32() > 0);
        Assert.Equal(31, range.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Wishlist_TopCustomersAndReviews_AreReachable()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reviews", new { customerId = customer, rating = 5 }, HttpStatusCode.Created);
        var position = await PositionAsync(staff, HttpMethod.Post, $"/api/customers/{customer}/wishlist", new { productId = product });

        var wishes = await ReadAsync(staff, $"/api/customers/{customer}/wishlist", position);
        var top = await ReadAsync(staff, "/api/customers/top?limit=3", position);
        var reviews = await ReadAsync(staff, $"/api/products/{product}/reviews", position);
        var recommended = await ReadAsync(staff, $"/api/products/{product}/recommendations?customerId={customer}", position);
        var customers = await ReadAsync(staff, $"/api/customers?query=ana&limit=1", position);
        var byIds = await ReadAsync(staff, $"/api/products?ids={product}", position);

        Assert.Equal(product, wishes.GetProperty("items")[0].GetProperty("productId").GetGuid());
        Assert.InRange(top.GetProperty("items").GetArrayLength(), 1, 3);
        Assert.Equal(5, reviews.GetProperty("items")[0].GetProperty("rating").GetInt32());
        Assert.Equal(JsonValueKind.Array, recommended.GetProperty("items").ValueKind);
        Assert.Equal(1, customers.GetProperty("items").GetArrayLength());
        Assert.Equal(product, byIds.GetProperty("items")[0].GetProperty("productId").GetGuid());
    }

    [Theory]
    [InlineData("/api/customers/{0}/wishlist", "customer-not-found")]
    [InlineData("/api/customers/{0}/orders", "customer-not-found")]
    [InlineData("/api/products/{0}/reviews", "product-not-found")]
    [InlineData("/api/products/{0}/recommendations?customerId={0}", "product-not-found")]
    public async Task PartsOf_WhatThereIsNot_AreNotFound(string path, string code)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var answer = await viewer.SendAsync(HttpMethod.Get, string.Format(CultureInfo.InvariantCulture, path, Guid.CreateVersion7()), null, HttpStatusCode.NotFound);

        Assert.Equal(code, answer.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Projections_AreToldWithTheirState()
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var answer = await viewer.SendAsync(HttpMethod.Get, "/api/operations/projections", null, HttpStatusCode.OK);

        var names = answer.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("name").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(["AuditLog", "CustomerStats", "Notifications", "Operations", "Orders", "ProductCatalog", "Revenue", "Sagas", "Sales", "StaffUsers", "Stock", "Subscriptions"], names);
    }

    [Theory]
    [InlineData("/api/stats/orders", HttpStatusCode.OK)]
    [InlineData("/api/customers/0199a3de-0000-7000-8000-000000000001/orders", HttpStatusCode.NotFound)]
    public async Task Position_ThatIsNeverReached_IsAnsweredAfterFiveSecondsAndSaidSo(string path, HttpStatusCode status)
    {
        var viewer = await server.ClientAsync(Role.Viewer);
        var asked = Stopwatch.GetTimestamp();

        using var response = await viewer.RespondAsync(HttpMethod.Get, path, null, ("Log-Position", "18446744073709551615-1"));

        // One wait, whatever is asked for the answer; twice five seconds would be two.
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 4.5, 9.5);
        await response.AssertStatusAsync(status);
        Assert.Equal("false", response.Headers.GetValues("Log-Position-Reached").Single());
    }

    [Theory]
    [InlineData("/api/products?page=0", "page")]
    [InlineData("/api/products?page=99999999999999999999&limit=x", "limit,page")]
    [InlineData("/api/products?minPrice=NaN&maxPrice=1e999&inStock=maybe&minRating=good&status=sold&sort=luck", "inStock,maxPrice,minPrice,minRating,sort,status")]
    [InlineData("/api/products?query=%00", "query")]
    [InlineData("/api/products?ids=1,2", "ids")]
    [InlineData("/api/products?cursor=nonsense", "cursor")]
    [InlineData("/api/orders?status=lost&customerId=1&from=yesterday&to=2011-02-30", "customerId,from,status,to")]
    [InlineData("/api/orders?cursor=nonsense", "cursor")]
    [InlineData("/api/customers?verified=perhaps&limit=-1&cursor=nonsense", "cursor,limit,verified")]
    [InlineData("/api/orders?from=2012-01-01&to=2011-01-01&cursor=nonsense", "cursor,from")]
    [InlineData("/api/products?minPrice=10&maxPrice=5&minRating=9", "minPrice,minRating")]
    [InlineData("/api/products?minRating=-1", "minRating")]
    [InlineData("/api/products?page=10000000&limit=200", "page")]
    [InlineData("/api/customers/top?limit=0", "limit")]
    [InlineData("/api/stats/daily?from=2012-01-01&to=2011-01-01", "from")]
    [InlineData("/api/stats/daily?from=1901-01-01&to=2011-01-01", "from")]
    public async Task Question_ThatIsMalformed_NamesEveryField(string path, string fields)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        using var response = await viewer.RespondAsync(HttpMethod.Get, path, null);

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(fields.Split(','), problem.Fields());
    }

    [Theory]
    [InlineData("/api/products?page=40&limit=200")]
    [InlineData("/api/orders?page=10000000&limit=200&from=1900-01-01&to=2999-12-31")]
    [InlineData("/api/customers?page=40&limit=200&query=%25_'%22")]
    public async Task Page_BeyondTheEnd_IsEmpty(string path)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var answer = await viewer.SendAsync(HttpMethod.Get, path, null, HttpStatusCode.OK);

        Assert.Equal(0, answer.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/products/{id}", "product-not-found")]
    [InlineData("/api/orders/{id}", "order-not-found")]
    [InlineData("/api/customers/{id}", "customer-not-found")]
    [InlineData("/api/customers/{id}/stats", "customer-not-found")]
    [InlineData("/api/customers/{id}/orders", "customer-not-found")]
    public async Task Question_AboutNothing_Is404(string path, string code)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        using var response = await viewer.RespondAsync(HttpMethod.Get, path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), null);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Position_ThatIsNone_Is400()
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        using var response = await viewer.RespondAsync(HttpMethod.Get, "/api/stats/orders", null, ("Log-Position", "now"));

        Assert.Equal(["Log-Position"], (await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
    }

    private static async Task<string> PositionAsync(HttpClient client, HttpMethod method, string path, object body)
    {
        using var response = await client.RespondAsync(method, path, body);
        await response.AssertStatusAsync(HttpStatusCode.OK);
        return response.Position();
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path, string position)
    {
        using var response = await client.RespondAsync(HttpMethod.Get, path, null, ("Log-Position", position));
        await response.AssertStatusAsync(HttpStatusCode.OK);
        Assert.Equal("true", response.Headers.GetValues("Log-Position-Reached").Single());
        return await response.JsonAsync();
    }

    private async Task<(HttpClient Staff, ApiShop Shop)> ShopAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        return (staff, new ApiShop(staff));
    }
}
