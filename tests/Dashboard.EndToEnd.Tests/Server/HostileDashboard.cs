using System.Text.Json;

namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>A dashboard of its own in which every text that anybody can keep is a hostile one: other tests want names that people have.</summary>
public sealed class HostileDashboard : RenewingDashboard
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly HashSet<string> _fields = [];

    public HostileDashboard() => AdministratorEmail = "hugo@example.com";

    /// <summary>Fields of the API that have held a hostile text.</summary>
    public IReadOnlySet<string> Fields => _fields;

    /// <summary>Puts the ids of what there is into an address.</summary>
    public string Fill(string path) => _ids.Aggregate(path, (address, id) => address.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

    /// <summary>Makes one thing of each kind, and does to it whatever takes a text; once, whichever test is first.</summary>
    public async Task FillAsync()
    {
        if (_ids.Count > 0)
        {
            return;
        }

        await SendAsync(HttpMethod.Put, "profile", new { name = HostileTexts.Text });
        await SellAsync();
        await SubscribeAsync();
        await HireAsync();
        foreach (var deed in (string[])["pause", "resume"])
        {
            await SendAsync(HttpMethod.Post, $"operations/projections/Sales/{deed}", new { reason = HostileTexts.Text });
        }

        await SendAsync(HttpMethod.Post, "operations/projections/Sales/rebuild", new { compareOnly = true, reason = HostileTexts.Text });
        await EraseAsync();
        await Shop.AdvanceClockAsync(days: 1);
        await Shop.UntilAsync("api/renewals", renewals => renewals.ToString().Contains(HostileTexts.Mark, StringComparison.Ordinal), "No renewal is told of.");
        await Shop.UntilCaughtUpAsync();
        _ids["event"] = (await First($"audit?thing={_ids["product"]}&event=product-price-changed")).GetProperty("position").GetString()!;
        _ids["message"] = (await First($"notifications?customerId={_ids["customer"]}")).GetProperty("messageId").GetString()!;
        var sagas = (await SendAsync(HttpMethod.Get, "sagas", null)).GetProperty("items").EnumerateArray();
        _ids["saga"] = sagas.First(saga => saga.GetProperty("customerName").GetString()?.Contains(HostileTexts.Mark, StringComparison.Ordinal) == true).GetProperty("sagaId").GetString()!;
    }

    /// <summary>Customer, product, orders: everything that is told of selling.</summary>
    private async Task SellAsync()
    {
        var customer = new { name = HostileTexts.Text, email = HostileTexts.Email(), phone = HostileTexts.Short, country = HostileTexts.Text };
        await MakeAsync("customer", "customers", customer, "customerId");
        await SendAsync(HttpMethod.Put, "customers/{customer}", customer with { phone = HostileTexts.Short + "2" });
        await SendAsync(HttpMethod.Post, "customers/{customer}/verify", null);
        var details = new
        {
            name = HostileTexts.Text, description = HostileTexts.Text, category = HostileTexts.Short, brand = HostileTexts.Short, tags = new[] { HostileTexts.Short }, images = new[] { HostileTexts.Attribute },
        };
        await MakeAsync("product", "products", new { details.name, details.description, details.category, details.brand, details.tags, details.images, price = 20, stock = 50 }, "productId");
        await SendAsync(HttpMethod.Put, "products/{product}", details with { description = $"2{HostileTexts.Text}" });
        await SendAsync(HttpMethod.Post, "products/{product}/publish", null);
        await SendAsync(HttpMethod.Post, "customers/{customer}/wishlist", new { productId = _ids["product"] });
        await SendAsync(HttpMethod.Patch, "products/{product}/price", new { price = 18, reason = HostileTexts.Text });
        await SendAsync(HttpMethod.Post, "products/{product}/inventory", new { change = 5, reason = HostileTexts.Text });
        await SendAsync(HttpMethod.Post, "products/{product}/reviews", new { customerId = _ids["customer"], rating = 4, comment = HostileTexts.Text });
        var items = new[] { new { productId = _ids["product"], quantity = 1 } };
        var address = new { street = HostileTexts.Text, city = HostileTexts.Text, postalCode = HostileTexts.Text, country = HostileTexts.Text };
        await MakeAsync("order", "orders", new { customerId = _ids["customer"], items, shippingAddress = address, paymentMethod = HostileTexts.Short }, "orderId");
        await MakeAsync("draft", "orders/draft", new { customerId = _ids["customer"], items }, "orderId");
        await MakeAsync("cancelled", "orders/draft", new { customerId = _ids["customer"], items }, "orderId");
        await SendAsync(HttpMethod.Post, "orders/{cancelled}/cancel", new { reason = HostileTexts.Text });
        await Shop.UntilAsync(_ids["order"], "confirmed");
        await SendAsync(HttpMethod.Post, "orders/{order}/payment/capture", null);
        await SendAsync(HttpMethod.Post, "orders/{order}/payment/refund", new { amount = 1, reason = HostileTexts.Text });
        await SendAsync(HttpMethod.Patch, "orders/{order}/status", new { status = "shipped", reason = HostileTexts.Text });
    }

    private async Task SubscribeAsync()
    {
        await MakeAsync("plan", "plans", new { name = HostileTexts.Text, interval = "monthly", price = 10, features = new[] { HostileTexts.Text } }, "planId");
        await MakeAsync("other", "plans", new { name = $"2{HostileTexts.Text}", interval = "monthly", price = 20, features = new[] { HostileTexts.Text } }, "planId");
        foreach (var (name, paymentMethod, trialDays) in ((string, string, int)[])[("subscription", "tok_ok", 0), ("ended", "tok_ok", 0), ("unpaid", "tok_declined", 1)])
        {
            await MakeAsync(name, "subscriptions", new { customerId = _ids["customer"], planId = _ids["plan"], paymentMethod, trialDays }, "subscriptionId");
        }

        await SendAsync(HttpMethod.Post, "subscriptions/{ended}/cancel", new { reason = HostileTexts.Text, atOnce = true });
        var file = $"SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended\n{HostileTexts.Short.Replace("\"", "", StringComparison.Ordinal)},Al <al@example.com>,{HostileTexts.Cell},monthly,30,1,0,2025-01-01,\n{HostileTexts.Cell},,{HostileTexts.Cell},{HostileTexts.Cell},x,,,,\n";
        await Shop.ImportAsync(file);
    }

    private async Task HireAsync()
    {
        foreach (var name in (string[])["member", "gone", "forgotten"])
        {
            await MakeAsync(name, "users", new { name = HostileTexts.Text, email = $"{name}@example.com", role = "viewer" }, "userId");
        }

        await SendAsync(HttpMethod.Post, "users/{gone}/deactivate", new { reason = HostileTexts.Text });
    }

    private async Task EraseAsync()
    {
        await MakeAsync("nobody", "customers", new { name = HostileTexts.Text, email = HostileTexts.Email() }, "customerId");
        await SendAsync(HttpMethod.Post, "customers/{nobody}/erase", new { name = HostileTexts.Text, reason = $"2{HostileTexts.Short}" });
        await SendAsync(HttpMethod.Post, "users/{forgotten}/erase", new { name = HostileTexts.Text, reason = $"2{HostileTexts.Short}" });
    }

    private async Task<JsonElement> First(string path) => (await SendAsync(HttpMethod.Get, path, null)).GetProperty("items")[0];

    private async Task MakeAsync(string name, string path, object body, string key) => _ids[name] = (await SendAsync(HttpMethod.Post, path, body)).GetProperty(key).GetString()!;

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        Note(JsonSerializer.SerializeToElement(body), "");
        return await Shop.SendAsync(method, $"api/{Fill(path)}", body);
    }

    private void Note(JsonElement value, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    Note(field.Value, field.Name);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Note(item, name);
                }

                break;
            case JsonValueKind.String when value.GetString()!.Contains(HostileTexts.Mark, StringComparison.Ordinal):
                _fields.Add(name);
                break;
        }
    }
}
