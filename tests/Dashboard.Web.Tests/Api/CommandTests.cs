using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Commands over the API: what they answer, what they refuse, and that they are done once.</summary>
[Collection(ApiCollection.Name)]
public sealed class CommandTests(DashboardServer server)
{
    [Fact]
    public async Task Order_FromDraftToDelivered_IsAccepted()
    {
        var (staff, shop) = await ShopAsync();
        var product = await shop.ProductAsync();
        var order = await shop.DraftAsync(await shop.CustomerAsync());

        await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/items", new { productId = product, quantity = 1 }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Put, $"/api/orders/{order}/items/1", new { quantity = 3, price = 9.99m }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/items", new { productId = product, quantity = 1 }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Delete, $"/api/orders/{order}/items/2", null, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/submit", new { shippingAddress = ApiShop.Address, paymentMethod = "card" }, HttpStatusCode.OK);
        foreach (var status in new[] { "confirmed", "shipped", "delivered" })
        {
            var answer = await staff.SendAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status, reason = "On its way" }, HttpStatusCode.OK);
            Assert.Equal(order, answer.GetProperty("orderId").GetGuid());
        }
    }

    [Fact]
    public async Task Order_PlacedAtOnce_AnswersIdNumberAndAddress()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());

        using var response = await staff.RespondAsync(
            HttpMethod.Post, "/api/orders",
            new { customerId = customer, items = new[] { new { productId = product, quantity = 1 } }, shippingAddress = ApiShop.Address, paymentMethod = "card" });

        await response.AssertStatusAsync(HttpStatusCode.Created);
        var answer = await response.JsonAsync();
        Assert.Equal($"/api/orders/{answer.GetProperty("orderId").GetGuid()}", response.Headers.Location?.ToString());
        Assert.True(answer.GetProperty("number").GetInt64() > 0);
        Assert.Matches(@"^\d+-\d+$", response.Position());
    }

    [Fact]
    public async Task Product_EveryCommand_IsAccepted()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());
        var order = await shop.DraftAsync(customer);

        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/publish", null, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Patch, $"/api/products/{product}/price", new { price = 14.5m, reason = "Costs rose" }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Put, $"/api/products/{product}", new { name = "Lamp", description = "Bright", images = new[] { "/a.png" } }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/inventory", new { change = -3, reason = "Broken" }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/inventory", new { quantity = 40, reason = "Counted" }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reservations", new { orderId = order, quantity = 2 }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Delete, $"/api/products/{product}/reservations/{order}", null, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reviews", new { customerId = customer, rating = 5, comment = "Good" }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task Customer_EveryCommand_IsAccepted()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());

        await staff.SendAsync(HttpMethod.Put, $"/api/customers/{customer}", new { name = "Ana", email = ApiShop.NewEmail(), phone = "1" }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Post, $"/api/customers/{customer}/wishlist", new { productId = product }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Delete, $"/api/customers/{customer}/wishlist/{product}", null, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Order_WithEveryFieldWrong_NamesThemAll()
    {
        var staff = await server.ClientAsync(Role.Staff);
        const string Body = """
            { "customerId": "me", "paymentMethod": 4, "shippingAddress": { "street": 1, "city": "" },
              "items": [ { "productId": "01a1fbe8-1c26-70ad-993b-70c33818b824", "quantity": 1 }, { "productId": null, "quantity": 0, "price": -1 }, null, { "productId": 3, "quantity": 1.5, "price": "dear" } ] }
            """;

        using var response = await staff.RespondAsync(HttpMethod.Post, "/api/orders", Body);

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(
            [
                "customerId", "items[1].price", "items[1].productId", "items[1].quantity", "items[2].productId", "items[3].price", "items[3].productId",
                "items[3].quantity", "paymentMethod", "shippingAddress.city", "shippingAddress.country", "shippingAddress.postalCode", "shippingAddress.street",
            ],
            problem.Fields());
        Assert.Equal("Item 2: quantity must be at least 1", problem.GetProperty("errors").GetProperty("items[1].quantity")[0].GetString());
    }

    [Theory]
    [InlineData("POST", "/api/customers", "email,name")]
    [InlineData("POST", "/api/products", "name,price")]
    [InlineData("POST", "/api/orders", "customerId,items,paymentMethod,shippingAddress")]
    [InlineData("POST", "/api/orders/draft", "customerId")]
    [InlineData("POST", "/api/orders/{id}/items", "productId,quantity")]
    [InlineData("POST", "/api/orders/{id}/submit", "paymentMethod,shippingAddress")]
    [InlineData("PATCH", "/api/orders/{id}/status", "reason,status")]
    [InlineData("POST", "/api/orders/{id}/cancel", "reason")]
    [InlineData("POST", "/api/orders/{id}/payment/refund", "reason")]
    [InlineData("POST", "/api/orders/{id}/shipment/cancel", "reason")]
    [InlineData("PATCH", "/api/products/{id}/price", "price,reason")]
    [InlineData("POST", "/api/products/{id}/reviews", "customerId,rating")]
    [InlineData("POST", "/api/products/{id}/inventory", "quantity,reason")]
    [InlineData("POST", "/api/products/{id}/reservations", "orderId,quantity")]
    [InlineData("POST", "/api/customers/{id}/wishlist", "productId")]
    [InlineData("POST", "/api/auth/login", "email,password")]
    public async Task Command_WithNothingInIt_NamesEveryFieldItNeeds(string method, string path, string fields)
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(new HttpMethod(method), path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), "{}");

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(fields.Split(','), problem.Fields());
    }

    [Theory]
    [InlineData("{\"price\": 1e400, \"reason\": \"x\"}", "price")]
    [InlineData("{\"price\": \"NaN\", \"reason\": \"x\"}", "price")]
    [InlineData("{\"price\": 1.23456, \"reason\": \"x\"}", "price")]
    [InlineData("{\"price\": 3, \"reason\": \"\\ud800\"}", "reason")]
    [InlineData("{\"price\": 3, \"reason\": \"a\\u0000b\"}", "reason")]
    [InlineData("{\"price\": {}, \"reason\": []}", "price,reason")]
    public async Task Price_ThatNobodyCanStore_Is400(string body, string fields)
    {
        var (staff, shop) = await ShopAsync();
        var product = await shop.ProductAsync();

        using var response = await staff.RespondAsync(HttpMethod.Patch, $"/api/products/{product}/price", body);

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(fields.Split(','), problem.Fields());
    }

    [Fact]
    public async Task Status_ThatIsNoWord_NamesTheWords()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Patch, $"/api/orders/{Guid.NewGuid()}/status", new { status = "lost", reason = "x" });

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(
            "status must be one of draft, submitted, confirmed, shipped, delivered, cancelled, failed.",
            problem.GetProperty("errors").GetProperty("status")[0].GetString());
    }

    [Fact]
    public async Task Status_Cancelled_GivesBackWhatWasSetAside()
    {
        var (staff, shop) = await ShopAsync();
        var product = await shop.ProductAsync(stock: 5);
        var order = (await shop.OrderAsync(await shop.CustomerAsync(), product, 2)).GetProperty("orderId").GetGuid();
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reservations", new { orderId = order, quantity = 5 }, HttpStatusCode.OK);

        await staff.SendAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status = "cancelled", reason = "Changed their mind" }, HttpStatusCode.OK);

        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/inventory", new { quantity = 0, reason = "Sold" }, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refusals_OfTheBusiness_Are409WithACode()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync(stock: 1));
        var unverified = await shop.CustomerAsync(verified: false);
        var draft = await shop.DraftAsync(customer);
        var order = (await shop.OrderAsync(customer, product, 1)).GetProperty("orderId").GetGuid();
        var submission = new { shippingAddress = ApiShop.Address, paymentMethod = "card" };

        await RefusedAsync(HttpMethod.Post, $"/api/customers/{customer}/verify", null, "customer-already-verified");
        await RefusedAsync(HttpMethod.Post, "/api/orders/draft", new { customerId = unverified }, "customer-not-verified");
        await RefusedAsync(HttpMethod.Post, $"/api/orders/{draft}/submit", submission, "order-empty");
        await RefusedAsync(HttpMethod.Post, $"/api/orders/{order}/submit", submission, "order-already-submitted");
        await RefusedAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status = "delivered", reason = "x" }, "order-transition");
        await RefusedAsync(HttpMethod.Post, $"/api/products/{product}/inventory", new { change = -2, reason = "x" }, "stock-below-zero");

        async Task RefusedAsync(HttpMethod method, string path, object? body, string code)
        {
            using var response = await staff.RespondAsync(method, path, body);
            await response.AssertProblemAsync(HttpStatusCode.Conflict, code);
        }
    }

    [Theory]
    [InlineData("POST", "/api/customers/{id}/verify", null, "customer-not-found")]
    [InlineData("POST", "/api/products/{id}/publish", null, "product-not-found")]
    [InlineData("PATCH", "/api/products/{id}/price", "{\"price\":1,\"reason\":\"x\"}", "product-not-found")]
    [InlineData("PATCH", "/api/orders/{id}/status", "{\"status\":\"shipped\",\"reason\":\"x\"}", "order-not-found")]
    [InlineData("DELETE", "/api/orders/{id}/items/1", null, "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/payment/authorize", "{}", "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/payment/capture", null, "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/payment/refund", "{\"reason\":\"x\"}", "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/shipment", null, "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/shipment/cancel", "{\"reason\":\"x\"}", "order-not-found")]
    [InlineData("POST", "/api/orders/{id}/shipment/delivered", null, "order-not-found")]
    public async Task Command_OnNothing_Is404(string method, string path, string? body, string code)
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(new HttpMethod(method), path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), body);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Command_SentTwiceWithOneKey_IsDoneOnceAndAnsweredAlike()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var body = new { name = "Ana", email = ApiShop.NewEmail() };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        using var first = await staff.RespondAsync(HttpMethod.Post, "/api/customers", body, key);
        using var second = await staff.RespondAsync(HttpMethod.Post, "/api/customers", body, key);
        using var other = await staff.RespondAsync(HttpMethod.Post, "/api/customers", new { name = "Bob", email = ApiShop.NewEmail() }, key);

        await second.AssertStatusAsync(HttpStatusCode.Created);
        Assert.Equal((await first.JsonAsync()).ToString(), (await second.JsonAsync()).ToString());
        Assert.Equal(first.Position(), second.Position());
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "command-id-reused");
    }

    [Fact]
    public async Task Command_WithAKeyThatIsNone_Is400NamingTheHeader()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Post, "/api/customers", new { }, ("Idempotency-Key", "once"));

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["Idempotency-Key", "email", "name"], problem.Fields());
    }

    private async Task<(HttpClient Staff, ApiShop Shop)> ShopAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        return (staff, new ApiShop(staff));
    }
}
