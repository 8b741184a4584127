using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;
using Dashboard.Domain;
using Dashboard.Testing.Databases;
using Dashboard.Testing;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Generate;
using Dashboard.WriteSide.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Generate;

public abstract class LogGeneratorTests(TestDatabase database) : CommandSuite(database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LogGenerator Generator => Dashboard.Services.GetRequiredService<LogGenerator>();

    [Fact]
    public async Task Log_OfSomeHundredOrders_ReplaysToItsRowsAndHoldsEveryEvent()
    {
        var before = await CountAsync();

        var result = await Generator.RunAsync(new GeneratorOptions { Orders = 700, OrdersPerTransaction = 100 }, progress: null, Token);

        var after = await CountAsync();
        var log = await Dashboard.LogAsync();
        Assert.Equal((700, 70), (result.Orders, result.Customers));
        Assert.Equal((before.Customers + 70, before.Products + result.Products, before.Orders + 700, before.Events + result.Events), after);
        await ReplaysToItsRowsAsync(log);
        Assert.Empty(ShopEvents().Except(log.Select(row => row.Name), StringComparer.Ordinal));
        Assert.All(log.GroupBy(row => row.StreamId), stream => Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(row => row.StreamVersion)));
    }

    private static readonly HashSet<string?> NotGenerated =
    [
        typeof(ProjectionPaused).Namespace, typeof(Payment).Namespace, typeof(Shipment).Namespace, typeof(Saga).Namespace, typeof(Message).Namespace,
        typeof(Subscription).Namespace, typeof(StaffUser).Namespace, typeof(SignedIn).Namespace,
    ];

    /// <summary>
    /// Names of every event of the shop, as it was before it charged and sent anything itself, and had nothing to subscribe to; what operators ask of projections and what becomes of the staff
    /// are no part of it either.
    /// </summary>
    private static IEnumerable<string> ShopEvents() => EventCatalog.Names
        .Where(kind => !kind.Key.Equals(typeof(InventoryShipped)) && !kind.Key.Equals(typeof(CustomerErased)) && !NotGenerated.Contains(kind.Key.Namespace))
        .Select(kind => kind.Value.Name);

    [Fact]
    public async Task Orders_OfAGeneratedLog_AreNeverFulfilled()
    {
        var before = (await Dashboard.QueryAsync(db => db.Orders.Select(order => order.Id).ToListAsync(Token))).ToHashSet();

        await Generator.RunAsync(new GeneratorOptions { Orders = 100 }, progress: null, Token);

        var generated = await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().Where(order => order.SubmittedAt != null).ToListAsync(Token));
        Assert.All(generated.Where(order => !before.Contains(order.Id)), order => Assert.Equal("order-imported", order.RefuseFulfilment()?.Code));
    }

    [Fact]
    public void Story_OfAnySeed_BeginsWithSomebodyWhoMayOrder()
    {
        var calendar = new Calendar(orders: 1, until: new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

        Assert.All(Enumerable.Range(1, 200), seed => Assert.True(new WriteSide.Generate.People(seed, calendar).Buyer(among: 1, Chance.Of(seed, 0)).IsVerified));
    }

    [Fact]
    public async Task SecondRun_TakesTheNextSeedAndAdds_AndAUsedSeedIsRefused()
    {
        var first = await Generator.RunAsync(new GeneratorOptions { Orders = 40 }, progress: null, Token);
        var before = await Dashboard.LogAsync();

        var second = await Generator.RunAsync(new GeneratorOptions { Orders = 40 }, progress: null, Token);
        await Assert.ThrowsAsync<SeedUsedException>(() => Generator.RunAsync(new GeneratorOptions { Orders = 40, Seed = first.Seed }, progress: null, Token));

        var after = await Dashboard.LogAsync();
        Assert.NotEqual(first.Seed, second.Seed);
        Assert.Equal(before.Count + second.Events, after.Count);
        Assert.Equal(before.ConvertAll(row => row.EventId), after[..before.Count].ConvertAll(row => row.EventId));
        await ReplaysToItsRowsAsync(after);
    }

    [Fact]
    public async Task Run_StoppedHalfWay_LeavesWholeTransactions()
    {
        var before = await CountAsync();
        using var stop = new CancellationTokenSource();
        var halfWay = new Reports<GeneratorProgress>(progress =>
        {
            if (progress.Orders >= 100)
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Generator.RunAsync(new GeneratorOptions { Orders = 1_000, OrdersPerTransaction = 50 }, halfWay, stop.Token));

        Assert.InRange((await CountAsync()).Orders - before.Orders, 100, 900);
        await ReplaysToItsRowsAsync(await Dashboard.LogAsync());
    }

    [Fact]
    public async Task Commands_AfterARun_GoOnWithNumbersOfTheirOwn()
    {
        await Generator.RunAsync(new GeneratorOptions { Orders = 50 }, progress: null, Token);
        var customer = await Dashboard.QueryAsync(db => db.Customers.AsNoTracking().FirstAsync(row => row.IsVerified, Token));

        var order = await Dashboard.DoAsync(new CreateOrder(customer.Id));

        Assert.Equal(order.OrderId, (await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().SingleAsync(row => row.Number == order.Number, Token))).Id);
    }

    private Task<(int Customers, int Products, int Orders, long Events)> CountAsync() => Dashboard.QueryAsync(async db =>
        (await db.Customers.CountAsync(Token), await db.Products.CountAsync(Token), await db.Orders.CountAsync(Token), await db.Events.LongCountAsync(Token)));

    private async Task ReplaysToItsRowsAsync(List<LogRow> log)
    {
        var streams = log.GroupBy(row => row.StreamId).ToDictionary(stream => stream.Key, stream => stream.Select(TestDashboard.Event));
        List<(Aggregate Row, Aggregate Replayed)> pairs = await Dashboard.QueryAsync(async db => (List<(Aggregate, Aggregate)>)
        [
            .. (await db.Customers.AsNoTracking().ToListAsync(Token)).Select(row => (row, Customer.Blank())),
            .. (await db.Products.AsNoTracking().ToListAsync(Token)).Select(row => (row, Product.Blank())),
            .. (await db.Orders.AsNoTracking().ToListAsync(Token)).Select(row => (row, Order.Blank())),
        ]);
        Assert.Equal(streams.Count, pairs.Count);
        foreach (var (row, replayed) in pairs)
        {
            replayed.Replay(streams[row.Id]);
            Assert.Equivalent(row, replayed, strict: true);
        }
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : LogGeneratorTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : LogGeneratorTests(database), IClassFixture<SqlServerDatabase>;
}
