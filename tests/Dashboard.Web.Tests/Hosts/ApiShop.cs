using System.Net;
using System.Text.Json;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>Things that most tests need first, made over the API.</summary>
internal sealed class ApiShop(HttpClient client)
{
    public static object Address { get; } = new { street = "1 Mill Lane", city = "Leeds", postalCode = "LS1 4AP", country = "UK" };

    public static string NewEmail() => $"{Guid.NewGuid():n}@example.com";

    public async Task<Guid> CustomerAsync(bool verified = true)
    {
        var answer = await client.SendAsync(HttpMethod.Post, "/api/customers", new { name = "Ana Pons", email = NewEmail() }, HttpStatusCode.Created);
        var id = answer.GetProperty("customerId").GetGuid();
        if (verified)
        {
            await client.SendAsync(HttpMethod.Post, $"/api/customers/{id}/verify", null, HttpStatusCode.OK);
        }

        return id;
    }

    public async Task<Guid> ProductAsync(decimal price = 12.5m, int stock = 20, string category = "Lamps")
    {
        var body = new { name = "Desk lamp", description = "Lights a desk.", category, brand = "Lumen", tags = new[] { "led" }, images = new[] { "/images/lamp.png" }, price, stock };
        var answer = await client.SendAsync(HttpMethod.Post, "/api/products", body, HttpStatusCode.Created);
        return answer.GetProperty("productId").GetGuid();
    }

    public Task<JsonElement> OrderAsync(Guid customerId, Guid productId, int quantity = 2, string paymentMethod = "card") => client.SendAsync(
        HttpMethod.Post, "/api/orders",
        new { customerId, items = new[] { new { productId, quantity } }, shippingAddress = Address, paymentMethod },
        HttpStatusCode.Created);

    public async Task<Guid> DraftAsync(Guid customerId)
    {
        var answer = await client.SendAsync(HttpMethod.Post, "/api/orders/draft", new { customerId }, HttpStatusCode.Created);
        return answer.GetProperty("orderId").GetGuid();
    }
}
