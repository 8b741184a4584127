using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Orders;

public abstract class PlaceOrderTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nothing = Guid.CreateVersion7();

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<StoreOptions>(store => (store.ShippingFee, store.TaxRate) = (4.995m, 0.2m));
    }

    [Fact]
    public async Task Place_Items_IsCreatedAndSubmittedInOneTransaction()
    {
        var (customer, lamp, chair) = (await Shop.CustomerAsync("Ana"), await Shop.ProductAsync(10.005m), await Shop.ProductAsync(30m));
        var command = new PlaceOrder(customer, [new(lamp, 1), new(chair, 2, 20m)], Shop.Address with { City = " Bath " }, " card ");

        var outcome = await SendAsync(command);

        var rows = await Dashboard.LogAsync(outcome.Answer!.OrderId);
        Assert.Equal(["order-created", "order-submitted"], rows.Select(row => row.Name));
        Assert.Single(rows.DistinctBy(row => row.Transaction));
        var submitted = Assert.IsType<OrderSubmitted>(TestDashboard.Event(rows[1]));
        Assert.Equal((50.01m, 5.00m, 10.00m, 65.01m), (submitted.Subtotal, submitted.Shipping, submitted.Tax, submitted.Total));
        Assert.Equal([(1, lamp, 1, 10.005m), (2, chair, 2, 20m)], submitted.Items.Select(item => (item.Line, item.ProductId, item.Quantity, item.Price)));
        Assert.Equal(("Ana", outcome.Answer.Number, Shop.Address, "card"), (submitted.CustomerName, submitted.Number, submitted.ShippingAddress!, submitted.PaymentMethod));
    }

    [Fact]
    public async Task Place_ForAnUnverifiedCustomer_IsRefused()
    {
        var customer = await Shop.CustomerAsync("Ana", verified: false);

        await RefusedAsync(
            new PlaceOrder(customer, [new(await Shop.ProductAsync(), 1)], Shop.Address, "card"),
            "customer-not-verified", "Ana is not verified yet; only a verified customer can order.");
    }

    [Fact]
    public async Task Place_MoreThanCanBePromised_IsRefusedAlsoOverSeveralItems()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync(stock: 5, name: "Lamp"));

        await RefusedAsync(
            new PlaceOrder(customer, [new(lamp, 3), new(lamp, 3, 9m)], Shop.Address, "card"),
            "out-of-stock", "Only 5 of Lamp can be promised, 6 were asked for.");
        Assert.Equal(2, (await AcceptedAsync(new PlaceOrder(customer, [new(lamp, 3), new(lamp, 2, 9m)], Shop.Address, "card"))).Count);
    }

    [Fact]
    public async Task Place_MoreThanAnOrderCanComeTo_IsRefused()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync(stock: int.MaxValue));

        await RefusedAsync(
            new PlaceOrder(customer, [new(lamp, 1_000_000, Money.MaxPrice)], Shop.Address, "card"),
            "order-too-large", "An order can come to at most 100000000000.");
    }

    [Fact]
    public async Task Place_UpToWhatAnOrderCanComeTo_IsStored()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync(stock: int.MaxValue));

        Assert.Equal(2, (await AcceptedAsync(new PlaceOrder(customer, [new(lamp, 1000, Money.MaxPrice)], Shop.Address, "card"))).Count);
    }

    [Fact]
    public async Task Place_ForNobodyOrOfNothing_IsNotFound()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync());

        await NotFoundAsync(new PlaceOrder(Nothing, [new(lamp, 1)], Shop.Address, "card"), "customer", Nothing);
        await NotFoundAsync(new PlaceOrder(customer, [new(lamp, 1), new(Nothing, 1)], Shop.Address, "card"), "product", Nothing);
    }

    [Fact]
    public async Task Place_ManyAtOnceOnTwoNodes_GivesEachANumberOfItsOwn()
    {
        var (customer, lamp) = (await Shop.CustomerAsync(), await Shop.ProductAsync(stock: 10_000));
        await using var other = await TestDashboard.StartAsync(Database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(number =>
            (number % 2 == 0 ? Dashboard : other).SendAsync(new PlaceOrder(customer, [new(lamp, 1)], Shop.Address, "card"))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted));
        Assert.Equal(60, outcomes.Select(outcome => outcome.Answer!.Number).Distinct().Count());
        Assert.All(outcomes, outcome => Assert.True(outcome.Answer!.Number >= 1));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : PlaceOrderTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : PlaceOrderTests(database), IClassFixture<SqlServerDatabase>;
}
