using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.WriteSide.Tests.EventLog;

/// <summary>One step: which command, on which of the things that there are, with which value.</summary>
public sealed record WalkStep(int Kind, int Which, int Number);

/// <summary>Sends commands as they come, sensible or not: most are accepted, some are refused.</summary>
internal sealed class RandomWalk(TestDashboard dashboard)
{
    /// <summary>How many kinds of step there are.</summary>
    public const int Kinds = 26;

    private readonly string _mark = Guid.NewGuid().ToString("n");

    public List<Guid> Customers { get; } = [];

    public List<Guid> Products { get; } = [];

    public List<Guid> Orders { get; } = [];

    public static async Task<RandomWalk> BeginAsync(TestDashboard dashboard)
    {
        var walk = new RandomWalk(dashboard);
        walk.Customers.Add(await dashboard.Shop.CustomerAsync(email: $"{walk._mark}@example.com"));
        walk.Products.Add(await dashboard.Shop.ProductAsync(stock: 20));
        walk.Products.Add(await dashboard.Shop.ProductAsync(price: 3.3333m, stock: 20));
        return walk;
    }

    public Task TakeAsync(WalkStep step)
    {
        var (customer, product, order) = (Pick(Customers, step), Pick(Products, step), Pick(Orders, step));
        var (number, text) = (step.Number, $"text {step.Number % 3}");
        return step.Kind switch
        {
            0 => KeepAsync(Customers, new RegisterCustomer(text, $"{number % 5}.{_mark}@example.com", text)),
            1 => dashboard.SendAsync(new VerifyCustomer(customer)),
            2 => dashboard.SendAsync(new ChangeCustomerDetails(customer, text, $"{number % 5}.{_mark}@example.com", null, text)),
            3 => dashboard.SendAsync(new AddToWishlist(customer, product)),
            4 => dashboard.SendAsync(new RemoveFromWishlist(customer, product)),
            5 => KeepAsync(Products, new CreateProduct(Fields(number), 0.0001m * (number + 1), number % 10)),
            6 => dashboard.SendAsync(new ChangeProductDetails(product, Fields(number))),
            7 => dashboard.SendAsync(new ChangeProductPrice(product, 0.01m * (1 + (number % 7)), text)),
            8 => dashboard.SendAsync(new PublishProduct(product)),
            9 => dashboard.SendAsync(new AddReview(product, customer, 1 + (number % 5), text)),
            10 => dashboard.SendAsync(new AdjustInventory(product, null, (number % 21) - 10, text)),
            11 => dashboard.SendAsync(new ReserveInventory(product, order, 1 + (number % 5))),
            12 => dashboard.SendAsync(new ReleaseInventory(product, order)),
            13 => KeepOrderAsync(new CreateOrder(customer, [new ItemWish(product, 1 + (number % 3))])),
            14 => KeepOrderAsync(new PlaceOrder(customer, [new ItemWish(product, 1 + (number % 3)), new ItemWish(product, 1, 0.005m)], Shop.Address, "card")),
            15 => dashboard.SendAsync(new AddOrderItem(order, product, 1 + (number % 3), number % 2 == 0 ? null : 0.3333m)),
            16 => number % 2 == 0
                ? dashboard.SendAsync(new ChangeOrderItem(order, 1 + (number % 3), 1 + (number % 5)))
                : dashboard.SendAsync(new RemoveOrderItem(order, 1 + (number % 3))),
            17 => dashboard.SendAsync(new SubmitOrder(order, Shop.Address, "card")),
            18 => dashboard.SendAsync(new AuthorizePayment(order, number % 3 == 0 ? "tok_declined" : null)),
            19 => dashboard.SendAsync(new CapturePayment(order)),
            20 => dashboard.SendAsync(new RefundPayment(order, number % 2 == 0 ? null : 0.01m * (number + 1), text)),
            21 => dashboard.SendAsync(new CreateShipment(order)),
            22 => dashboard.SendAsync(new CancelShipment(order, text)),
            23 => dashboard.SendAsync(new MarkShipmentDelivered(order)),
            24 => number % 3 == 0
                ? dashboard.SendAsync(new ReleaseOrderInventory(order))
                : dashboard.SendAsync(new ReserveOrderInventory(order)),
            _ => number % 6 == 0
                ? dashboard.SendAsync(new CancelOrder(order, text))
                : dashboard.SendAsync(new UpdateOrderStatus(order, (OrderStatus)(2 + (number % 5)), text)),
        };
    }

    private static Guid Pick(List<Guid> ids, WalkStep step) => ids.Count == 0 ? Guid.Empty : ids[step.Which % ids.Count];

    private static ProductFields Fields(int number) => new(
        $"Product {number % 4}",
        number % 2 == 0 ? "It shines." : null,
        "Lamps",
        number % 3 == 0 ? "Acme" : null,
        [.. Enumerable.Range(0, number % 3).Select(tag => $"tag {tag}")],
        number % 5 == 0 ? [] : ["/lamp.png"]);

    private async Task KeepAsync(List<Guid> ids, Command<Guid> command)
    {
        if (await dashboard.SendAsync(command) is { IsAccepted: true } outcome)
        {
            ids.Add(outcome.Answer);
        }
    }

    private async Task KeepOrderAsync(Command<NewOrder> command)
    {
        if (await dashboard.SendAsync(command) is { IsAccepted: true } outcome)
        {
            Orders.Add(outcome.Answer.OrderId);
        }
    }
}
