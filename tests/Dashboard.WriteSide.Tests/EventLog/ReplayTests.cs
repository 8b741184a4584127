using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.Testing.Databases;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.EventLog;

public abstract class ReplayTests(TestDatabase database) : CommandSuite(database)
{
    private const int Walks = 12;
    private const int Steps = 45;

    private static readonly Arbitrary<WalkStep[]> AnyWalk = Arb.From(
        Gen.ArrayOf(
            Gen.Choose(0, RandomWalk.Kinds - 1).SelectMany(kind => Gen.Choose(0, 1_000).SelectMany(
                which => Gen.Choose(0, 1_000).Select(number => new WalkStep(kind, which, number)))),
            Steps),
        walk => walk.Select((_, left) => walk.Where((_, index) => index != left).ToArray()));

    /// <summary>Every public property is compared, what is not stored included: it follows from what is.</summary>
    [Fact]
    public void Replay_OfTheLogAfterAnyWalk_IsTheRow() =>
        Prop.ForAll(AnyWalk, WalkAndReplayAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(Walks));

    private async Task WalkAndReplayAsync(WalkStep[] steps)
    {
        var walk = await RandomWalk.BeginAsync(Dashboard);
        foreach (var step in steps)
        {
            await walk.TakeAsync(step);
        }

        foreach (var id in walk.Customers)
        {
            await SameAsync(Customer.Blank(), await Dashboard.QueryAsync(db => db.Customers.AsNoTracking().SingleAsync(row => row.Id == id)));
        }

        foreach (var id in walk.Products)
        {
            await SameAsync(Product.Blank(), await Dashboard.QueryAsync(db => db.Products.AsNoTracking().SingleAsync(row => row.Id == id)));
        }

        foreach (var id in walk.Orders)
        {
            await SameAsync(Order.Blank(), await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().SingleAsync(row => row.Id == id)));
        }

        foreach (var payment in await Dashboard.QueryAsync(db => db.Payments.AsNoTracking().Where(row => walk.Orders.Contains(row.OrderId)).ToListAsync()))
        {
            await SameAsync(Payment.Blank(), payment);
        }

        foreach (var shipment in await Dashboard.QueryAsync(db => db.Shipments.AsNoTracking().Where(row => walk.Orders.Contains(row.OrderId)).ToListAsync()))
        {
            await SameAsync(Shipment.Blank(), shipment);
        }
    }

    private async Task SameAsync<TAggregate>(TAggregate replayed, TAggregate row)
        where TAggregate : Aggregate
    {
        replayed.Replay(await Dashboard.EventsAsync(row.Id));

        Assert.Equivalent(row, replayed, strict: true);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ReplayTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ReplayTests(database), IClassFixture<SqlServerDatabase>;
}
