using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>The steps of fulfilment, taken by hand while no saga takes them.</summary>
[Collection(ApiCollection.Name)]
public sealed class PaymentAndShipmentTests(DashboardServer server)
{
    [Fact]
    public async Task Payment_TurnedDownAndTriedWithAnotherToken_IsTakenAndGivenBack()
    {
        var (staff, order) = await OrderAsync();
        var payment = $"/api/orders/{order}/payment";

        var declined = await staff.SendAsync(HttpMethod.Post, $"{payment}/authorize", new { token = "tok_declined" }, HttpStatusCode.OK);
        Assert.Equal(("failed", "The card was declined."), (declined.GetProperty("status").GetString(), declined.GetProperty("failure").GetString()));
        await RefusedAsync(staff, $"{payment}/capture", null, "payment-not-authorized");
        Assert.Equal("authorised", await StatusAsync("authorize", new { token = "tok_ok" }));
        await RefusedAsync(staff, $"{payment}/authorize", new { token = "tok_ok" }, "payment-already-authorized");
        Assert.Equal("captured", await StatusAsync("capture", null));
        Assert.Equal("captured", await StatusAsync("refund", new { amount = 5m, reason = "A scratch" }));
        await RefusedAsync(staff, $"{payment}/refund", new { amount = 1_000m, reason = "x" }, "refund-too-large");
        Assert.Equal("refunded", await StatusAsync("refund", new { reason = "Sent back" }));

        async Task<string?> StatusAsync(string step, object? body) =>
            (await staff.SendAsync(HttpMethod.Post, $"{payment}/{step}", body, HttpStatusCode.OK)).GetProperty("status").GetString();
    }

    [Fact]
    public async Task Payment_SentTwiceUnderOneKey_IsDoneOnce()
    {
        var (staff, order) = await OrderAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/payment/authorize", new { token = "tok_ok" }, HttpStatusCode.OK, key);
        var second = await staff.SendAsync(HttpMethod.Post, $"/api/orders/{order}/payment/authorize", new { token = "tok_ok" }, HttpStatusCode.OK, key);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Refund_OfWhatIsNoAmount_NamesTheField()
    {
        var (staff, order) = await OrderAsync();

        using var response = await staff.RespondAsync(HttpMethod.Post, $"/api/orders/{order}/payment/refund", new { amount = 1.234m, reason = "" });

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["amount", "reason"], problem.Fields());
    }

    [Fact]
    public async Task Shipment_OrderedCalledOffAndOrderedAgain_ArrivesWithTheOrder()
    {
        var (staff, order) = await OrderAsync();
        var shipment = $"/api/orders/{order}/shipment";

        await RefusedAsync(staff, $"{shipment}/delivered", null, "shipment-not-created");
        var first = await staff.SendAsync(HttpMethod.Post, shipment, null, HttpStatusCode.Created);
        await RefusedAsync(staff, shipment, null, "shipment-already-created");
        await staff.SendAsync(HttpMethod.Post, $"{shipment}/cancel", new { reason = "Wrong address" }, HttpStatusCode.OK);
        var second = await staff.SendAsync(HttpMethod.Post, shipment, null, HttpStatusCode.Created);
        Assert.NotEqual(first.GetProperty("trackingNumber").GetString(), second.GetProperty("trackingNumber").GetString());
        await RefusedAsync(staff, $"{shipment}/delivered", null, "order-transition");
        foreach (var status in new[] { "confirmed", "shipped" })
        {
            await staff.SendAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status, reason = "x" }, HttpStatusCode.OK);
        }

        await RefusedAsync(staff, $"{shipment}/cancel", new { reason = "Too late" }, "shipment-on-its-way");
        await staff.SendAsync(HttpMethod.Post, $"{shipment}/delivered", null, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("retry", null)]
    [InlineData("compensate", "{\"reason\":\"x\"}")]
    [InlineData("give-up", "{\"reason\":\"x\"}")]
    public async Task Saga_ThatIsNotThere_Is404(string action, string? body)
    {
        var chief = await server.ClientAsync(Role.Operator);

        using var response = await chief.RespondAsync(HttpMethod.Post, $"/api/sagas/{Guid.NewGuid()}/{action}", body);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "saga-not-found");
    }

    private static async Task RefusedAsync(HttpClient client, string path, object? body, string code)
    {
        using var response = await client.RespondAsync(HttpMethod.Post, path, body);
        await response.AssertProblemAsync(HttpStatusCode.Conflict, code);
    }

    private async Task<(HttpClient Staff, Guid Order)> OrderAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var shop = new ApiShop(staff);
        return (staff, (await shop.OrderAsync(await shop.CustomerAsync(), await shop.ProductAsync())).GetProperty("orderId").GetGuid());
    }
}
