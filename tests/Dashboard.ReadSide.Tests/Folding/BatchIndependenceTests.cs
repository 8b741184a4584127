using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Sales;
using Dashboard.ReadSide.Stock;
using Dashboard.ReadSide.Subscriptions;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>However the log falls into batches, the tables come out the same: live is one event at a time, a rebuild all at once.</summary>
public sealed class BatchIndependenceTests
{
    private static readonly string[] Categories = ["Lamps", "Kitchen", "lamps"];

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_FoldedInAnyBatches_AreTheSame(int seed)
    {
        var history = RandomWalk(new Random(seed));
        Projection[] projections =
            [new CustomerStatsProjection(), new ProductCatalogProjection(), new OrdersProjection(History.Store), new SalesProjection(History.Store), new StockProjection()];
        foreach (var projection in projections)
        {
            var oneByOne = (await history.FoldAsync(projection, batchSize: 1)).Dump();
            Assert.NotEmpty(oneByOne);

            Assert.Equal(oneByOne, (await history.FoldAsync(projection, batchSize: 7)).Dump());
            Assert.Equal(oneByOne, (await history.FoldAsync(projection)).Dump());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Subscriptions_FoldedInAnyBatches_AreTheSame(int seed)
    {
        var history = Subscribe(new Random(seed));

        var oneByOne = (await history.FoldAsync(new SubscriptionsProjection(History.Store), batchSize: 1)).Dump();

        Assert.NotEmpty(oneByOne);
        Assert.Equal(oneByOne, (await history.FoldAsync(new SubscriptionsProjection(History.Store), batchSize: 7)).Dump());
        Assert.Equal(oneByOne, (await history.FoldAsync(new SubscriptionsProjection(History.Store))).Dump());
    }

    /// <summary>What several subscriptions go through, interleaved; what is refused leaves nothing.</summary>
    private static History Subscribe(Random random)
    {
        Plan[] plans = [Subscriptions.Basic, Subscriptions.Pro, Subscriptions.Yearly];
        var history = new History().Add([.. plans.SelectMany(plan => plan.PendingEvents)]);
        var all = Enumerable.Range(1, 6).Select(number => Subscriptions.Started(plans[number % 3], quantity: number, discount: number * 0.3333m)).ToList();
        var today = Subscriptions.Began;
        for (var step = 0; step < 300; step++)
        {
            today = today.AddDays(random.Next(5));
            var (one, terms) = (all[random.Next(all.Count)], plans[random.Next(3)].Terms(random.Next(1, 4)));
            _ = random.Next(12) switch
            {
                0 => one.Upgrade(terms, today, "pay"),
                1 => one.PlanDowngrade(terms, today),
                2 when random.Next(4) == 0 => one.Cancel("enough", today),
                3 => one.EndIfOver(today),
                4 or 5 => one.FailRenewal(today, "card_declined", "No.", History.Noon.AddMinutes(step)),
                6 when random.Next(4) == 0 => one.GiveUp(today),
                7 or 8 => one.Renew(today, "pay"),
                _ => one.FallDue(today),
            };
            history.AddPending(one, History.Noon.AddHours(step));
        }

        return history;
    }

    /// <summary>What several customers, products and orders go through, interleaved.</summary>
    private static History RandomWalk(Random random)
    {
        var history = new History();
        var customers = Enumerable.Range(1, 3).Select(number => Customer(history, number)).ToList();
        var products = Enumerable.Range(1, 4).Select(number => Product.Create(
            Guid.CreateVersion7(), new ProductDetails($"Product {number}", "What it is.", Categories[number % 3], null, [], ["/p.png"]), number, 20)).ToList();
        var orders = new List<Order>();
        var payments = new Dictionary<Guid, Payment>();
        for (var step = 0; step < 300; step++)
        {
            var at = History.Noon.AddHours(step * 3);
            Aggregate changed = random.Next(4) switch
            {
                0 => Create(orders, customers[random.Next(3)], step),
                1 => Change(products[random.Next(4)], random),
                _ => orders.Count == 0 ? Create(orders, customers[0], step) : Move(orders[random.Next(orders.Count)], products[random.Next(4)], at, random),
            };
            history.AddPending(changed, at);
            if (changed is Order { SubmittedAt: not null } order)
            {
                history.AddPending(Pay(payments, order, random), at);
            }
        }

        return history;
    }

    private static OrderCustomer Customer(History history, int number)
    {
        var customer = new OrderCustomer(Guid.CreateVersion7(), $"Customer {number}", $"c{number}@example.com");
        history.Add(new CustomerRegistered { CustomerId = customer.Id, Name = customer.Name, Email = customer.Email });
        return customer;
    }

    private static Order Create(List<Order> orders, OrderCustomer customer, int number)
    {
        var order = Order.Create(Guid.CreateVersion7(), number, customer);
        orders.Add(order);
        return order;
    }

    /// <summary>A step that may be refused: then nothing happened.</summary>
    private static Order Move(Order order, Product product, DateTimeOffset at, Random random)
    {
        _ = random.Next(9) switch
        {
            0 or 1 or 2 => order.AddItem(new OrderProduct(product.Id, product.Name, product.Category), random.Next(1, 4), product.Price),
            3 => order.RemoveItem(random.Next(1, 3)),
            4 => order.ChangeItem(1, random.Next(1, 9), product.Price),
            5 => order.Submit(Orders.At(at, shipping: 3.5m, taxRate: 0.08m)),
            6 => order.ChangeStatus(OrderStatus.Confirmed, "ok"),
            7 => order.ChangeStatus(order.Status == OrderStatus.Confirmed ? OrderStatus.Shipped : OrderStatus.Delivered, "ok"),
            _ => order.ChangeStatus(random.Next(2) == 0 ? OrderStatus.Cancelled : OrderStatus.Failed, "no"),
        };
        return order;
    }

    /// <summary>A step of an order's payment; one that may be refused changes nothing.</summary>
    private static Payment Pay(Dictionary<Guid, Payment> payments, Order order, Random random)
    {
        if (!payments.TryGetValue(order.Id, out var payment))
        {
            payments[order.Id] = payment = Payment.Of(new PayableOrder(order.Id, order.Number, order.CustomerId, order.Total));
        }

        _ = random.Next(4) switch
        {
            0 => payment.FailAuthorization(order.Total, "card", "card_declined", "no"),
            1 => payment.Authorize(order.Total, "card", "r"),
            2 => payment.Capture("r"),
            _ => payment.Refund(payment.Status == PaymentStatus.Captured ? 0.01m : null, "scratched", "r"),
        };
        return payment;
    }

    private static Product Change(Product product, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                product.ChangePrice(random.Next(1, 2_000) / 100m, "season");
                break;
            case 1:
                product.AddReview(Guid.CreateVersion7(), Guid.CreateVersion7(), "Ana", random.Next(1, 6), "well");
                break;
            case 2:
                product.Publish();
                break;
            case 3:
                product.ChangeDetails(product.Details with { Category = Categories[random.Next(3)], Name = $"{product.Name}!" });
                break;
            case 4:
                product.Reserve(Guid.CreateVersion7(), random.Next(1, 3));
                break;
            case 5 when product.Reservations.Count > 0:
                product.Ship(product.Reservations[0].OrderId, product.Reservations[0].Quantity);
                break;
            default:
                product.AdjustInventory(random.Next(0, 40), "counted");
                break;
        }

        return product;
    }
}
