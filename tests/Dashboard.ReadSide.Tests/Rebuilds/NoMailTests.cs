using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Notifications;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Rebuilding tells nobody anything: what is folded again is not sent again.</summary>
public abstract class NoMailTests(TestDatabase database) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dashboard-mail");

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rebuild_OfEverything_SendsNotOneMessageMore()
    {
        await using var live = await StartAsync();
        var shop = live.Dashboard.Shop;
        var ana = await shop.CustomerAsync("Ana");
        var lamp = await shop.ProductAsync(price: 10m, published: true);
        await live.Dashboard.DoAsync(new AddToWishlist(ana, lamp));
        await shop.MoveAsync((await shop.OrderAsync(ana, lamp)).OrderId, OrderStatus.Shipped);
        await live.Dashboard.DoAsync(new UpdateOrderStatus((await shop.OrderAsync(ana, lamp)).OrderId, OrderStatus.Failed, "no lamp is left"));
        await live.Dashboard.DoAsync(new ChangeProductPrice(lamp, 8m, "sale"));
        await SentAsync(live, 4);
        var before = await live.AskAsync(new ListNotifications());

        foreach (var projection in LiveDashboard.All)
        {
            await live.RebuildAsync(projection);
        }

        // What comes after them in the log: when it is sent, they would have been too.
        await live.Dashboard.DoAsync(new ChangeProductPrice(lamp, 7m, "sale"));
        await SentAsync(live, 5);

        Assert.Equal(5, Files());
        var after = await live.AskAsync(new ListNotifications());
        Assert.Equal(before.Items.Select(row => row.MessageId), after.Items.Skip(1).Select(row => row.MessageId));
        Assert.Equal(5, await live.Dashboard.QueryAsync(db => db.Events.CountAsync(row => row.Name == "message-sending")));
    }

    private Task<LiveDashboard> StartAsync() => LiveDashboard.StartAsync(database, services =>
    {
        services.AddDashboardMessages();
        services.Configure<MailOptions>(options => options.Directory = _data.FullName);
    });

    private static Task SentAsync(LiveDashboard live, int count) => Eventually.TrueAsync(
        () => live.Dashboard.QueryAsync(async db => await db.Messages.CountAsync(message => message.Status == MessageStatus.Sent) == count), $"{count} messages are sent");

    private int Files() => _data.GetFiles("*.eml").Length;

    public sealed class OnPostgreSql(TestCluster cluster) : NoMailTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : NoMailTests(new SqlServerDatabase());
}
