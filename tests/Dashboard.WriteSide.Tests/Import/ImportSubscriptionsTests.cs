using Dashboard.Domain.Log;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>The command by which many subscriptions are taken over at once: they are written in bulk, and as one.</summary>
public abstract class ImportSubscriptionsTests(TestDatabase database) : ImportSuite(database)
{
    [Fact]
    public async Task ImportSubscriptions_OfSeveralCustomers_WritesTheRowsThatTheirEventsTell()
    {
        var plan = await PlanAsync();
        var command = new ImportSubscriptions([Customer("ana", plan), Customer("bo", plan, ended: new DateOnly(2025, 3, 1))]);

        var outcome = await SendAsync(command, Testing.Actors.Operator);

        var log = (await Dashboard.LogAsync()).FindAll(row => row.CommandId == command.CommandId);
        Assert.Equal((2, new LogPosition(log[^1].Transaction, log[^1].Sequence)), (outcome.Answer!.NewCustomers, outcome.Position));
        Assert.Equal(
            ["customer-registered", "customer-verified", "subscription-started", "customer-registered", "customer-verified", "subscription-started", "subscription-ended"],
            log.Select(row => row.Name));
        Assert.Empty(await Dashboard.Services.GetRequiredService<LogVerifier>().VerifyAsync(progress: null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task ImportSubscriptions_CustomerTakenInMeanwhile_IsTriedAnewAsAWhole()
    {
        var plan = await PlanAsync();
        var (cleo, dan) = (Customer("cleo", plan), Customer("dan", plan));
        var command = new ImportSubscriptions([cleo, dan]);
        Hook.After(command.CommandId, async (_, attempt) =>
        {
            if (attempt == 1)
            {
                await Dashboard.DoAsync(new RegisterCustomer("Dan", dan.Email));
            }
        });

        var outcome = await SendAsync(command, Testing.Actors.Operator);

        Assert.Equal(2, Hook.Attempts(command.CommandId));
        Assert.Equal((1, "Dan is not verified yet; only a verified customer can subscribe."), (outcome.Answer!.NewCustomers, outcome.Answer.Refused[dan.Subscriptions[0].SubscriptionId]));
        Assert.Equal(3, (await Dashboard.LogAsync()).Count(row => row.CommandId == command.CommandId));
        Assert.Equal([cleo.Subscriptions[0].SubscriptionId], await Dashboard.QueryAsync(db =>
            db.Subscriptions.Where(row => row.CustomerId == cleo.CustomerId || row.Id == dan.Subscriptions[0].SubscriptionId).Select(row => row.Id).ToListAsync(Token)));
    }

    [Fact]
    public async Task ImportSubscriptions_OfSomebodyErased_SaysSo_AndWritesNothing()
    {
        var id = await Dashboard.DoAsync(new RegisterCustomer("Fay Quill", "fay@example.com"));
        await Dashboard.DoAsync(new EraseCustomer(id, "Fay Quill", "asked for it"), Testing.Actors.Administrator);
        var fay = Customer("fay", await PlanAsync()) with { CustomerId = id };

        var outcome = await SendAsync(new ImportSubscriptions([fay]), Testing.Actors.Operator);

        Assert.Equal((0, "This customer is erased."), (outcome.Answer!.NewCustomers, outcome.Answer.Refused[fay.Subscriptions[0].SubscriptionId]));
    }

    [Fact]
    public async Task ImportSubscriptions_SentAgain_IsAnsweredTheSameAndWritesNothing()
    {
        var command = new ImportSubscriptions([Customer("eve", await PlanAsync())]);
        var first = await SendAsync(command, Testing.Actors.Operator);
        var before = (await Dashboard.LogAsync()).Count;

        var second = await SendAsync(command, Testing.Actors.Operator);

        Assert.Equal((true, first.Position, first.Answer!.NewCustomers), (second.Repeated, second.Position, second.Answer!.NewCustomers));
        Assert.Equal(before, (await Dashboard.LogAsync()).Count);
    }

    private static ImportedCustomer Customer(string name, Guid plan, DateOnly? ended = null) => new()
    {
        CustomerId = Guid.CreateVersion7(),
        Name = name,
        Email = $"{name}@{Guid.NewGuid():n}.example",
        Subscriptions = [new ImportedSubscription { SubscriptionId = Guid.CreateVersion7(), Terms = [new(new DateOnly(2025, 1, 1), plan, 1, 0)], Ended = ended, PaymentMethod = "tok_ok" }],
    };

    private async Task<Guid> PlanAsync()
    {
        await ImportSubscriptionsAsync("plan-1,plan@example.com,Bulk,monthly,30,1,0,2025-01-01,");
        return await Dashboard.QueryAsync(db => db.Set<Plan>().Where(plan => plan.Name == "Bulk").Select(plan => plan.Id).SingleAsync(Token));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ImportSubscriptionsTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ImportSubscriptionsTests(database), IClassFixture<SqlServerDatabase>;
}
