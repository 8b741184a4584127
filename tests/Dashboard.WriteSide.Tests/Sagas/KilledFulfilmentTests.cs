using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>
/// Two hundred orders at once for too few pieces, and two nodes of which one is killed without a word (SIGKILL) again and again
/// while they are fulfilled, shipped and cancelled: money and stock are exactly right in the end, and no step was taken twice.
/// </summary>
public sealed class KilledFulfilmentTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Orders = 200;
    private const int Stock = 100;
    private const int KillsWhileFulfilled = 8;
    private const int KillsWhileShipped = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Tokens = ["tok_ok", "tok_ok", "tok_ok", "tok_flaky", "tok_declined"];

    private readonly PostgreSqlDatabase _database = new(cluster);
    private readonly List<ChildProcess> _nodes = [];
    private readonly Random _random = new(20101201);
    private TestDashboard _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _desk = await TestDashboard.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _desk.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Orders_OfNodesThatAreKilledAgainAndAgain_AreFulfilledOrUndoneOnce()
    {
        var products = new[] { await _desk.Shop.ProductAsync(10m, Stock), await _desk.Shop.ProductAsync(0.35m, Stock), await _desk.Shop.ProductAsync(99.99m, Stock) };
        _nodes.AddRange([SagaNode.Start(_database), SagaNode.Start(_database)]);
        await Eventually.TrueAsync(() => _desk.QueryAsync(db => db.SagaCheckpoints.AnyAsync(row => row.Kind == SagaKinds.OrderFulfilment)), "a node has begun to listen", Patience);

        var placed = Enumerable.Range(0, Orders).Select(_ => AnyOrder(products)).ToList();
        await Parallel.ForEachAsync(placed, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (wish, _) =>
            await _desk.DoAsync(wish with { CustomerId = await _desk.Shop.CustomerAsync() }));
        await KillAsync(KillsWhileFulfilled, everySteps: 60);
        await SettledAsync();
        await RightAsync(products, sent: []);

        var sent = await SendSomeAsync();
        await KillAsync(KillsWhileShipped, everySteps: 20);
        await SettledAsync();
        await RightAsync(products, sent);
        await OnceAsync();
        Assert.Empty(await _desk.Services.GetRequiredService<LogVerifier>().VerifyAsync(progress: null, Token).ToListAsync(Token));
    }

    private PlaceOrder AnyOrder(Guid[] products)
    {
        var served = _random.Next(10) > 0;
        return new PlaceOrder(
            Guid.Empty,
            [new ItemWish(products[_random.Next(products.Length)], _random.Next(1, 4))],
            served ? Shop.Address : Shop.Address with { PostalCode = "00000" },
            Tokens[_random.Next(Tokens.Length)]);
    }

    /// <summary>Kills one of two nodes, and starts another, each time some steps were taken.</summary>
    private async Task KillAsync(int times, int everySteps)
    {
        for (var kill = 0; kill < times; kill++)
        {
            var aim = await StepsAsync() + _random.Next(1, everySteps);
            await Eventually.TrueAsync(async () => await StepsAsync() >= aim, $"{aim} steps are taken", Patience);
            var node = _nodes[_random.Next(_nodes.Count)];
            await node.DisposeAsync();
            _nodes.Remove(node);
            _nodes.Add(SagaNode.Start(_database));
        }

        Assert.True(await HasMoreAsync(), "the last node was killed too late to leave anything undone");
    }

    /// <summary>Of the orders that are ready, one half is sent and a quarter is called off.</summary>
    private async Task<HashSet<Guid>> SendSomeAsync()
    {
        var ready = await _desk.QueryAsync(db => db.Orders.Where(order => order.Status == OrderStatus.Confirmed).OrderBy(order => order.Number).Select(order => order.Id).ToListAsync());
        var sent = ready.Where((_, index) => index % 2 == 0).ToHashSet();
        await Parallel.ForEachAsync(ready.Index().Where(order => order.Index % 4 != 3), Token, async (order, _) =>
        {
            if (sent.Contains(order.Item))
            {
                await _desk.DoAsync(new UpdateOrderStatus(order.Item, OrderStatus.Shipped, "packed"));
            }
            else
            {
                await _desk.DoAsync(new CancelOrder(order.Item, "changed mind"));
            }
        });
        return sent;
    }

    private Task SettledAsync() => Eventually.TrueAsync(async () => !await HasMoreAsync(), "the nodes have nothing left to do", Patience);

    private async Task<bool> HasMoreAsync()
    {
        var head = await _desk.Services.GetRequiredService<IEventLogReader>().HeadAsync(Token);
        return await IsPendingAsync() || (await _desk.QueryAsync(db => db.SagaCheckpoints.AsNoTracking().SingleAsync(row => row.Kind == SagaKinds.OrderFulfilment, Token))).Position < head || await IsPendingAsync();
    }

    private Task<bool> IsPendingAsync() => _desk.QueryAsync(db => db.SagaCommands.AnyAsync(command => command.Status == SagaCommandStatus.Pending, Token));

    private Task<int> StepsAsync() => _desk.QueryAsync(db => db.SagaCommands.CountAsync(command => command.Status != SagaCommandStatus.Pending, Token));

    /// <summary>What was sent is paid and gone from the shelf, what is ready is set aside, everything else is undone.</summary>
    private async Task RightAsync(Guid[] products, HashSet<Guid> sent)
    {
        var orders = await _desk.QueryAsync(db => db.Orders.AsNoTracking().ToListAsync(Token));
        Assert.Equal(Orders, orders.Count);
        Assert.All(orders, order => Assert.True(order.Status is OrderStatus.Confirmed or OrderStatus.Failed or OrderStatus.Cancelled or OrderStatus.Shipped, $"{order.Number} is {order.Status}"));
        Assert.Equal(sent, orders.Where(order => order.Status == OrderStatus.Shipped).Select(order => order.Id).ToHashSet());
        Assert.Empty(await _desk.QueryAsync(db => db.Sagas.Where(saga => saga.Status == SagaStatus.Compensating || saga.Trouble != null).ToListAsync(Token)));

        var ready = orders.FindAll(order => order.Status == OrderStatus.Confirmed);
        var book = await ProcessorBook.OfAsync(_desk);
        Assert.Equal(orders.Where(order => order.Status == OrderStatus.Shipped).Sum(order => order.Total), book.Kept);
        Assert.Equal(ready.Sum(order => order.Total), book.Held);
        foreach (var row in await _desk.QueryAsync(db => db.Products.AsNoTracking().Where(row => products.Contains(row.Id)).ToListAsync(Token)))
        {
            Assert.Equal(Stock - Pieces(orders.Where(order => order.Status == OrderStatus.Shipped), row.Id), row.OnHand);
            Assert.Equal(row.OnHand - Pieces(ready, row.Id), row.Available);
        }
    }

    private static long Pieces(IEnumerable<Order> orders, Guid product) =>
        orders.Sum(order => order.Items.Where(item => item.ProductId == product).Sum(item => (long)item.Quantity));

    /// <summary>No step left its event twice, and the processor was asked for money once for each order that it gave money for.</summary>
    private async Task OnceAsync()
    {
        var steps = (await _desk.EventsAsync()).Where(change => OrderOf(change) is not null).ToList();
        Assert.Equal(Orders, steps.Count(step => step is OrderSubmitted));
        Assert.All(steps.GroupBy(step => (step.GetType().Name, OrderOf(step))), same => Assert.Single(same));
        Assert.Equal(steps.Count(step => step is PaymentAuthorized), (await ProcessorBook.OfAsync(_desk)).Charges);
    }

    private static Guid? OrderOf(IEvent change) => change switch
    {
        OrderSubmitted e => e.OrderId,
        PaymentAuthorized e => e.OrderId,
        PaymentFailed e => e.OrderId,
        InventoryReserved e => e.OrderId,
        ShipmentCreated e => e.OrderId,
        OrderConfirmed e => e.OrderId,
        OrderShipped e => e.OrderId,
        PaymentCaptured e => e.OrderId,
        OrderFailed e => e.OrderId,
        OrderCancelled e => e.OrderId,
        ShipmentCancelled e => e.OrderId,
        InventoryReleased e => e.OrderId,
        PaymentRefunded e => e.OrderId,
        _ => null,
    };
}
