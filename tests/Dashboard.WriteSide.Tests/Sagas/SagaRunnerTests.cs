using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.Testing.Databases;
using Dashboard.Testing;
using Dashboard.WriteSide.Sagas;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Sagas that run by themselves, on as many nodes as there are.</summary>
public abstract class SagaRunnerTests(TestDatabase database) : SagaSuite(database)
{
    [Fact]
    public async Task Orders_OnTwoNodesAtOnce_AreFulfilledOnce()
    {
        var product = await Shop.ProductAsync(stock: 1_000);
        var orders = new List<Guid>();
        await using var nodes = Start(nodes: 2);
        for (var order = 0; order < 12; order++)
        {
            orders.Add(await OrderAsync(order % 3 == 0 ? "tok_flaky" : "tok_ok", product));
        }

        await nodes.UntilAsync(() => AllAsync(orders, OrderStatus.Confirmed), "all orders are confirmed");

        foreach (var order in orders)
        {
            Assert.IsType<PaymentAuthorized>(Assert.Single(await Dashboard.EventsAsync(Payment.IdOf(order))));
            Assert.IsType<ShipmentCreated>(Assert.Single(await Dashboard.EventsAsync(Shipment.IdOf(order))));
            Assert.Single((await Dashboard.EventsAsync(order)).OfType<OrderConfirmed>());
            Assert.Equal(4, (await CommandsAsync(order)).Count);
        }
    }

    [Fact]
    public async Task Fifty_OrdersForTenPieces_AreTenConfirmedAndFortyUndone()
    {
        var product = await Shop.ProductAsync(stock: 10);
        var orders = new List<Guid>();
        for (var order = 0; order < 50; order++)
        {
            orders.Add(await OrderAsync(product: product));
        }

        await using var nodes = Start(nodes: 1);
        await nodes.UntilAsync(() => OverAsync(orders), "every order is confirmed or failed, and undone");

        var rows = await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().Where(order => orders.Contains(order.Id)).ToListAsync());
        Assert.Equal((10, 40), (rows.Count(order => order.Status == OrderStatus.Confirmed), rows.Count(order => order.Status == OrderStatus.Failed)));
        var stock = await Dashboard.QueryAsync(db => db.Products.AsNoTracking().SingleAsync(row => row.Id == product));
        Assert.Equal((10, 0), (stock.OnHand, stock.Available));
        var payments = await Dashboard.QueryAsync(db => db.Payments.AsNoTracking().Where(payment => orders.Contains(payment.OrderId)).ToListAsync());
        Assert.Equal((10, 40), (payments.Count(payment => payment.Status == PaymentStatus.Authorized), payments.Count(payment => payment.Status == PaymentStatus.Released)));
    }

    private async Task<bool> AllAsync(List<Guid> orders, OrderStatus status) =>
        await Dashboard.QueryAsync(db => db.Orders.CountAsync(order => orders.Contains(order.Id) && order.Status == status)) == orders.Count
        && !await Dashboard.QueryAsync(db => db.SagaCommands.AnyAsync(command => command.Status == SagaCommandStatus.Pending));

    private async Task<bool> OverAsync(List<Guid> orders) =>
        await Dashboard.QueryAsync(db => db.Orders.CountAsync(order => orders.Contains(order.Id) && order.Status == OrderStatus.Submitted)) == 0
        && await Dashboard.QueryAsync(db => db.Sagas.CountAsync(saga => orders.Contains(saga.Key) && saga.Status == SagaStatus.Failed)) == 40;

    private Nodes Start(int nodes)
    {
        var stop = new CancellationTokenSource();
        return new Nodes(stop, [.. Enumerable.Range(0, nodes).Select(_ => SagaParts.Of(Definition, Dashboard.Services).Runner.RunAsync(stop.Token))]);
    }

    private sealed class Nodes(CancellationTokenSource stop, IReadOnlyList<Task> running) : IAsyncDisposable
    {
        public Task UntilAsync(Func<Task<bool>> condition, string sentence) => Eventually.TrueAsync(
            async () =>
            {
                foreach (var ended in running.Where(node => node.IsCompleted))
                {
                    await ended;
                }

                return await condition();
            },
            sentence,
            TimeSpan.FromSeconds(60));

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SagaRunnerTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SagaRunnerTests(database), IClassFixture<SqlServerDatabase>;
}
