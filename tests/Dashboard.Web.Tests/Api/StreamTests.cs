using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>The time machine over the API.</summary>
[Collection(ApiCollection.Name)]
public sealed class StreamTests(DashboardServer server)
{
    [Fact]
    public async Task Product_AskedForAtAMoment_IsAsItWasThen()
    {
        var (product, staff) = await DearerProductAsync();

        var then = await GetAsync(staff, $"/api/streams/product/{product}?at=1");
        var now = await GetAsync(staff, $"/api/streams/product/{product}");
        var before = await GetAsync(staff, $"/api/streams/product/{product}?at=0");
        var event1 = then.GetProperty("event");
        var atInstant = await GetAsync(staff, $"/api/streams/product/{product}?at={Uri.EscapeDataString(event1.GetProperty("occurredAt").GetString()!)}");

        Assert.Equal((1, 2, 12.5m), (then.GetProperty("version").GetInt32(), then.GetProperty("lastVersion").GetInt32(), then.GetProperty("state").GetProperty("price").GetDecimal()));
        Assert.Equal(14m, now.GetProperty("state").GetProperty("price").GetDecimal());
        Assert.Equal((0, JsonValueKind.Null), (before.GetProperty("version").GetInt32(), before.GetProperty("state").ValueKind));
        Assert.Equal("product-created", event1.GetProperty("name").GetString());
        var atPosition = await GetAsync(staff, $"/api/streams/product/{product}?at={event1.GetProperty("position").GetString()}");
        Assert.Equal(1, atPosition.GetProperty("version").GetInt32());
        Assert.InRange(atInstant.GetProperty("version").GetInt32(), 1, 2);
    }

    [Fact]
    public async Task TwoMoments_Compared_DifferInWhatHappenedBetweenThem()
    {
        var (product, staff) = await DearerProductAsync();

        var difference = await GetAsync(staff, $"/api/streams/product/{product}/difference?from=1&to=2");

        var changes = difference.GetProperty("changes").EnumerateArray()
            .Select(change => (change.GetProperty("field").GetString(), change.GetProperty("change").GetString(), change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        Assert.Equal([("price", "changed", "12.5", "14"), ("version", "changed", "1", "2")], changes.Order());
    }

    [Fact]
    public async Task Prices_OfAProduct_AreThoseOfItsEvents()
    {
        var (product, staff) = await DearerProductAsync();

        var prices = await GetAsync(staff, $"/api/streams/product/{product}/prices");

        Assert.Equal([12.5m, 14m], prices.GetProperty("items").EnumerateArray().Select(price => price.GetProperty("price").GetDecimal()));
    }

    [Theory]
    [InlineData("/api/streams/spaceship/01990000-0000-7000-8000-000000000000", "kind")]
    [InlineData("/api/streams/product/7", "id")]
    [InlineData("/api/streams/product/01990000-0000-7000-8000-000000000000?at=yesterday", "at")]
    [InlineData("/api/streams/product/01990000-0000-7000-8000-000000000000?at=99999999999999", "at")]
    [InlineData("/api/streams/product/01990000-0000-7000-8000-000000000000/difference?from=x", "from")]
    [InlineData("/api/streams/product/7/prices", "id")]
    public async Task Moment_AskedForWrongly_NamesTheField(string path, string field)
    {
        var staff = await server.ClientAsync(Role.Operator);

        using var response = await staff.RespondAsync(HttpMethod.Get, path, null);

        Assert.Contains(field, (await response.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
    }

    [Fact]
    public async Task Thing_ThatTheLogDoesNotKnow_IsNotFound()
    {
        var (product, staff) = await DearerProductAsync();

        foreach (var path in new[] { $"/api/streams/product/{Guid.CreateVersion7()}", $"/api/streams/order/{product}", $"/api/streams/product/{Guid.CreateVersion7()}/prices" })
        {
            using var response = await staff.RespondAsync(HttpMethod.Get, path, null);
            await response.AssertProblemAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Past_OfWhatAViewerSees_IsOpenToViewersAndNothingElse()
    {
        var (product, _) = await DearerProductAsync();
        var viewer = await server.ClientAsync(Role.Viewer);

        _ = await GetAsync(viewer, $"/api/streams/product/{product}");
        foreach (var kind in new[] { "staff-user", "saga", "payment", "message", "projection" })
        {
            using var refused = await viewer.RespondAsync(HttpMethod.Get, $"/api/streams/{kind}/{product}", null);
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    private static Task<JsonElement> GetAsync(HttpClient client, string path) => client.SendAsync(HttpMethod.Get, path, null, HttpStatusCode.OK);

    private async Task<(Guid Product, HttpClient Staff)> DearerProductAsync()
    {
        var staff = await server.ClientAsync(Role.Staff);
        var product = await new ApiShop(staff).ProductAsync();
        _ = await staff.SendAsync(HttpMethod.Patch, $"/api/products/{product}/price", new { price = 14m, reason = "Dearer brass" }, HttpStatusCode.OK);
        return (product, staff);
    }
}
