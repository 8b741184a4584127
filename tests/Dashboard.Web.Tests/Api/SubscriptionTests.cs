using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Plans, subscriptions and renewals over the API.</summary>
[Collection(ApiCollection.Name)]
public sealed class SubscriptionTests(DashboardServer server)
{
    [Fact]
    public async Task Subscription_Started_IsReadWithItsTermsAndCharges()
    {
        var (staff, id, plan, position) = await StartedAsync(price: 0.005m, quantity: 3);

        var one = await ReadAsync(staff, $"/api/subscriptions/{id}", position);
        var list = await ReadAsync(staff, $"/api/subscriptions?planId={plan}&status=active&interval=monthly&sort=permonth", position);
        var plans = await ReadAsync(staff, "/api/plans?query=Plan&limit=200", position);

        var subscription = one.GetProperty("subscription");
        Assert.Equal(("active", 0.015m, "GBP"), (subscription.GetProperty("status").GetString(), subscription.GetProperty("perMonth").GetDecimal(), subscription.GetProperty("currency").GetString()));
        Assert.Equal((3, 0.005m, 0.015m), (subscription.GetProperty("terms").GetProperty("quantity").GetInt32(), subscription.GetProperty("terms").GetProperty("price").GetDecimal(), subscription.GetProperty("terms").GetProperty("amount").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, subscription.GetProperty("endsOn").ValueKind);
        Assert.Equal(JsonValueKind.Null, subscription.GetProperty("amountAtRisk").ValueKind);
        var charge = Assert.Single(one.GetProperty("charges").EnumerateArray());
        Assert.Equal((0.02m, "start", true, 1), (charge.GetProperty("amount").GetDecimal(), charge.GetProperty("for").GetString(), charge.GetProperty("succeeded").GetBoolean(), charge.GetProperty("attempt").GetInt32()));
        Assert.Equal("subscriptionStarted", one.GetProperty("timeline")[0].GetProperty("what").GetString());
        Assert.Equal((1L, id), (list.GetProperty("total").GetInt64(), list.GetProperty("items")[0].GetProperty("subscriptionId").GetGuid()));
        Assert.Equal(1, plans.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("planId").GetGuid() == plan).GetProperty("subscriptions").GetInt32());
    }

    [Fact]
    public async Task Upgrade_Previewed_CostsThat_AndAPreviewDoesNothing()
    {
        var (staff, id, _, _) = await StartedAsync(price: 30m);
        var pro = await PlanAsync(staff, 60m);

        var preview = await staff.SendAsync(HttpMethod.Post, $"/api/subscriptions/{id}/upgrade?preview=true", new { planId = pro }, HttpStatusCode.OK);
        using var dearer = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/upgrade", new { planId = pro, chargedAtMost = 29.99m });
        using var upgraded = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/upgrade", new { planId = pro, chargedAtMost = 30m });
        using var twice = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/upgrade?preview=true", new { planId = pro });

        Assert.Equal((30m, 30m, 30m), (preview.GetProperty("charged").GetDecimal(), preview.GetProperty("credit").GetDecimal(), preview.GetProperty("due").GetDecimal()));
        Assert.True(preview.GetProperty("daysLeft").GetInt32() >= 28);
        Assert.Equal("GBP", preview.GetProperty("currency").GetString());
        await dearer.AssertProblemAsync(HttpStatusCode.Conflict, "quote-changed");
        await upgraded.AssertStatusAsync(HttpStatusCode.OK);
        Assert.Equal(preview.ToString(), (await upgraded.JsonAsync()).ToString());
        await twice.AssertProblemAsync(HttpStatusCode.Conflict, "subscription-no-upgrade");
        var one = await ReadAsync(staff, $"/api/subscriptions/{id}", upgraded.Position());
        Assert.Equal(["upgrade", "start"], one.GetProperty("charges").EnumerateArray().Select(charge => charge.GetProperty("for").GetString()));
    }

    [Fact]
    public async Task Downgrade_ThenCancel_ShowWhatIsPlanned_ThenTheEnd()
    {
        var (staff, id, _, _) = await StartedAsync(price: 30m);
        var small = await PlanAsync(staff, 10m);

        using var down = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/downgrade", new { planId = small });
        var planned = (await ReadAsync(staff, $"/api/subscriptions/{id}", down.Position())).GetProperty("subscription");
        using var cancel = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/cancel", new { reason = "too dear" });
        var ending = (await ReadAsync(staff, $"/api/subscriptions/{id}", cancel.Position())).GetProperty("subscription");
        using var now = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{id}/cancel", new { reason = "at once", atOnce = true });
        var ended = (await ReadAsync(staff, $"/api/subscriptions/{id}", now.Position())).GetProperty("subscription");

        Assert.Equal(10m, planned.GetProperty("nextTerms").GetProperty("price").GetDecimal());
        Assert.Equal(("active", "too dear", JsonValueKind.Null), (ending.GetProperty("status").GetString(), ending.GetProperty("endReason").GetString(), ending.GetProperty("nextBillingOn").ValueKind));
        Assert.Equal(("ended", "cancelled", JsonValueKind.String), (ended.GetProperty("status").GetString(), ended.GetProperty("endCause").GetString(), ended.GetProperty("endedOn").ValueKind));
    }

    [Fact]
    public async Task Start_SentTwice_IsDoneOnce()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var body = new { customerId = await new ApiShop(staff).CustomerAsync(), planId = await PlanAsync(staff, 5m), paymentMethod = "tok_ok" };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await staff.SendAsync(HttpMethod.Post, "/api/subscriptions", body, HttpStatusCode.Created, key);
        var second = await staff.SendAsync(HttpMethod.Post, "/api/subscriptions", body, HttpStatusCode.Created, key);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Faults_AreToldAllAtOnce()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var plan = await staff.RespondAsync(HttpMethod.Post, "/api/plans", new { interval = "daily" });
        using var start = await staff.RespondAsync(HttpMethod.Post, "/api/subscriptions", new { trialDays = 400, quantity = 0, discount = "a" });
        using var preview = await staff.RespondAsync(HttpMethod.Post, "/api/subscriptions/7/upgrade?preview=perhaps", new { quantity = -1 });
        using var cancel = await staff.RespondAsync(HttpMethod.Post, $"/api/subscriptions/{Guid.NewGuid()}/cancel", new { });

        Assert.Equal(["interval", "name", "price"], (await plan.AssertProblemAsync(HttpStatusCode.BadRequest)).Fields());
        Assert.Equal(["customerId", "discount", "paymentMethod", "planId", "quantity", "trialDays"], (await start.AssertProblemAsync(HttpStatusCode.BadRequest)).Fields());
        Assert.Equal(["id", "planId", "preview", "quantity"], (await preview.AssertProblemAsync(HttpStatusCode.BadRequest)).Fields());
        Assert.Equal(["reason"], (await cancel.AssertProblemAsync(HttpStatusCode.BadRequest)).Fields());
    }

    [Theory]
    [InlineData("/api/subscriptions?status=gone")]
    [InlineData("/api/subscriptions?sort=7")]
    [InlineData("/api/subscriptions?planId=7")]
    [InlineData("/api/subscriptions/7")]
    [InlineData("/api/plans?interval=daily")]
    [InlineData("/api/renewals?state=paidtwice")]
    [InlineData("/api/renewals?days=0")]
    [InlineData("/api/renewals?cursor=!!")]
    public async Task Nonsense_IsRefused(string path)
    {
        using var answer = await (await server.ClientAsync(Role.Viewer)).RespondAsync(HttpMethod.Get, path, null);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Viewer_ReadsAndChangesNothing_NotEvenInAPreview()
    {
        var (_, id, plan, _) = await StartedAsync(price: 5m);
        var viewer = await server.ClientAsync(Role.Viewer);

        foreach (var path in new[] { "/api/plans", "/api/subscriptions", $"/api/subscriptions/{id}/upgrade", $"/api/subscriptions/{id}/upgrade?preview=true", $"/api/subscriptions/{id}/downgrade", $"/api/subscriptions/{id}/cancel" })
        {
            using var refused = await viewer.RespondAsync(HttpMethod.Post, path, new { planId = plan });
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden);
        }

        await viewer.SendAsync(HttpMethod.Get, "/api/subscriptions", null, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Renewals_WithoutAny_AreCountedAsNone_AndNothingMissingIsFound()
    {
        var viewer = await server.ClientAsync(Role.Viewer);

        var board = await viewer.SendAsync(HttpMethod.Get, "/api/renewals?days=7&state=retrying", null, HttpStatusCode.OK);
        using var nothing = await viewer.RespondAsync(HttpMethod.Get, $"/api/subscriptions/{Guid.NewGuid()}", null);

        Assert.Equal(["due", "retrying", "paid", "recovered", "lost"], board.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("state").GetString()));
        Assert.Equal(0, board.GetProperty("items").GetArrayLength());
        await nothing.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<(HttpClient Staff, Guid Id, Guid Plan, string Position)> StartedAsync(decimal price, int quantity = 1)
    {
        var staff = await server.ClientAsync(Role.Staff);
        var plan = await PlanAsync(staff, price);
        using var started = await staff.RespondAsync(
            HttpMethod.Post, "/api/subscriptions", new { customerId = await new ApiShop(staff).CustomerAsync(), planId = plan, paymentMethod = "tok_ok", quantity });
        await started.AssertStatusAsync(HttpStatusCode.Created);
        return (staff, (await started.JsonAsync()).GetProperty("subscriptionId").GetGuid(), plan, started.Position());
    }

    private static async Task<Guid> PlanAsync(HttpClient staff, decimal price)
    {
        var answer = await staff.SendAsync(HttpMethod.Post, "/api/plans", new { name = $"Plan {price}", interval = "monthly", price, features = new[] { "Support" } }, HttpStatusCode.Created);
        return answer.GetProperty("planId").GetGuid();
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path, string position)
    {
        using var response = await client.RespondAsync(HttpMethod.Get, path, null, ("Log-Position", position));
        await response.AssertStatusAsync(HttpStatusCode.OK);
        Assert.Equal("true", response.Headers.GetValues("Log-Position-Reached").Single());
        return await response.JsonAsync();
    }
}
