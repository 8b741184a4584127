using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Sagas that run with the program, on one node of several.</summary>
public abstract class SagaHostTests(TestDatabase database) : CommandSuite(database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISagaLocks Locks => Dashboard.Services.GetRequiredService<ISagaLocks>();

    [Fact]
    public async Task Order_OfANodeThatRuns_IsFulfilledByItself()
    {
        var order = (await Shop.OrderAsync()).OrderId;

        await ConfirmedAsync(order);
        await Dashboard.DoAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"));

        await Eventually.TrueAsync(
            () => Dashboard.QueryAsync(db => db.Payments.AnyAsync(payment => payment.OrderId == order && payment.Status == PaymentStatus.Captured)), "the shipped order is charged");
    }

    [Fact]
    public async Task Order_OfANodeThatRunsNone_WaitsForOneThatDoes()
    {
        await Dashboard.StopAsync();
        await using var pages = await TestDashboard.StartAsync(Database, services =>
        {
            Configure(services);
            services.Configure<SagaOptions>(options => options.Run = false);
        });
        await pages.Services.GetServices<IHostedService>().OfType<SagaHost>().Single().ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var order = (await pages.Shop.OrderAsync()).OrderId;
        Assert.Empty((await pages.EventsAsync(order)).OfType<OrderConfirmed>());
        await using var runs = await TestDashboard.StartAsync(Database, Configure);

        await ConfirmedAsync(order);
    }

    [Fact]
    public async Task Right_ToRunAKind_IsGivenToOneNode()
    {
        await using (var first = await Locks.TryTakeAsync("test", Token))
        {
            Assert.NotNull(first);
            Assert.Null(await Locks.TryTakeAsync("test", Token));
            await using var other = await Locks.TryTakeAsync("another test", Token);
            Assert.NotNull(other);
        }

        await using var again = await Locks.TryTakeAsync("test", Token);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Orders_WhenTheNodeThatRanIsGone_AreFulfilledByTheOneThatStoodBy()
    {
        await ConfirmedAsync((await Shop.OrderAsync()).OrderId);
        var order = Guid.Empty;
        await using (var standBy = await TestDashboard.StartAsync(Database, Configure))
        {
            await Dashboard.StopAsync();
            order = (await standBy.Shop.OrderAsync()).OrderId;
            await ConfirmedAsync(order);
        }

        Assert.Single((await Dashboard.EventsAsync(order)).OfType<OrderConfirmed>());
    }

    [Fact]
    public async Task Orders_WhenEveryConnectionWasCut_AreStillFulfilled()
    {
        await ConfirmedAsync((await Shop.OrderAsync()).OrderId);

        await Database.CutConnectionsAsync();

        await ConfirmedAsync((await Shop.OrderAsync()).OrderId);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddDashboardSagas();
        services.Configure<SagaOptions>(options =>
        {
            options.LockRetry = TimeSpan.FromMilliseconds(20);
            options.FirstRetry = TimeSpan.FromMilliseconds(20);
        });
    }

    private Task ConfirmedAsync(Guid order) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                return await Dashboard.QueryAsync(db => db.Orders.AnyAsync(row => row.Id == order && row.Status == OrderStatus.Confirmed));
            }
            catch (Exception e) when (Dashboard.Services.GetRequiredService<IWriteDatabase>().IsTransient(e))
            {
                // This question can be the one that meets a connection that was cut; nobody asks again for it.
                return false;
            }
        },
        "the order is confirmed");

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SagaHostTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SagaHostTests(database), IClassFixture<SqlServerDatabase>;
}
