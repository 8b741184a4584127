using System.Globalization;
using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Revenue over the API, as subscriptions left it.</summary>
[Collection(ApiCollection.Name)]
public sealed class RevenueTests(DashboardServer server)
{
    private static readonly string ATwelfth = (100m / 12).ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Revenue_AfterASubscription_IsMoreByItAndSaysOfWhat()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var before = await ReadAsync(staff, "/api/revenue/metrics");
        var customer = await new ApiShop(staff).CustomerAsync();
        var plan = (await staff.SendAsync(
            HttpMethod.Post, "/api/plans", new { name = $"Yearly {customer}", interval = "yearly", price = 100m, features = new[] { "all" } }, HttpStatusCode.Created))
            .GetProperty("planId").GetGuid();
        using var started = await staff.RespondAsync(HttpMethod.Post, "/api/subscriptions", new { customerId = customer, planId = plan, paymentMethod = "tok_ok" });
        await started.AssertStatusAsync(HttpStatusCode.Created);
        var position = started.Position();

        var after = await ReadAsync(staff, "/api/revenue/metrics", position);
        var movements = await ReadAsync(staff, $"/api/revenue/movements?kind=new,expansion&customer={customer}", position);
        var subscriptions = await ReadAsync(staff, $"/api/revenue/subscriptions?figure=mrr&plan={plan}", position);
        var plans = await ReadAsync(staff, "/api/revenue/plans", position);
        var customers = await ReadAsync(staff, "/api/revenue/customers?limit=200", position);
        var history = await ReadAsync(staff, "/api/revenue/history?interval=month", position);
        var cohorts = await ReadAsync(staff, "/api/revenue/cohorts", position);
        var growth = await ReadAsync(staff, "/api/revenue/growth?days=7", position);
        var ended = await ReadAsync(staff, $"/api/revenue/plans/{plan}/ended", position);

        Assert.Equal(100m, after.GetProperty("arr").GetDecimal() - before.GetProperty("arr").GetDecimal());
        Assert.Equal(before.GetProperty("payingCustomers").GetInt32() + 1, after.GetProperty("payingCustomers").GetInt32());
        Assert.Equal(("GBP", true), (after.GetProperty("currency").GetString(), after.GetProperty("isBalanced").GetBoolean()));
        // Imported subscriptions of other tests may have started before these days: a rate exists just where there was something at the start.
        Assert.Equal(after.GetProperty("start").GetDecimal() == 0, after.GetProperty("grossChurn").ValueKind is JsonValueKind.Null);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("firstUnbalancedDay").ValueKind);
        var movement = Assert.Single(movements.GetProperty("items").EnumerateArray());
        Assert.Equal(("new", customer, "Ana Pons"), (movement.GetProperty("kind").GetString(), movement.GetProperty("customerId").GetGuid(), movement.GetProperty("customerName").GetString()));
        Assert.Equal(ATwelfth, movements.GetProperty("sum").GetRawText());
        Assert.Equal(ATwelfth, Assert.Single(subscriptions.GetProperty("items").EnumerateArray()).GetProperty("perMonth").GetRawText());
        Assert.Contains(plans.GetProperty("items").EnumerateArray(), row => row.GetProperty("planId").GetGuid() == plan && row.GetProperty("customers").GetInt32() == 1);
        Assert.Contains(customers.GetProperty("items").EnumerateArray(), row => row.GetProperty("customerId").GetGuid() == customer);
        Assert.Equal(after.GetProperty("mrr").GetRawText(), history.GetProperty("items").EnumerateArray().Last().GetProperty("mrr").GetRawText());
        Assert.Equal(after.GetProperty("mrr").GetRawText(), customers.GetProperty("sum").GetRawText());
        Assert.True(cohorts.GetProperty("items").EnumerateArray().Last().GetProperty("customers").GetInt32() > 0);
        Assert.Equal(growth.GetProperty("before").GetDecimal() == 0, growth.GetProperty("rate").ValueKind is JsonValueKind.Null);
        Assert.Equal((0, "0"), (ended.GetProperty("items").GetArrayLength(), ended.GetProperty("sum").GetRawText()));
    }

    [Theory]
    [InlineData("/api/revenue/metrics?at=2026-13-01&from=soon", "at", "from")]
    [InlineData("/api/revenue/metrics?at=2026-01-01&from=2026-01-02", "from")]
    [InlineData("/api/revenue/history?from=2006-01-01&to=2026-01-01&interval=year", "from", "interval")]
    [InlineData("/api/revenue/movements?kind=new,gift&customer=ana&lost=perhaps&limit=none", "kind", "customer", "lost", "limit")]
    [InlineData("/api/revenue/movements?cursor=!!", "cursor")]
    [InlineData("/api/revenue/growth?days=0&at=today", "days", "at")]
    [InlineData("/api/revenue/subscriptions?figure=all&plan=7", "figure", "plan")]
    [InlineData("/api/revenue/customers?cohort=january", "cohort")]
    [InlineData("/api/revenue/cohorts?from=2026-02-01&at=2026-01-01", "from")]
    [InlineData("/api/revenue/metrics?at=2999-01-01", "at")]
    [InlineData("/api/revenue/growth?at=2999-01-01", "at")]
    [InlineData("/api/revenue/subscriptions?at=2999-01-01", "at")]
    [InlineData("/api/revenue/movements?from=2999-01-01&to=2999-01-02", "to")]
    public async Task Revenue_AskedForNonsense_NamesEveryFault(string path, params string[] fields)
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        using var answer = await viewer.RespondAsync(HttpMethod.Get, path, null);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(fields.Order(), problem.Fields().Order());
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path, string? position = null)
    {
        using var response = position is null
            ? await client.RespondAsync(HttpMethod.Get, path, null)
            : await client.RespondAsync(HttpMethod.Get, path, null, ("Log-Position", position));
        await response.AssertStatusAsync(HttpStatusCode.OK);
        return await response.JsonAsync();
    }
}
