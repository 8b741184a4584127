using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>The program ends somewhere in a fulfilment; started again, it ends up where it would have without, and nothing was done twice.</summary>
public abstract class CrashedFulfilmentTests(TestDatabase database) : SagaSuite(database)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Order_ThatCanBeFulfilled_IsFulfilledOnceWhereverTheProgramEnds(bool after) => EndAtEverySaveAsync(after, () => BeginAsync(Shop.Address), async begun =>
    {
        var (order, product) = begun;
        Assert.Equal(OrderStatus.Confirmed, (await OrderRowAsync(order)).Status);
        Assert.Equal((SagaStatus.Running, "wait until it is shipped"), ((await SagaAsync(order)).Status, (await SagaAsync(order)).Step));
        Assert.Equal((100, 99), await StockAsync(product));
        Assert.IsType<PaymentAuthorized>(Assert.Single(await Dashboard.EventsAsync(Payment.IdOf(order))));
        Assert.IsType<ShipmentCreated>(Assert.Single(await Dashboard.EventsAsync(Shipment.IdOf(order))));
        Assert.Equal(4, (await CommandsAsync(order)).Count);
        await OneChargeEachAsync();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Order_ThatCannotBeFulfilled_IsUndoneOnceWhereverTheProgramEnds(bool after) => EndAtEverySaveAsync(
        after, () => BeginAsync(Shop.Address with { PostalCode = "00000" }), async begun =>
        {
            var (order, product) = begun;
            Assert.Single((await Dashboard.EventsAsync(order)).OfType<OrderFailed>());
            Assert.Equal(SagaStatus.Failed, (await SagaAsync(order)).Status);
            Assert.Equal((100, 100), await StockAsync(product));
            Assert.Equal([typeof(PaymentAuthorized), typeof(PaymentRefunded)], (await Dashboard.EventsAsync(Payment.IdOf(order))).Select(change => change.GetType()));
            Assert.Empty(await Dashboard.EventsAsync(Shipment.IdOf(order)));
            await OneChargeEachAsync();
        });

    private async Task<(Guid Order, Guid Product)> BeginAsync(Address address)
    {
        var product = await Shop.ProductAsync(stock: 100);
        return (await OrderAsync("tok_ok", product, address), product);
    }

    private async Task OneChargeEachAsync() => Assert.Equal(
        await Dashboard.QueryAsync(db => db.Orders.CountAsync()),
        await Dashboard.QueryAsync(db => db.SimulatedRecords.CountAsync(record => record.Key.StartsWith("sim_auth_"))));

    private async Task<(int OnHand, int Available)> StockAsync(Guid product)
    {
        var row = await Dashboard.QueryAsync(db => db.Products.AsNoTracking().SingleAsync(found => found.Id == product));
        return (row.OnHand, row.Available);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : CrashedFulfilmentTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : CrashedFulfilmentTests(database), IClassFixture<SqlServerDatabase>;
}
