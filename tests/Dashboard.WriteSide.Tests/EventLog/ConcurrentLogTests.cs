using Dashboard.Domain.Log;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.EventLog;

/// <summary>Many write a few streams at once, and some are slow, and some fail: a reader that never pauses gets everything, once, in order.</summary>
public abstract class ConcurrentLogTests(TestDatabase database) : CommandSuite(database)
{
    private const int Writers = 32;
    private const int CommandsEach = 12;
    private const int Streams = 6;

    private readonly Turbulence _turbulence = new();

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.ConfigureDbContext<WriteDbContext>(options => options.AddInterceptors(_turbulence));
    }

    [Fact]
    public async Task Log_UnderThirtyTwoWriters_IsReadWithoutGapsOrRepeatsAndInOrder()
    {
        var products = new List<Guid>();
        for (var number = 0; number < Streams; number++)
        {
            products.Add(await Shop.ProductAsync());
        }

        _turbulence.Blows = true;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(writer, products)));
        var reading = Task.Run(() => ReadAllAsync(writing));
        var written = (await writing).SelectMany(positions => positions).ToList();
        var read = await reading;

        var log = await Dashboard.LogAsync();
        Assert.Equal(log.Select(row => new LogPosition(row.Transaction, row.Sequence)), read.Select(logged => logged.Position));
        Assert.Empty(written.Except(read.Select(logged => logged.Position)));
        Assert.All(
            read.GroupBy(logged => logged.StreamId),
            stream => Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(logged => logged.StreamVersion)));
        Assert.True(
            _turbulence is { Slow: > 5, Failed: > 5 } && written.Count > 20,
            $"The test proved little: {_turbulence.Slow} slow, {_turbulence.Failed} failed, {written.Count} written.");
    }

    private async Task<List<LogPosition>> WriteAsync(int writer, List<Guid> products)
    {
        var positions = new List<LogPosition>();
        for (var number = 0; number < CommandsEach; number++)
        {
            var command = new AdjustInventory(products[(writer + number) % products.Count], null, 1, "delivery");
            try
            {
                if (await SendAsync(command) is { IsAccepted: true } outcome)
                {
                    positions.Add(outcome.Position);
                }
            }
            catch (TurbulenceException)
            {
                // It was rolled back: that its event is nowhere is what the test looks at.
            }
        }

        return positions;
    }

    private async Task<List<LoggedEvent>> ReadAllAsync(Task writing)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var reader = Dashboard.Services.GetRequiredService<IEventLogReader>();
        var (read, after) = (new List<LoggedEvent>(), LogPosition.Start);
        while (true)
        {
            var last = writing.IsCompleted;
            var batch = await reader.ReadAsync(after, 50, patience.Token);
            read.AddRange(batch);
            after = batch.Count > 0 ? batch[^1].Position : after;
            if (last && after == await reader.HeadAsync(patience.Token))
            {
                return read;
            }
        }
    }

    [Fact]
    public async Task Reader_WhileAnEarlierTransactionIsOpen_WaitsAndSkipsNothingUnlikeOneThatIgnoresIt()
    {
        var reader = Dashboard.Services.GetRequiredService<IEventLogReader>();
        var start = await reader.HeadAsync(CancellationToken.None);
        await using var slow = await OpenTransaction.BeginAsync(Dashboard);
        await using var fast = await OpenTransaction.BeginAsync(Dashboard);
        var first = await slow.WriteAsync();
        var second = await fast.WriteAsync();
        await fast.CommitAsync();

        var careless = await ReadCarelesslyAsync(start);
        var careful = await reader.ReadAsync(start, 10, CancellationToken.None);
        Assert.Equal([second], careless);
        Assert.Empty(careful);

        await slow.CommitAsync();
        Assert.Empty(await ReadCarelesslyAsync(second));
        await Testing.Eventually.TrueAsync(
            async () => (await reader.ReadAsync(start, 10, CancellationToken.None)).Select(logged => logged.Position).SequenceEqual([first, second]),
            "the reader gives both events, in order, once no transaction is open any more");
    }

    [Fact]
    public async Task Reader_AfterAnEarlierTransactionWasRolledBack_GoesOn()
    {
        var reader = Dashboard.Services.GetRequiredService<IEventLogReader>();
        var start = await reader.HeadAsync(CancellationToken.None);
        await using var fast = await OpenTransaction.BeginAsync(Dashboard);
        await using (var lost = await OpenTransaction.BeginAsync(Dashboard))
        {
            await lost.WriteAsync();
            await fast.WriteAsync();
            await fast.CommitAsync();
            Assert.Empty(await reader.ReadAsync(start, 10, CancellationToken.None));
        }

        await Testing.Eventually.TrueAsync(
            async () => (await reader.ReadAsync(start, 10, CancellationToken.None)).Count == 1,
            "the reader gives the one event that was committed");
    }

    /// <summary>The newest mistake that there is: remember the last position seen, and ask for what lies after it.</summary>
    private Task<List<LogPosition>> ReadCarelesslyAsync(LogPosition after) => Dashboard.QueryAsync(db => db.Events.AsNoTracking()
        .Where(row => row.Transaction > after.Transaction || (row.Transaction == after.Transaction && row.Sequence > after.Sequence))
        .OrderBy(row => row.Transaction).ThenBy(row => row.Sequence)
        .Select(row => new LogPosition(row.Transaction, row.Sequence))
        .ToListAsync());

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ConcurrentLogTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ConcurrentLogTests(database), IClassFixture<SqlServerDatabase>;
}
