using Dashboard.Domain.Sagas;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Commands of sagas that are over are kept for a while, and then forgotten.</summary>
public abstract class OldSagaCommandsTests(TestDatabase database) : SagaSuite(database)
{
    [Fact]
    public async Task Commands_OfSagasThatAreOver_AreForgottenWhenTheyAreOld()
    {
        var failed = await OrderAsync("tok_declined");
        var waiting = await OrderAsync();
        await SettleAsync();
        var (ofFailed, ofWaiting) = (await CommandsAsync(failed), await CommandsAsync(waiting));
        Assert.Equal(SagaStatus.Failed, (await SagaAsync(failed)).Status);

        var tooEarly = await ForgetAsync(days: 29);
        var forgotten = await ForgetAsync(days: 31);
        var again = await ForgetAsync(days: 31);

        Assert.Equal((0, ofFailed.Count, 0), (tooEarly, forgotten, again));
        Assert.Empty(await CommandsAsync(failed));
        Assert.Equal(ofWaiting.Select(command => command.Id), (await CommandsAsync(waiting)).Select(command => command.Id));
        Assert.Equal(ofFailed.Count, (await SagaAsync(failed)).Commands);
    }

    [Fact]
    public async Task Commands_OfASagaThatNeedsAPerson_AreKept_UntilItIsGivenUp()
    {
        var order = await OrderAsync("tok_declined");
        await SettleAsync();
        var saga = await SagaAsync(order);
        await Dashboard.QueryAsync(db => db.Sagas.Where(row => row.Id == saga.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Trouble, "somebody look"), Token));

        var kept = await ForgetAsync(days: 31);
        await Dashboard.DoAsync(new GiveUpSaga(saga.Id, "seen to"), Actors.Operator);

        Assert.Equal(0, kept);
        Assert.True(await ForgetAsync(days: 31) > 0);
    }

    [Fact]
    public async Task More_ThanFitInOneBatch_AreAllForgotten()
    {
        var order = await OrderAsync("tok_declined");
        await SettleAsync();
        var saga = await SagaAsync(order);
        await Dashboard.QueryAsync(async db =>
        {
            var sample = await db.SagaCommands.AsNoTracking().FirstAsync(row => row.SagaId == saga.Id, Token);
            db.SagaCommands.AddRange(Enumerable.Range(1_000, 700).Select(number => new SagaCommandRow
            {
                Id = Guid.CreateVersion7(), SagaId = saga.Id, Number = number, Step = sample.Step, Kind = sample.Kind, Payload = sample.Payload, IsCompensation = false,
                NothingToUndo = [], CausationId = sample.CausationId, CorrelationId = sample.CorrelationId, CreatedAt = sample.CreatedAt, DueAt = sample.DueAt,
                Status = SagaCommandStatus.Done, EndedAt = sample.EndedAt,
            }));
            return await db.SaveChangesAsync(Token);
        });

        Assert.True(await ForgetAsync(days: 31) > 700);
        Assert.Empty(await CommandsAsync(order));
    }

    /// <summary>Forgets as if it were some days later.</summary>
    private Task<int> ForgetAsync(int days) => new OldSagaCommands(
        Dashboard.Services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new SagaOptions()), new Later(Dashboard.Clock, TimeSpan.FromDays(days)),
        NullLogger<OldSagaCommands>.Instance).ForgetAsync(Token);

    /// <summary>A clock that is ahead of another.</summary>
    private sealed class Later(TimeProvider clock, TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + ahead;
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : OldSagaCommandsTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : OldSagaCommandsTests(database), IClassFixture<SqlServerDatabase>;
}
