using Dashboard.Domain;
using Dashboard.Domain.Payments;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Payments;

/// <summary>What becomes of money when the processor is silent, the program stops in between, or two people pay at once.</summary>
public abstract class PaymentFaultTests(TestDatabase database) : PaymentSuite(database)
{
    [Fact]
    public async Task Authorize_WithTheFlakyToken_WorksWhenTheSameCommandIsSentTheThirdTime()
    {
        var command = new AuthorizePayment((await OrderAsync()).OrderId, TestTokens.Flaky);

        Refusal?[] refusals = [(await SendAsync(command)).Refusal, (await SendAsync(command)).Refusal];

        Assert.All(refusals, refusal => Assert.Equal(
            Refusal.Unavailable("partner-unavailable", "The payment processor cannot be reached at the moment. Try again."), refusal));
        Assert.False(await Dashboard.QueryAsync(db => db.AnsweredCommands.AnyAsync(row => row.CommandId == command.CommandId)));
        Assert.Single(await AcceptedAsync(command));
        Assert.True((await SendAsync(command)).Repeated);
    }

    [Fact]
    public async Task Authorize_ThatWasNotSavedAfterTheProcessorSetMoneyAside_SetsNoneAsideAgain()
    {
        var (order, before) = (await OrderAsync(), await AuthorizationsAsync());
        var command = new AuthorizePayment(order.OrderId, TestTokens.Ok);
        Hook.After(command.CommandId, (_, _) => throw new InvalidOperationException("The program ends here."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));

        await Dashboard.DoAsync(new AuthorizePayment(order.OrderId, TestTokens.Ok));

        Assert.Equal(before + 1, await AuthorizationsAsync());
        Assert.Single(await Dashboard.LogAsync(Payment.IdOf(order.OrderId)));
    }

    [Fact]
    public async Task Authorize_ByTwoPeopleAtOnce_SetsMoneyAsideOnce()
    {
        var (order, before) = (await OrderAsync(), await AuthorizationsAsync());
        var command = new AuthorizePayment(order.OrderId, TestTokens.Ok);
        Hook.After(command.CommandId, (_, attempt) => attempt == 1 ? Dashboard.DoAsync(new AuthorizePayment(order.OrderId, TestTokens.Ok)) : Task.CompletedTask);

        var outcome = await SendAsync(command);

        Assert.Equal("payment-already-authorized", outcome.Refusal?.Code);
        Assert.Equal(before + 1, await AuthorizationsAsync());
        Assert.Single(await Dashboard.LogAsync(Payment.IdOf(order.OrderId)));
    }

    [Fact]
    public async Task Refund_OfTheRestThatWasNotSaved_IsGivenBackOnceByWhoeverAsksAgain()
    {
        var order = await CapturedAsync();
        var command = new RefundPayment(order.OrderId, null, "returned");
        Hook.After(command.CommandId, (_, _) => throw new InvalidOperationException("The program ends here."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));

        var refunded = Assert.IsType<PaymentRefunded>(Assert.Single(await AcceptedAsync(new RefundPayment(order.OrderId, null, "returned"))));

        Assert.Equal((10.80m, 0m), (refunded.Amount, refunded.Left));
    }

    [Fact]
    public async Task Refund_OfAPartThatWasNotSaved_IsGivenBackOnceByTheSameCommand()
    {
        var order = await CapturedAsync();
        var command = new RefundPayment(order.OrderId, 6m, "scratched");
        Hook.After(command.CommandId, (_, _) => throw new InvalidOperationException("The program ends here."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(command));
        Hook.Release(command.CommandId);

        Assert.Single(await AcceptedAsync(command));

        // Were it given back twice, the processor would not have as much left.
        Assert.Equal(PaymentStatus.Refunded, (await Dashboard.DoAsync(new RefundPayment(order.OrderId, 4.80m, "scratched too"))).Status);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : PaymentFaultTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : PaymentFaultTests(database), IClassFixture<SqlServerDatabase>;
}
