using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Stock over the API, as the commands left it.</summary>
[Collection(ApiCollection.Name)]
public sealed class StockTests(DashboardServer server)
{
    [Fact]
    public async Task Stock_ReadAfterItsCommands_ShowsPiecesAndMovements()
    {
        var (staff, shop) = await ShopAsync();
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync(price: 10, stock: 12));
        var order = (await shop.OrderAsync(customer, product, 1)).GetProperty("orderId").GetGuid();
        await staff.SendAsync(HttpMethod.Post, $"/api/products/{product}/reservations", new { orderId = order, quantity = 3 }, HttpStatusCode.OK);
        using var last = await staff.RespondAsync(HttpMethod.Post, $"/api/products/{product}/inventory", new { quantity = 11, reason = "counted" });

        var movements = await ReadAsync(staff, $"/api/stock/{product}/movements", last.Position());
        var reserved = await ReadAsync(staff, $"/api/stock/{product}/movements?kind=reserved&limit=1", last.Position());
        var list = await ReadAsync(staff, "/api/stock?show=reserved&sort=movedat&descending=true&limit=200", last.Position());

        var rows = movements.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["adjusted", "reserved", "opened"], rows.Select(row => row.GetProperty("kind").GetString()));
        Assert.Equal(("counted", -1, 11), (rows[0].GetProperty("reason").GetString(), rows[0].GetProperty("onHandChange").GetInt32(), rows[0].GetProperty("onHand").GetInt32()));
        Assert.Equal((order, 3, 9), (rows[1].GetProperty("orderId").GetGuid(), rows[1].GetProperty("reservedChange").GetInt32(), rows[1].GetProperty("available").GetInt32()));
        Assert.True(rows[1].GetProperty("orderNumber").GetInt64() > 0);
        Assert.Equal((1, 1L), (reserved.GetProperty("items").GetArrayLength(), reserved.GetProperty("total").GetInt64()));
        var row = list.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("productId").GetGuid() == product);
        Assert.Equal((11, 3, 8, true, true), (
            row.GetProperty("onHand").GetInt32(), row.GetProperty("reserved").GetInt32(), row.GetProperty("available").GetInt32(),
            row.GetProperty("lowStock").GetBoolean(), row.GetProperty("inStock").GetBoolean()));
    }

    [Fact]
    public async Task Movements_OfNoProduct_AreNotFound()
    {
        var (staff, _) = await ShopAsync();

        using var answer = await staff.RespondAsync(HttpMethod.Get, $"/api/stock/{Guid.CreateVersion7()}/movements", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/stock?show=nothing")]
    [InlineData("/api/stock?sort=7")]
    [InlineData("/api/stock/0199/movements")]
    [InlineData("/api/stock/01990000-0000-7000-8000-000000000000/movements?kind=lost")]
    [InlineData("/api/stock?cursor=!!")]
    public async Task Stock_AskedForNonsense_IsRefused(string path)
    {
        var (staff, _) = await ShopAsync();

        using var answer = await staff.RespondAsync(HttpMethod.Get, path, null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<(HttpClient Staff, ApiShop Shop)> ShopAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        return (staff, new ApiShop(staff));
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path, string position)
    {
        using var response = await client.RespondAsync(HttpMethod.Get, path, null, ("Log-Position", position));
        await response.AssertStatusAsync(HttpStatusCode.OK);
        Assert.Equal("true", response.Headers.GetValues("Log-Position-Reached").Single());
        return await response.JsonAsync();
    }
}
