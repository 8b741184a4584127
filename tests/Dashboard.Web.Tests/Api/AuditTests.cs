using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>The audit log over the API: what was done by whom, from where, and what followed.</summary>
[Collection(ApiCollection.Name)]
public sealed class AuditTests(DashboardServer server)
{
    [Fact]
    public async Task Events_OfAThing_SayWhoDidWhatWhyAndFromWhere()
    {
        var (product, position) = await DearerProductAsync("Dearer brass");

        var list = await ReadAsync($"/api/audit?thing={product}", position);

        Assert.Equal((2L, 2), (list.GetProperty("total").GetInt64(), list.GetProperty("items").GetArrayLength()));
        var newest = list.GetProperty("items")[0];
        Assert.Equal("The Staff changed the price of Desk lamp from £12.50 to £14.00 (+12 %).", Text(newest, "sentence"));
        Assert.Equal(("Dearer brass", "api", "product", "Desk lamp", "product-price-changed"), (
            Text(newest, "reason"), Text(newest, "origin"), Text(newest, "kind"), Text(newest, "thingName"), Text(newest, "event")));
        Assert.Equal("product-created", Text(list.GetProperty("items")[1], "event"));
    }

    [Fact]
    public async Task Events_Narrowed_AreThoseThatFitAndNoOthers()
    {
        var reason = $"brass {Guid.NewGuid():n}";
        var (product, position) = await DearerProductAsync(reason);
        var event1 = (await ReadAsync($"/api/audit?thing={product}", position)).GetProperty("items")[0];
        var (actor, today) = (Text(event1, "actorId"), Text(event1, "recordedAt")![..10]);

        Assert.Equal(1, await CountAsync($"query={Uri.EscapeDataString(reason)}"));
        Assert.Equal(1, await CountAsync($"query={Uri.EscapeDataString(reason.ToUpperInvariant())}&actor={actor}&kind=product&event=product-price-changed"));
        Assert.Equal(0, await CountAsync($"query={Uri.EscapeDataString(reason)}&kind=order"));
        Assert.Equal(0, await CountAsync($"query={Uri.EscapeDataString(reason)}&actor={Guid.NewGuid()}"));
        Assert.Equal(0, await CountAsync($"query={Uri.EscapeDataString(reason)}&to=2001-01-01"));
        Assert.Equal(2, await CountAsync($"thing={product}&from={Days(today, -1)}&to={Days(today, 1)}"));
        Assert.Equal(0, await CountAsync("from=1999-01-01&to=1999-12-31"));
        Assert.InRange(await CountAsync($"actor={actor}&event=product-price-changed"), 1, long.MaxValue);
    }

    [Fact]
    public async Task Event_AskedFor_ShowsPayloadAndWhatTheSameClickSetInMotion()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var shop = new ApiShop(staff);
        var (customer, product) = (await shop.CustomerAsync(), await shop.ProductAsync());
        using var placed = await staff.RespondAsync(HttpMethod.Post, "/api/orders", new
        {
            customerId = customer, items = new[] { new { productId = product, quantity = 2 } }, shippingAddress = ApiShop.Address, paymentMethod = "card",
        });
        var order = (await placed.JsonAsync()).GetProperty("orderId").GetGuid();
        var submitted = (await ReadAsync($"/api/audit?thing={order}&event=order-submitted", placed.Position())).GetProperty("items")[0];

        var detail = await ReadAsync($"/api/audit/{Text(submitted, "position")}", placed.Position());

        Assert.Equal("card", detail.GetProperty("payload").GetProperty("paymentMethod").GetString());
        var tree = detail.GetProperty("tree").EnumerateArray().Select(node => Text(node.GetProperty("event"), "event")).ToList();
        Assert.Equal(["order-created", "order-submitted"], tree.Take(2));
        Assert.True(detail.GetProperty("treeIsWhole").GetBoolean());
    }

    [Fact]
    public async Task Export_OfAFilter_HoldsWhatTheListHoldsAndNoFormulas()
    {
        var (product, position) = await DearerProductAsync("=HYPERLINK(\"http://evil\",\"x\")");
        var client = await server.ClientAsync(Role.Operator);
        var list = await ReadAsync($"/api/audit?thing={product}", position);

        using var response = await client.RespondAsync(HttpMethod.Get, $"/api/audit/export?thing={product}", null);

        await response.AssertStatusAsync(HttpStatusCode.OK);
        Assert.Equal(("text/csv", "attachment"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.DispositionType));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("position,recordedAt,", lines[0], StringComparison.Ordinal);
        Assert.Equal(list.GetProperty("items").EnumerateArray().Select(row => Text(row, "position")), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("\"'=HYPERLINK(", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/audit")]
    [InlineData("/api/audit/export")]
    [InlineData("/api/audit/7-1")]
    public async Task AuditLog_AskedForByStaff_IsRefused(string path)
    {
        foreach (var role in new[] { Role.Viewer, Role.Staff })
        {
            var client = await server.ClientAsync(role);
            using var response = await client.RespondAsync(HttpMethod.Get, path, null);
            await response.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory]
    [InlineData("/api/audit?actor=ana", "actor")]
    [InlineData("/api/audit?thing=7", "thing")]
    [InlineData("/api/audit?kind=spaceship", "kind")]
    [InlineData("/api/audit?event=order-beamed-up", "event")]
    [InlineData("/api/audit?from=yesterday", "from")]
    [InlineData("/api/audit?from=2026-02-02&to=2026-02-01", "from")]
    [InlineData("/api/audit?correlation=x", "correlation")]
    [InlineData("/api/audit?cursor=!!", "cursor")]
    [InlineData("/api/audit/export?to=2026-02-30", "to")]
    [InlineData("/api/audit/latest", "position")]
    public async Task AuditLog_AskedForNonsense_NamesTheField(string path, string field)
    {
        var client = await server.ClientAsync(Role.Operator);

        using var response = await client.RespondAsync(HttpMethod.Get, path, null);

        Assert.Contains(field, (await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
    }

    [Fact]
    public async Task Event_AtAPositionThatNoneHas_IsNotFound()
    {
        var client = await server.ClientAsync(Role.Operator);

        using var response = await client.RespondAsync(HttpMethod.Get, "/api/audit/1-99999999", null);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "event-not-found");
    }

    private static string? Text(JsonElement row, string property) => row.GetProperty(property).GetString();

    private static string Days(string day, int days) =>
        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<long> CountAsync(string filter)
    {
        var client = await server.ClientAsync(Role.Operator);
        return (await client.SendAsync(HttpMethod.Get, $"/api/audit?{filter}", null, HttpStatusCode.OK)).GetProperty("total").GetInt64();
    }

    private async Task<(Guid Product, string Position)> DearerProductAsync(string reason)
    {
        var staff = await server.ClientAsync(Role.Staff);
        var product = await new ApiShop(staff).ProductAsync();
        using var changed = await staff.RespondAsync(HttpMethod.Patch, $"/api/products/{product}/price", new { price = 14m, reason });
        await changed.AssertStatusAsync(HttpStatusCode.OK);
        return (product, changed.Position());
    }

    private async Task<JsonElement> ReadAsync(string path, string position)
    {
        var client = await server.ClientAsync(Role.Operator);
        return await client.SendAsync(HttpMethod.Get, path, null, HttpStatusCode.OK, ("Log-Position", position));
    }
}
