using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;

namespace Dashboard.Testing.Builders;

/// <summary>Makes what a test needs around it, through commands, with values that differ from one to the next.</summary>
public sealed class Shop(TestDashboard dashboard)
{
    private readonly string _mark = Guid.NewGuid().ToString("n")[..12];
    private int _made;

    /// <summary>An address that validation takes.</summary>
    public static Address Address { get; } = new("1 High Street", "Bath", "BA1 1AA", "United Kingdom");

    public const string PaymentMethod = "card";

    /// <summary>A customer, verified unless said otherwise.</summary>
    /// <returns>The customer's id.</returns>
    public async Task<Guid> CustomerAsync(string? name = null, string? email = null, bool verified = true)
    {
        var number = Interlocked.Increment(ref _made);
        var id = await dashboard.DoAsync(new RegisterCustomer(name ?? $"Customer {number}", email ?? $"customer{number}.{_mark}@example.com", "+44 1225 000000", "United Kingdom"));
        if (verified)
        {
            await dashboard.DoAsync(new VerifyCustomer(id));
        }

        return id;
    }

    /// <summary>A product with a description and an image, not published unless asked.</summary>
    /// <returns>The product's id.</returns>
    public async Task<Guid> ProductAsync(decimal price = 10m, int stock = 100, string? name = null, string category = "Lamps", bool published = false)
    {
        var number = Interlocked.Increment(ref _made);
        var fields = new ProductFields(name ?? $"Product {number}", "What it is.", category, "Acme", ["bright", "new"], ["/images/lamp.png"]);
        var id = await dashboard.DoAsync(new CreateProduct(fields, price, stock));
        if (published)
        {
            await dashboard.DoAsync(new PublishProduct(id));
        }

        return id;
    }

    /// <summary>A draft of a new customer, with one item of each product, or of a new product when none is named.</summary>
    public async Task<NewOrder> DraftAsync(Guid? customer = null, params Guid[] products) =>
        await dashboard.DoAsync(new CreateOrder(customer ?? await CustomerAsync(), await WishesAsync(products)));

    /// <summary>A submitted order of a new customer, with one item of each product, or of a new product when none is named.</summary>
    public async Task<NewOrder> OrderAsync(Guid? customer = null, params Guid[] products) =>
        await dashboard.DoAsync(new PlaceOrder(customer ?? await CustomerAsync(), await WishesAsync(products), Address, PaymentMethod));

    /// <summary>Takes a submitted order along its life, step by step, up to a status.</summary>
    public async Task MoveAsync(Guid order, OrderStatus to, string reason = "next step")
    {
        OrderStatus[] path = to switch
        {
            OrderStatus.Shipped => [OrderStatus.Confirmed, OrderStatus.Shipped],
            OrderStatus.Delivered => [OrderStatus.Confirmed, OrderStatus.Shipped, OrderStatus.Delivered],
            _ => [to],
        };
        foreach (var status in path)
        {
            await dashboard.DoAsync(new UpdateOrderStatus(order, status, reason));
        }
    }

    private async Task<IReadOnlyList<ItemWish>> WishesAsync(Guid[] products)
    {
        if (products.Length == 0)
        {
            products = [await ProductAsync()];
        }

        return [.. products.Select(product => new ItemWish(product, 1))];
    }
}
