using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.Testing.Databases;
using Dashboard.Testing;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Sagas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>What the engine promises, whatever the saga.</summary>
public abstract class SagaEngineTests(TestDatabase database) : SagaSuite(database)
{
    private protected override SagaDefinition Definition { get; } = new WelcomeSaga();

    [Fact]
    public async Task ScheduledCommand_IsSentWhenItsTimeComesAndOnce()
    {
        var (ana, name) = await RegisterAsync();
        await SettleAsync();
        Assert.Empty(await Parts.Courier.DueAsync([], limit: 10, Token));
        Assert.Equal(0, await PresentsAsync(name));

        Dashboard.Clock.Advance(WelcomeSaga.Later);
        await SettleAsync();
        await SettleAsync();

        Assert.Equal(1, await PresentsAsync(name));
        Assert.Equal(SagaStatus.Completed, (await SagaAsync(ana)).Status);
    }

    [Fact]
    public async Task ScheduledCommand_SurvivesARestart()
    {
        var (ana, name) = await RegisterAsync();
        await SettleAsync();
        Dashboard.Clock.Advance(WelcomeSaga.Later);
        await using var restarted = await TestDashboard.StartAsync(Database);
        restarted.Clock.Now = Dashboard.Clock.Now;
        var parts = SagaParts.Of(Definition, restarted.Services);

        var command = Assert.Single(await parts.Courier.DueAsync([], limit: 10, Token), command => command.SagaId == Saga.IdOf("welcome", ana));
        await parts.Courier.SendAsync(command, Token);

        Assert.Equal(1, await PresentsAsync(name));
    }

    [Fact]
    public async Task Command_SentByTwoNodesAtOnce_IsDoneAndNotedOnce()
    {
        var (ana, name) = await RegisterAsync();
        await SettleAsync();
        Dashboard.Clock.Advance(WelcomeSaga.Later);
        var command = Assert.Single(await Parts.Courier.DueAsync([], limit: 10, Token), command => command.SagaId == Saga.IdOf("welcome", ana));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SagaParts.Of(Definition, Dashboard.Services).Courier.SendAsync(command, Token)));

        Assert.Equal(1, await PresentsAsync(name));
        Assert.Equal((SagaCommandStatus.Done, 1), (await CommandsAsync(ana)).Select(row => (row.Status, row.Attempts)).Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Command_ThatIsNotHarmlessTwice_IsDoneOnceWhereverTheProgramEnds(bool after) => EndAtEverySaveAsync(
        after, () => RegisterAsync($"Hasty {Guid.NewGuid():n}"), async begun =>
        {
            Assert.Equal(1, await PresentsAsync(begun.Name));
            Assert.Equal(SagaStatus.Completed, (await SagaAsync(begun.Id)).Status);
        });

    [Fact]
    public async Task Saga_ThatThrows_IsPutBeforeAPersonAndHoldsUpNobody()
    {
        var ((poison, _), (ana, _)) = (await RegisterAsync("Poison"), await RegisterAsync());
        await SettleAsync();

        var saga = await SagaAsync(poison);
        Assert.EndsWith("That name!", saga.Trouble, StringComparison.Ordinal);
        Assert.Empty(await CommandsAsync(poison));
        Assert.Single(await CommandsAsync(ana));
    }

    [Fact]
    public async Task Events_ThatTheDefinitionDoesNotWant_BeginNothing()
    {
        var (nobody, _) = await RegisterAsync("Nobody");
        await SettleAsync();

        Assert.False(await Dashboard.QueryAsync(db => db.Sagas.AnyAsync(saga => saga.Key == nobody)));
    }

    [Fact]
    public async Task Events_BeforeThereWereSagas_BeginNone()
    {
        var later = SagaParts.Of(new LaterSaga(), Dashboard.Services);
        var ((before, _), log) = (await RegisterAsync(), Dashboard.Services.GetRequiredService<IEventLogReader>());
        await Eventually.TrueAsync(async () => await log.ReadableHeadAsync(Token) == await log.HeadAsync(Token), "the log is readable to its end");
        await later.Reader.BeginAsync(Token);
        await later.Reader.BeginAsync(Token);
        var (after, _) = await RegisterAsync();

        await Eventually.TrueAsync(
            async () =>
            {
                await later.Reader.ReadAsync(Token);
                return await Dashboard.QueryAsync(db => db.Sagas.AnyAsync(saga => saga.Kind == "later" && saga.Key == after));
            },
            "the new saga is begun");

        Assert.False(await Dashboard.QueryAsync(db => db.Sagas.AnyAsync(saga => saga.Kind == "later" && saga.Key == before)));
    }

    [Fact]
    public void Pauses_BetweenTries_DoubleWithinTheirBoundAndAreRandomByHalf()
    {
        var options = new SagaOptions { FirstRetry = TimeSpan.FromSeconds(1), LongestRetry = TimeSpan.FromSeconds(10) };

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(1, 6).Select(attempt => options.PauseAfter(attempt, random: 1).TotalSeconds));
        Assert.Equal([0.5, 1, 2, 4, 5, 5], Enumerable.Range(1, 6).Select(attempt => options.PauseAfter(attempt, random: 0).TotalSeconds));
    }

    private async Task<(Guid Id, string Name)> RegisterAsync(string? name = null)
    {
        name ??= $"Ana {Guid.NewGuid():n}";
        return (await Dashboard.DoAsync(new RegisterCustomer(name, $"{Guid.NewGuid():n}@example.com")), name);
    }

    private Task<int> PresentsAsync(string name) => Dashboard.QueryAsync(db => db.Products.CountAsync(product => product.Name == $"Present for {name}"));

    /// <summary>Begun when the log holds events already.</summary>
    private sealed class LaterSaga : SagaDefinition<WelcomeState>
    {
        public LaterSaga() => StartsWith<Domain.Customers.CustomerRegistered>(e => e.CustomerId, when: _ => true, then: (saga, _) => saga.Step("begun"));

        public override string Name => "later";
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SagaEngineTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SagaEngineTests(database), IClassFixture<SqlServerDatabase>;
}
