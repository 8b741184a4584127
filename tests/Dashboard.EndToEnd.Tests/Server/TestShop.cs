using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>Fills the dashboard through its API, as a program of the shop would.</summary>
public sealed class TestShop : IDisposable
{
    private static readonly object Address = new { street = "1 High Street", city = "Bath", postalCode = "BA1 1AA", country = "United Kingdom" };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _client;

    private TestShop(HttpClient client) => _client = client;

    /// <summary>A verified customer, called Ana Arias.</summary>
    public string Customer { get; private set; } = "";

    /// <summary>A published product, called Desk lamp, with reviews and a price that fell.</summary>
    public string Product { get; private set; } = "";

    /// <summary>A delivered order of the customer.</summary>
    public string Order { get; private set; } = "";

    /// <summary>A draft of the customer.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>A subscription of the customer to the plan Basic, of 28.00 a month.</summary>
    public string Subscription { get; private set; } = "";

    /// <summary>A member of staff who is invited, called Ina Invited.</summary>
    public string Member { get; private set; } = "";

    /// <summary>Signs in and makes what every test may look at.</summary>
    public static async Task<TestShop> OpenAsync(Uri address, Account account)
    {
        var shop = new TestShop(new HttpClient { BaseAddress = address });
        var login = await shop.SendAsync(HttpMethod.Post, "api/auth/login", new { email = account.Email, password = account.Password });
        shop._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("accessToken").GetString());
        await shop.FillAsync();
        return shop;
    }

    /// <summary>Changes the price of a product.</summary>
    public Task RepriceAsync(string product, decimal price) =>
        SendAsync(HttpMethod.Patch, $"api/products/{product}/price", new { price, reason = "season" });

    /// <summary>A published product.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> ProductAsync(string name, decimal price, int stock = 100)
    {
        var product = Text(
            await SendAsync(HttpMethod.Post, "api/products", new { name, description = "What it is.", category = "Lamps", brand = "Acme", tags = new[] { "desk" }, images = new[] { "/icons/dashboard.svg" }, price, stock }),
            "productId");
        await SendAsync(HttpMethod.Post, $"api/products/{product}/publish", new { });
        return product;
    }

    /// <summary>Registers a customer.</summary>
    public Task RegisterAsync(string name) => SendAsync(HttpMethod.Post, "api/customers", new { name, email = $"{Guid.NewGuid():N}@example.com" });

    /// <summary>Begins an order of the customer, with two pieces of the product.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> DraftAsync() => Text(
        await SendAsync(HttpMethod.Post, "api/orders/draft", new { customerId = Customer, items = new[] { new { productId = Product, quantity = 2 } } }), "orderId");

    /// <summary>Offers a plan that is billed monthly.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PlanAsync(string name, decimal price) =>
        Text(await SendAsync(HttpMethod.Post, "api/plans", new { name, interval = "monthly", price, features = new[] { "Support" } }), "planId");

    /// <summary>Starts a subscription of the customer.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SubscribeAsync(string plan, string token = "tok_ok", int trialDays = 0) => Text(
        await SendAsync(HttpMethod.Post, "api/subscriptions", new { customerId = Customer, planId = plan, paymentMethod = token, trialDays }), "subscriptionId");

    /// <summary>Sends the clock forward, where the server lets it.</summary>
    /// <returns>How far it is ahead of the system's.</returns>
    public async Task<TimeSpan> AdvanceClockAsync(int days) =>
        TimeSpan.FromMinutes((await SendAsync(HttpMethod.Post, "api/operations/clock", new { days })).GetProperty("aheadMinutes").GetDouble());

    /// <summary>When a subscription was charged last, or was to be, by the server's clock.</summary>
    public async Task<DateTimeOffset> ChargedAtAsync(string subscription) =>
        (await _client.GetFromJsonAsync<JsonElement>($"api/subscriptions/{subscription}")).GetProperty("charges")[0].GetProperty("at").GetDateTimeOffset();

    public void Dispose() => _client.Dispose();

    private async Task FillAsync()
    {
        Member = Text(await SendAsync(HttpMethod.Post, "api/users", new { name = "Ina Invited", email = "ina@example.com", role = "staff" }), "userId");
        Customer = Text(await SendAsync(HttpMethod.Post, "api/customers", new { name = "Ana Arias", email = "ana@example.com", phone = "+44 1225 000000", country = "Spain" }), "customerId");
        await SendAsync(HttpMethod.Post, $"api/customers/{Customer}/verify", new { });
        await SendAsync(HttpMethod.Post, "api/customers", new { name = "Ben Brown", email = "ben@example.com" });
        Product = await ProductAsync("Desk lamp", 20m);
        await ProductAsync("Oak chair", 85.5m, stock: 3);
        await RepriceAsync(Product, 18.5m);
        await SendAsync(HttpMethod.Post, $"api/products/{Product}/reviews", new { customerId = Customer, rating = 4, comment = "Bright." });
        await SendAsync(HttpMethod.Post, $"api/customers/{Customer}/wishlist", new { productId = Product });
        var items = new[] { new { productId = Product, quantity = 2 } };
        Order = Text(await SendAsync(HttpMethod.Post, "api/orders", new { customerId = Customer, items, shippingAddress = Address, paymentMethod = "Card" }), "orderId");
        await UntilAsync(Order, "confirmed");
        foreach (var status in (string[])["shipped", "delivered"])
        {
            await SendAsync(HttpMethod.Patch, $"api/orders/{Order}/status", new { status, reason = "next step" });
        }

        Draft = await DraftAsync();
        Subscription = await SubscribeAsync(await PlanAsync("Basic", 28m));
    }

    /// <summary>Takes over a file of subscriptions, and waits until that is done.</summary>
    public async Task ImportAsync(string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var begun = await _client.PostAsync("api/import/subscriptions", content);
        Assert.True(begun.IsSuccessStatusCode, await begun.Content.ReadAsStringAsync());
        await UntilAsync(begun.Headers.Location!.ToString(), job => Text(job, "state") is "finished" or "failed", "The import is not over in time.");
    }

    /// <summary>Waits until everything that was done can be seen.</summary>
    public Task UntilCaughtUpAsync() => UntilAsync(
        "api/operations/projections", all => all.GetProperty("items").EnumerateArray().All(one => one.GetProperty("eventsBehind").GetInt64() == 0), "The projections do not catch up.");

    /// <summary>Waits until an order has come to a status by itself.</summary>
    public async Task UntilAsync(string order, string status)
    {
        var now = "";
        for (var waited = Stopwatch.StartNew(); now != status; await Task.Delay(50))
        {
            Assert.True(waited.Elapsed < Patience, $"The order {order} is {now}, and did not become {status} in time.");
            using var answer = await _client.GetAsync($"api/orders/{order}");
            now = answer.IsSuccessStatusCode ? Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "status") : "not to be seen yet";
        }
    }

    /// <summary>Waits until a question is answered so.</summary>
    public async Task UntilAsync(string path, Func<JsonElement, bool> isSo, string fault)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(await SendAsync(HttpMethod.Get, path, null)); await Task.Delay(50))
        {
            Assert.True(waited.Elapsed < Patience, fault);
        }
    }

    /// <summary>Asks the API, as the administrator, for something that must work.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static string Text(JsonElement answer, string property) => answer.GetProperty(property).GetString()!;
}
