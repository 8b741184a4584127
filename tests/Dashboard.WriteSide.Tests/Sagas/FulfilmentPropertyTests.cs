using Dashboard.Domain.Orders;
using Dashboard.Domain.Sagas;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Verify;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>
/// Whatever tokens, stock, addresses, cancellations and ends of the program: every order is ready or failed in the end, what the
/// processor took and kept is what was shipped, and so is what is missing on the shelf.
/// </summary>
public abstract class FulfilmentPropertyTests(TestDatabase database) : SagaSuite(database)
{
    private const int Shops = 6;

    private static readonly string[] Tokens = ["tok_ok", "tok_ok", "tok_flaky", "tok_declined", "card"];

    private static readonly Arbitrary<RandomShop> AnyShop = Arb.From(
        from orders in Gen.ArrayOf(Wish, 14)
        from stock in Gen.Choose(5, 40)
        from ends in Gen.ArrayOf(Gen.Choose(0, 60), 4)
        select new RandomShop(orders, stock, ends));

    private static Gen<RandomOrder> Wish =>
        from token in Gen.Choose(0, Tokens.Length - 1)
        from quantity in Gen.Choose(1, 4)
        from served in Gen.Choose(0, 5)
        from fate in Gen.Choose(0, 2)
        select new RandomOrder(token, quantity, served > 0, fate);

    [Fact]
    public void MoneyAndStock_WhateverHappens_AreExactlyRight() =>
        Prop.ForAll(AnyShop, RunAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(Shops));

    private async Task RunAsync(RandomShop shop)
    {
        var (before, product) = (await ProcessorBook.OfAsync(Dashboard), await Shop.ProductAsync(stock: shop.Stock));
        var orders = new Dictionary<Guid, RandomOrder>();
        foreach (var wish in shop.Orders)
        {
            var address = wish.IsServed ? Shop.Address : Shop.Address with { PostalCode = "00000" };
            var placed = await SendAsync(new PlaceOrder(await Shop.CustomerAsync(), [new(product, wish.Quantity)], address, Tokens[wish.Token]));
            if (placed.IsAccepted)
            {
                orders.Add(placed.Answer.OrderId, wish);
            }
        }

        foreach (var save in shop.Ends)
        {
            await RunUntilItEndsAsync(save);
        }

        await SettleAsync();
        await ActAsync(orders);
        await SettleAsync();

        var rows = await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().Where(order => orders.Keys.Contains(order.Id)).ToListAsync());
        Assert.All(rows, order => Assert.NotEqual(OrderStatus.Submitted, order.Status));
        var shipped = rows.Where(order => order.Status == OrderStatus.Shipped).ToList();
        var after = await ProcessorBook.OfAsync(Dashboard);
        Assert.Equal(before.Kept + shipped.Sum(order => order.Total), after.Kept);
        Assert.Equal(before.Held + rows.Where(order => order.Status == OrderStatus.Confirmed).Sum(order => order.Total), after.Held);
        var stock = await Dashboard.QueryAsync(db => db.Products.AsNoTracking().SingleAsync(row => row.Id == product));
        Assert.Equal(shop.Stock - Pieces(shipped), stock.OnHand);
        Assert.Equal(stock.OnHand - Pieces(rows.Where(order => order.Status == OrderStatus.Confirmed)), stock.Available);
        Assert.Empty(await Dashboard.QueryAsync(db => db.Sagas.Where(saga => saga.Status == SagaStatus.Compensating || saga.Trouble != null).ToListAsync()));
        Assert.Empty(await Dashboard.Services.GetRequiredService<LogVerifier>().VerifyAsync(progress: null, Token).ToListAsync(Token));
    }

    private static long Pieces(IEnumerable<Order> orders) => orders.Sum(order => order.Items.Sum(item => (long)item.Quantity));

    /// <summary>Of what can be sent, some is sent, some is called off and some is left.</summary>
    private async Task ActAsync(Dictionary<Guid, RandomOrder> orders)
    {
        foreach (var (id, wish) in orders.Where(order => order.Value.Fate > 0))
        {
            _ = wish.Fate == 1
                ? await SendAsync(new UpdateOrderStatus(id, OrderStatus.Shipped, "packed"))
                : await SendAsync(new CancelOrder(id, "changed mind"));
        }
    }

    /// <summary>Runs the sagas on a node that ends at a save, if it comes as far.</summary>
    private async Task RunUntilItEndsAsync(int save)
    {
        var program = Crash.Plan(save, after: save % 2 == 0);
        using var node = CancellationTokenSource.CreateLinkedTokenSource(program);
        var running = SagaParts.Of(Definition, Dashboard.Services).Runner.RunAsync(node.Token);
        await Eventually.TrueAsync(async () => running.IsCompleted || !await HasMoreAsync(Token), "the node ends, or has nothing left to do");
        await node.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Crash.Forget();
    }

    private sealed record RandomShop(RandomOrder[] Orders, int Stock, int[] Ends);

    /// <param name="Token">Which of the tokens.</param>
    /// <param name="Quantity">Pieces.</param>
    /// <param name="IsServed">Whether the carrier goes there.</param>
    /// <param name="Fate">0: left as it is; 1: shipped; 2: cancelled.</param>
    private sealed record RandomOrder(int Token, int Quantity, bool IsServed, int Fate);

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : FulfilmentPropertyTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : FulfilmentPropertyTests(database), IClassFixture<SqlServerDatabase>;
}
