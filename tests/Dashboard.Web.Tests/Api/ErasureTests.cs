using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Erasing people over the API: refused until nothing of them is open, and final.</summary>
[Collection(ApiCollection.Name)]
public sealed class ErasureTests(DashboardServer server)
{
    [Fact]
    public async Task Customer_Erased_IsToldAsErased_AndNothingIsDoneForThemAnyMore()
    {
        var (name, email) = ($"Zoe {Guid.NewGuid():n}", ApiShop.NewEmail());
        var boss = await server.ClientAsync(Role.Administrator);
        var customer = (await boss.SendAsync(HttpMethod.Post, "/api/customers", new { name, email }, HttpStatusCode.Created)).GetProperty("customerId").GetGuid();

        await RefusedAsync(boss, $"/api/customers/{customer}/erase", new { name = "Somebody else", reason = "Asked for it" }, "name-does-not-match");
        using (var unknown = await boss.RespondAsync(HttpMethod.Get, $"/api/customers/{customer}/erasure", null))
        {
            await unknown.AssertProblemAsync(HttpStatusCode.NotFound);
        }

        using var erased = await boss.RespondAsync(HttpMethod.Post, $"/api/customers/{customer}/erase", new { name, reason = "Asked for it" });
        await erased.AssertStatusAsync(HttpStatusCode.OK);
        boss.DefaultRequestHeaders.Add("Log-Position", erased.Position());

        var told = await boss.SendAsync(HttpMethod.Get, $"/api/customers/{customer}", null, HttpStatusCode.OK);
        Assert.Equal(("erased", "erased", true), (told.GetProperty("name").GetString(), told.GetProperty("email").GetString(), told.GetProperty("isErased").GetBoolean()));
        Assert.Equal(0, (await boss.SendAsync(HttpMethod.Get, $"/api/customers?query={Uri.EscapeDataString(name)}", null, HttpStatusCode.OK)).GetProperty("total").GetInt32());
        var receipt = await boss.SendAsync(HttpMethod.Get, $"/api/customers/{customer}/erasure", null, HttpStatusCode.OK);
        Assert.Equal("Asked for it", receipt.GetProperty("reason").GetString());
        Assert.DoesNotContain(name, receipt.GetRawText(), StringComparison.OrdinalIgnoreCase);

        await RefusedAsync(boss, $"/api/customers/{customer}/erase", new { name = "erased", reason = "Again" }, "already-erased");
        await RefusedAsync(boss, $"/api/customers/{customer}/verify", null, "customer-erased");
        await RefusedAsync(boss, "/api/orders/draft", new { customerId = customer, items = Array.Empty<object>() }, "customer-erased");
        await RefusedAsync(boss, "/api/subscriptions", new { customerId = customer, planId = Guid.CreateVersion7(), paymentMethod = "tok_ok" }, "customer-erased");
    }

    private static async Task RefusedAsync(HttpClient client, string path, object? body, string code)
    {
        using var response = await client.RespondAsync(HttpMethod.Post, path, body);
        await response.AssertProblemAsync(HttpStatusCode.Conflict, code);
    }
}
