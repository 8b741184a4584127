using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Pipeline;

public abstract class IdempotencyTests(TestDatabase database) : CommandSuite(database)
{
    private const string Reused = "This command id was used for another command; each command needs an id of its own.";

    [Fact]
    public async Task Command_SentTwice_IsAnsweredTheSameAndDoneOnce()
    {
        var command = new PlaceOrder(await Shop.CustomerAsync(), [new(await Shop.ProductAsync(), 1)], Shop.Address, "card");

        var first = await SendAsync(command);
        var second = await SendAsync(command);

        Assert.True(first is { IsAccepted: true, Repeated: false });
        Assert.Equal((first.Answer, first.Position, true), (second.Answer, second.Position, second.Repeated));
        Assert.Equal(2, (await Dashboard.LogAsync()).Count(row => row.CommandId == command.CommandId));
    }

    [Fact]
    public async Task Command_SentTwiceThoughTheSecondWouldBeRefused_IsAnsweredAsTheFirstTime()
    {
        var command = new VerifyCustomer(await Shop.CustomerAsync(verified: false));

        await SendAsync(command);
        var second = await SendAsync(command);

        Assert.True(second is { IsAccepted: true, Repeated: true });
    }

    [Fact]
    public async Task Command_SentSixteenTimesAtOnce_IsDoneOnceAndAnsweredTheSame()
    {
        var command = new PlaceOrder(await Shop.CustomerAsync(), [new(await Shop.ProductAsync(), 1)], Shop.Address, "card");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(command)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted));
        Assert.Single(outcomes.Select(outcome => (outcome.Answer, outcome.Position)).Distinct());
        Assert.Single(outcomes, outcome => !outcome.Repeated);
        Assert.Equal(2, (await Dashboard.LogAsync()).Count(row => row.CommandId == command.CommandId));
        Assert.Equal(1, await Dashboard.QueryAsync(db => db.Orders.CountAsync(order => order.CustomerId == command.CustomerId)));
    }

    [Fact]
    public async Task Command_WithAUniqueEmailSentSixteenTimesAtOnce_IsNeverRefused()
    {
        var command = new RegisterCustomer("Ana", $"{Guid.NewGuid():n}@example.com");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(command)));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Single(outcomes.Select(outcome => outcome.Answer).Distinct());
    }

    [Fact]
    public async Task Refusal_AskedForAgain_IsTheSameThoughTheCommandWouldPassNow()
    {
        var order = await Dashboard.DoAsync(new CreateOrder(await Shop.CustomerAsync()));
        var command = new SubmitOrder(order.OrderId, Shop.Address, "card");

        var first = await SendAsync(command);
        await Dashboard.DoAsync(new AddOrderItem(order.OrderId, await Shop.ProductAsync(), 1));
        var second = await SendAsync(command);

        Assert.Equal("order-empty", first.Refusal?.Code);
        Assert.Equivalent(first.Refusal, second.Refusal, strict: true);
        Assert.True(second.Repeated);
        Assert.True((await SendAsync(command with { CommandId = Guid.CreateVersion7() })).IsAccepted);
    }

    [Fact]
    public async Task CommandId_WithAnotherContent_IsRefused()
    {
        var command = new RegisterCustomer("Ana", $"{Guid.NewGuid():n}@example.com");
        await SendAsync(command);

        await RefusedAsync(command with { Name = "Eva" }, "command-id-reused", Reused);
    }

    [Fact]
    public async Task CommandId_OfAnotherKindOfCommand_IsRefused()
    {
        var product = await Shop.ProductAsync();
        var command = new PublishProduct(product);
        await SendAsync(command);

        await RefusedAsync(new ReleaseInventory(product, product) { CommandId = command.CommandId }, "command-id-reused", Reused);
    }

    [Fact]
    public async Task Command_RefusedBeforeItWasTried_MayBeSentAgainUnderItsId()
    {
        var command = new RegisterCustomer("Ana", "nonsense");

        Assert.Equal(RefusalKind.Forbidden, (await SendAsync(command, Actors.Viewer)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await SendAsync(command)).Refusal?.Kind);
        Assert.True((await SendAsync(command with { Email = $"{Guid.NewGuid():n}@example.com" })).IsAccepted);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : IdempotencyTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : IdempotencyTests(database), IClassFixture<SqlServerDatabase>;
}
