using System.Net;
using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.Web.Api;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>One thing of each kind, made over the API, and a body that each of its routes takes.</summary>
internal sealed class KnownThings
{
    private readonly Dictionary<string, Guid> _ids = [];

    private KnownThings()
    {
    }

    /// <summary>The ids, by the first word of the paths that they belong to.</summary>
    public IReadOnlyDictionary<string, Guid> Ids => _ids;

    /// <summary>What each body holds when nothing is wrong with it.</summary>
    private Dictionary<Type, object> Bodies => new()
    {
        [typeof(LoginBody)] = new { email = "nobody@example.com", password = "not the password", code = "1" },
        [typeof(CustomerBody)] = new { name = "Ana", email = ApiShop.NewEmail(), phone = "1", country = "UK" },
        [typeof(WishBody)] = new { productId = Known("products") },
        [typeof(ProductDetailsBody)] = Product(),
        [typeof(ProductBody)] = new { name = "Lamp", description = "It shines.", category = "Lamps", brand = "Lumen", tags = new[] { "led" }, images = new[] { "/a.png" }, price = 3.5, stock = 1 },
        [typeof(PriceBody)] = new { price = 4.5, reason = "Sale" },
        [typeof(ReviewBody)] = new { customerId = Known("customers"), rating = 4, comment = "Good" },
        [typeof(InventoryBody)] = new { quantity = 5, reason = "Counted" },
        [typeof(ReservationBody)] = new { orderId = Known("orders"), quantity = 1 },
        [typeof(ItemBody)] = Item(),
        [typeof(ItemChangeBody)] = new { quantity = 2, price = 3.5 },
        [typeof(DraftBody)] = new { customerId = Known("customers"), items = new[] { Item() } },
        [typeof(OrderBody)] = new { customerId = Known("customers"), items = new[] { Item() }, shippingAddress = ApiShop.Address, paymentMethod = "card" },
        [typeof(SubmissionBody)] = new { shippingAddress = ApiShop.Address, paymentMethod = "card" },
        [typeof(StatusBody)] = new { status = "confirmed", reason = "Paid" },
        [typeof(ReasonBody)] = new { reason = "Why not" },
        [typeof(PlanBody)] = new { name = $"Plan {Guid.NewGuid():n}", interval = "monthly", price = 10, features = new[] { "Support" } },
        [typeof(SubscriptionBody)] = new { customerId = Known("customers"), planId = Known("plans"), paymentMethod = "card", trialDays = 1, quantity = 1, discount = 0 },
        [typeof(TermsBody)] = new { planId = Known("plans"), quantity = 2, discount = 0 },
        [typeof(UpgradeBody)] = new { planId = Known("plans"), quantity = 2, discount = 0, atOnce = true, chargedAtMost = 1 },
        [typeof(CancellationBody)] = new { reason = "Enough", atOnce = false },
        [typeof(ProfileBody)] = new { name = "The Administrator", timeZone = "Europe/Madrid", theme = "light" },
        [typeof(UserBody)] = new { name = "Eve", email = ApiShop.NewEmail(), role = "viewer" },
        [typeof(UserDetailsBody)] = new { name = "Eve", email = ApiShop.NewEmail() },
        [typeof(RoleBody)] = new { role = "viewer" },
        // The name is nobody's: whoever is known here is still needed.
        [typeof(EraseBody)] = new { name = "Somebody else", reason = "Asked for it" },
        [typeof(PastViewsApi.PastViewBody)] = new { at = "1999-01-01T00:00:00Z" },
        [typeof(TokenBody)] = new { token = "tok_declined" },
        [typeof(RefundBody)] = new { amount = 1, reason = "Broken" },
        [typeof(ClockBody)] = new { days = 1 },
        [typeof(RebuildBody)] = new { compareOnly = true, approve = false, reason = "Why not" },
        [typeof(ParkedBody)] = new { table = "SalesDays", rowKey = "2020-01-01", sequence = 1, reason = "Why not" },
    };

    public static async Task<KnownThings> MakeAsync(DashboardServer server)
    {
        var (staff, admin) = (await server.ClientAsync(Role.Staff), await server.ClientAsync(Role.Administrator));
        var (shop, things) = (new ApiShop(staff), new KnownThings());
        var ids = things._ids;
        (ids["customers"], ids["products"]) = (await shop.CustomerAsync(), await shop.ProductAsync());
        ids["orders"] = await shop.DraftAsync(ids["customers"]);
        await staff.SendAsync(HttpMethod.Post, $"/api/orders/{ids["orders"]}/items", new { productId = ids["products"], quantity = 1 }, HttpStatusCode.OK);
        ids["plans"] = Id(await staff.SendAsync(HttpMethod.Post, "/api/plans", things.Bodies[typeof(PlanBody)], HttpStatusCode.Created), "planId");
        ids["subscriptions"] = Id(await staff.SendAsync(HttpMethod.Post, "/api/subscriptions", things.Bodies[typeof(SubscriptionBody)], HttpStatusCode.Created), "subscriptionId");
        ids["users"] = Id(await admin.SendAsync(HttpMethod.Post, "/api/users", things.Bodies[typeof(UserBody)], HttpStatusCode.Created), "userId");
        return things;
    }

    /// <summary>A body with which nothing is wrong.</summary>
    public JsonObject BodyOf(ApiRoute route)
    {
        Assert.True(Bodies.TryGetValue(route.Body!, out var body), $"Nobody said what a good {route.Body!.Name} is, for {route}.");
        return System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
    }

    /// <summary>The path of a route with the id of what it is about.</summary>
    /// <param name="route">The route.</param>
    /// <param name="id">Another id instead.</param>
    public string PathOf(ApiRoute route, Guid? id = null)
    {
        var about = _ids.TryGetValue(route.Pattern.Split('/')[2], out var known) ? known : Guid.NewGuid();
        return route.Pattern.Replace("{id}", (id ?? about).ToString(), StringComparison.Ordinal)
            .Replace("{productId}", _ids["products"].ToString(), StringComparison.Ordinal).Replace("{orderId}", _ids["orders"].ToString(), StringComparison.Ordinal)
            .Replace("{sessionId}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{line}", "1", StringComparison.Ordinal)
            .Replace("{name}", "Sales", StringComparison.Ordinal).Replace("{position}", "7-1", StringComparison.Ordinal).Replace("{kind}", "order", StringComparison.Ordinal)
            + (route.Pattern.EndsWith("/recommendations", StringComparison.Ordinal) ? $"?customerId={_ids["customers"]}" : "");
    }

    private Guid Known(string kind) => _ids.GetValueOrDefault(kind);

    private static Guid Id(System.Text.Json.JsonElement answer, string name) => answer.GetProperty(name).GetGuid();

    private static object Product() => new { name = "Lamp", description = "It shines.", category = "Lamps", brand = "Lumen", tags = new[] { "led" }, images = new[] { "/a.png" } };

    private object Item() => new { productId = Known("products"), quantity = 1, price = 3.5 };
}
