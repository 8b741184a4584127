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
        var deed = Assert.Single((await chief.SendAsync(HttpMethod.Get, saga, null, HttpStatusCode.OK)).GetProperty("deeds").EnumerateArray());
        Assert.Equal(("compensated", "The customer phoned"), (deed.GetProperty("what").GetString(), deed.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Order_ByItsId_TellsPaymentShipmentSagaAndTimeline()
    {
        var (staff, shop) = await ShopAsync();
        var order = await PlaceAsync(shop, "tok_flaky");
        await UntilAsync(staff, order, "confirmed");
        JsonElement saga = default;
        await Eventually.TrueAsync(
            async () =>
            {
                saga = (await staff.SendAsync(HttpMethod.Get, $"/api/orders/{order}", null, HttpStatusCode.OK)).GetProperty("saga");
                return saga.GetProperty("step").GetString() == "wait until it is shipped";
            },
            "the saga waits until the order is shipped");

        var answer = await staff.SendAsync(HttpMethod.Get, $"/api/orders/{order}", null, HttpStatusCode.OK);

        Assert.Equal(("authorised", 27m), (answer.GetProperty("payment").GetProperty("status").GetString(), answer.GetProperty("payment").GetProperty("authorized").GetDecimal()));
        Assert.Equal("created", answer.GetProperty("shipment").GetProperty("status").GetString());
        Assert.False(answer.GetProperty("imported").GetBoolean());
        var timeline = answer.GetProperty("timeline").EnumerateArray().Select(entry => (What: entry.GetProperty("what").GetString(), Detail: entry.GetProperty("detail").GetString(), Entry: entry)).ToList();
        var paid = Assert.Single(timeline, entry => entry is { What: "stepDone", Detail: "authorise the payment" });
        Assert.InRange(paid.Entry.GetProperty("attempts").GetInt32(), 3, 6);
        Assert.Contains(timeline, entry => entry is { What: "parcelOrdered" });
        Assert.Equal(["draft", "submitted", "confirmed"], timeline.Where(entry => entry.What == "status").Select(entry => entry.Detail));
        var steps = (await staff.SendAsync(HttpMethod.Get, $"/api/sagas/{saga.GetProperty("sagaId").GetGuid()}", null, HttpStatusCode.OK)).GetProperty("steps");
        Assert.Equal(["authorise the payment", "set the stock aside", "order a parcel", "confirm the order"], steps.EnumerateArray().Select(step => step.GetProperty("step").GetString()));
        var listed = await staff.SendAsync(HttpMethod.Get, "/api/sagas?state=waiting&kind=order-fulfilment&over=false&olderThanSeconds=0&limit=200", null, HttpStatusCode.OK);
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), item => item.GetProperty("key").GetGuid() == order);
    }

    [Fact]
    public async Task Sagas_AskedForWithFaults_NamesThemAll()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Get, "/api/sagas?kind=nonsense&state=lost&over=perhaps&olderThanSeconds=-1&sort=x", null);

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["kind", "olderThanSeconds", "over", "sort", "state"], problem.Fields().Order(StringComparer.Ordinal));
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
