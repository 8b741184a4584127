using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Tests.Pipeline;

public abstract class OldAnswersTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly DateTimeOffset Today = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Answers_OlderThanTheirDays_AreForgotten_AndYoungerOnesGiven()
    {
        var product = await Shop.ProductAsync(price: 10m);
        var (old, young) = (new ChangeProductPrice(product, 20m, "old"), new ChangeProductPrice(product, 30m, "young"));
        Dashboard.Clock.Now = Today.AddDays(-31);
        await AcceptedAsync(old);
        Dashboard.Clock.Now = Today.AddDays(-29);
        await AcceptedAsync(young);
        Dashboard.Clock.Now = Today;

        await ForgetAsync();

        Assert.True((await SendAsync(young)).Repeated);
        Assert.False((await SendAsync(old)).Repeated);
    }

    [Fact]
    public async Task Answers_OfManyBatches_AreAllForgotten_ThoseOfRebuildsExcepted()
    {
        Dashboard.Clock.Now = Today;
        var ids = Enumerable.Range(0, 1_001).Select(_ => Guid.CreateVersion7()).ToList();
        await Dashboard.QueryAsync(async db =>
        {
            db.AnsweredCommands.AddRange(ids.Select((id, index) => new AnsweredCommand
            {
                CommandId = id,
                Command = index == 0 ? nameof(RebuildProjection) : nameof(ChangeProductPrice),
                Fingerprint = [1],
                Outcome = "{}",
                AnsweredAt = Today.AddDays(-40),
            }));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(1_000, await ForgetAsync());

        var left = await Dashboard.QueryAsync(db => db.AnsweredCommands.Where(row => ids.Contains(row.CommandId)).Select(row => row.CommandId).ToListAsync());
        Assert.Equal([ids[0]], left);
    }

    private Task<int> ForgetAsync() => new OldAnswers(
        Dashboard.Services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new IdempotencyOptions()), Dashboard.Clock, NullLogger<OldAnswers>.Instance)
        .ForgetAsync(TestContext.Current.CancellationToken);

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : OldAnswersTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : OldAnswersTests(database), IClassFixture<SqlServerDatabase>;
}
