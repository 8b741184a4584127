using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Orders that fulfil themselves, as a program sees them.</summary>
public sealed class FulfilmentTests(FulfilmentServer server) : IClassFixture<FulfilmentServer>
{
    [Fact]
    public async Task Order_Submitted_ConfirmsItselfAndIsChargedWhenItIsShipped()
    {
        var (staff, shop) = await ShopAsync();
        var order = await PlaceAsync(shop, "tok_ok");

        await UntilAsync(staff, order, "confirmed");
        await staff.SendAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status = "shipped", reason = "Packed" }, HttpStatusCode.OK);

        await Eventually.TrueAsync(async () => await CodeAsync(staff, $"/api/orders/{order}/payment/capture", null) == "payment-already-captured", "the shipped order is charged");
        await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/shipment/delivered", null, HttpStatusCode.OK);
        await UntilAsync(staff, order, "delivered");
    }

    [Fact]
    public async Task Order_WhosePaymentIsTurnedDown_FailsAndGivesTheStockBack()
    {
        var (staff, shop) = await ShopAsync();
        var product = await shop.ProductAsync(stock: 2);
        var order = await PlaceAsync(shop, "tok_declined", product);

        var failed = await UntilAsync(staff, order, "failed");

        Assert.Equal("The card was declined.", failed.GetProperty("statusHistory").EnumerateArray().Last().GetProperty("reason").GetString());
        await UntilAsync(staff, await PlaceAsync(shop, "tok_ok", product), "confirmed");
    }

    [Fact]
    public async Task Saga_ThatAnOperatorStops_LetsTheOrderFailWithTheReason()
    {
        var (staff, shop) = await ShopAsync();
        var chief = await server.ClientAsync(Role.Operator);
        var order = await PlaceAsync(shop, "tok_timeout");
        var saga = $"/api/sagas/{Saga.IdOf("order-fulfilment", order)}";
        await Eventually.TrueAsync(async () => await CodeAsync(chief, $"{saga}/retry", null) == "saga-nothing-given-up", "the saga is begun");

        using var response = await chief.RespondAsync(HttpMethod.Post, $"{saga}/compensate", new { reason = "The customer phoned" });

        await response.AssertStatusAsync(HttpStatusCode.OK);
        var failed = await UntilAsync(staff, order, "failed");
        Assert.Equal("The customer phoned", failed.GetProperty("statusHistory").EnumerateArray().Last().GetProperty("reason").GetString());
        await Eventually.TrueAsync(async () => await CodeAsync(chief, $"{saga}/give-up", new { reason = "x" }) == "saga-over", "the saga is over");
        Assert.Equal("saga-not-running", await CodeAsync(chief, $"{saga}/compensate", new { reason = "x" }));
    }

    private static async Task<Guid> PlaceAsync(ApiShop shop, string paymentMethod, Guid? product = null) =>
        (await shop.OrderAsync(await shop.CustomerAsync(), product ?? await shop.ProductAsync(), quantity: 2, paymentMethod)).GetProperty("orderId").GetGuid();

    private static async Task<JsonElement> UntilAsync(HttpClient client, Guid order, string status)
    {
        JsonElement now = default;
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await client.RespondAsync(HttpMethod.Get, $"/api/orders/{order}", null);
                now = response.IsSuccessStatusCode ? await response.JsonAsync() : default;
                return now.ValueKind == JsonValueKind.Object && now.GetProperty("status").GetString() == status;
            },
            $"the order is {status}");
        return now;
    }

    /// <summary>The code of a refusal; nothing when it was accepted.</summary>
    private static async Task<string?> CodeAsync(HttpClient client, string path, object? body)
    {
        using var response = await client.RespondAsync(HttpMethod.Post, path, body);
        return response.IsSuccessStatusCode ? null : (await response.JsonAsync()).GetProperty("code").GetString();
    }

    private async Task<(HttpClient Staff, ApiShop Shop)> ShopAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        return (staff, new ApiShop(staff));
    }
}
