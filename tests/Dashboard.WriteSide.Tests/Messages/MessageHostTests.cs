using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Sagas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>Messages that are made and sent with the program, on one node of several.</summary>
public abstract class MessageHostTests(TestDatabase database) : CommandSuite(database)
{
    private FakeSender Sender { get; } = new();

    [Fact]
    public async Task Order_ThatIsConfirmed_IsToldByItself()
    {
        var order = await ConfirmedAsync(Dashboard);

        await SentAsync(order);
    }

    [Fact]
    public async Task Orders_OfTwoNodes_AreToldOnceEach()
    {
        await using var other = await TestDashboard.StartAsync(Database, Configure);
        var orders = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await ConfirmedAsync(Dashboard));
            orders.Add(await ConfirmedAsync(other));
        }

        foreach (var order in orders)
        {
            await SentAsync(order);
        }

        Assert.All(orders, order => Assert.Single(Sender.Handed, handed => handed.Message.OrderId == order));
    }

    [Fact]
    public async Task Orders_WhenTheNodeThatToldIsGone_AreToldByTheOneThatStoodBy()
    {
        await SentAsync(await ConfirmedAsync(Dashboard));
        await using var standBy = await TestDashboard.StartAsync(Database, Configure);
        await Dashboard.StopAsync();

        await SentAsync(await ConfirmedAsync(standBy));
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IMessageSender>(Sender);
        services.AddDashboardMessages();
        services.Configure<SagaOptions>(options => (options.LockRetry, options.FirstRetry) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)));
    }

    private static async Task<Guid> ConfirmedAsync(TestDashboard node)
    {
        var order = (await node.Shop.OrderAsync()).OrderId;
        await node.DoAsync(new UpdateOrderStatus(order, OrderStatus.Confirmed, "paid"));
        return order;
    }

    private Task SentAsync(Guid order) => Eventually.TrueAsync(
        () => Dashboard.QueryAsync(db => db.Messages.AnyAsync(message => message.OrderId == order && message.Status == MessageStatus.Sent)), "the customer is told");

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : MessageHostTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : MessageHostTests(database), IClassFixture<SqlServerDatabase>;
}
