using Dashboard.Domain.Catalog;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.EventLog;

namespace Dashboard.WriteSide.Tests.Pipeline;

public abstract class ConflictTests(TestDatabase database) : CommandSuite(database)
{
    private const int Attempts = 4;

    [Fact]
    public async Task Command_ThatLostARaceOnce_IsRetriedOnFreshState()
    {
        var product = await Shop.ProductAsync(price: 10m);
        var command = new ChangeProductPrice(product, 30m, "mine");
        Hook.After(command.CommandId, (_, attempt) => attempt == 1 ? Dashboard.DoAsync(new ChangeProductPrice(product, 20m, "faster")) : Task.CompletedTask);

        var changed = Assert.IsType<ProductPriceChanged>(Assert.Single(await AcceptedAsync(command)));

        Assert.Equal((20m, 30m), (changed.OldPrice, changed.NewPrice));
        Assert.Equal(2, Hook.Attempts(command.CommandId));
    }

    [Theory]
    [InlineData(0, "less than a second")]
    [InlineData(4, "4 s")]
    [InlineData(300, "5 min")]
    public async Task Command_ThatLostEveryRace_IsRefusedAndTellsWhoWasFasterAndWhen(int seconds, string age)
    {
        var product = await Shop.ProductAsync(price: 10m);
        var command = new ChangeProductPrice(product, 30m, "mine");
        Dashboard.Clock.Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Hook.After(command.CommandId, async (_, attempt) =>
        {
            await Dashboard.DoAsync(new ChangeProductPrice(product, 10m + attempt, "faster"), Actors.Operator);
            Dashboard.Clock.Advance(TimeSpan.FromSeconds(attempt == Attempts ? seconds : 0));
        });

        var outcome = await SendAsync(command);

        Assert.Equal(
            ("changed-meanwhile", $"Changed by {Actors.Operator.Name} {age} ago. Look again and repeat it."),
            (outcome.Refusal?.Code, outcome.Refusal?.Sentence));
        Assert.Equal(Attempts, Hook.Attempts(command.CommandId));
        Assert.DoesNotContain(await Dashboard.LogAsync(), row => row.CommandId == command.CommandId);
    }

    [Fact]
    public async Task Command_WhosePlaceInTheLogIsTaken_TellsByWhom()
    {
        var product = await Shop.ProductAsync(price: 10m);
        var last = (await Dashboard.LogAsync()).Last(row => row.StreamId == product);
        await Dashboard.QueryAsync(db =>
        {
            // The row of the state knows nothing of it: only the log's key stands in the way.
            db.Events.Add(new LogRow
            {
                EventId = Guid.CreateVersion7(), StreamKind = last.StreamKind, StreamId = product, StreamVersion = last.StreamVersion + 1, Name = last.Name,
                SchemaVersion = 1, Payload = last.Payload, OccurredAt = last.OccurredAt, RecordedAt = last.RecordedAt, ActorId = Actors.Operator.Id,
                ActorName = "Quick Quentin", CommandId = Guid.CreateVersion7(), CorrelationId = Guid.Empty, CausationId = Guid.Empty,
            });
            return db.SaveChangesAsync();
        });

        var outcome = await SendAsync(new ChangeProductPrice(product, 30m, "mine"));

        Assert.StartsWith("Changed by Quick Quentin ", outcome.Refusal?.Sentence);
    }

    [Fact]
    public async Task Command_ThatLostEveryRace_MayBeSentAgainUnderItsId()
    {
        var product = await Shop.ProductAsync(price: 10m);
        var command = new ChangeProductPrice(product, 30m, "mine");
        Hook.After(command.CommandId, (_, attempt) => Dashboard.DoAsync(new ChangeProductPrice(product, 10m + attempt, "faster")));
        Assert.False((await SendAsync(command)).IsAccepted);

        Hook.Release(command.CommandId);

        Assert.Single(await AcceptedAsync(command));
    }

    [Fact]
    public async Task Commands_OnOneStreamAtOnce_LoseNoUpdate()
    {
        var product = await Shop.ProductAsync(stock: 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(new AdjustInventory(product, null, 1, "delivery"))));

        var row = await Dashboard.QueryAsync(db => db.Products.FindAsync(product).AsTask());
        Assert.Equal(outcomes.Count(outcome => outcome.IsAccepted), row!.OnHand);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("changed-meanwhile", outcome.Refusal!.Code));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ConflictTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ConflictTests(database), IClassFixture<SqlServerDatabase>;
}
