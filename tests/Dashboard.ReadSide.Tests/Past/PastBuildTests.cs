using Dashboard.Domain.Log;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Generate;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Past;

/// <summary>A view as of a moment is what the projections would have folded had the log ended there.</summary>
public sealed class PastBuildTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Orders = 30;

    private readonly PostgreSqlDatabase _database = new(cluster);
    private readonly PostgreSqlDatabase _prefix = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _prefix.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _prefix.DisposeAsync();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Build_AtARandomMoment_IsAFoldOfWhatHadHappened(int seed, bool isShuffled)
    {
        var random = new Random(seed);
        await using var live = await LiveDashboard.StartAsync(_database, services => services.Configure<ProjectionOptions>(options => options.Run = false));
        await live.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = Orders, Seed = seed }, progress: null, Ended);
        await live.Dashboard.Shop.OrderAsync();
        if (isShuffled)
        {
            await ShuffleAsync(random);
        }

        var log = await live.Dashboard.LogAsync();
        var at = log[random.Next(log.Count)].OccurredAt;
        var had = Had(log, at);
        var place = live.Services.GetRequiredService<PastPlaces>()[1];
        var progress = new PastProgress(TimeProvider.System);

        await live.Services.GetRequiredService<PastBuild>().RunAsync(place, at, progress, Ended);

        Assert.InRange(had.Count, 1, log.Count - 1);
        await using var db = place.Twin.CreateDbContext();
        Assert.Equal(await FoldedAloneAsync(had), await ReadTables.DumpAsync(db));
        Assert.True(isShuffled || progress.Look() is var (handled, left) && handled == progress.ToHandle && left == 0, "The progress did not come to its end.");
    }

    [Fact]
    public async Task Build_BeforeTheFirstEvent_IsRefused()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        await live.Dashboard.Shop.CustomerAsync();
        var place = live.Services.GetRequiredService<PastPlaces>()[1];

        await Assert.ThrowsAsync<NoPastException>(() => live.Services.GetRequiredService<PastBuild>().RunAsync(
            place, DateTimeOffset.UnixEpoch, new PastProgress(TimeProvider.System), Ended));
    }

    [Fact]
    public async Task Build_NeverTouchesWhatIsServed()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        await live.Dashboard.Shop.OrderAsync();
        await live.FoldedAsync();
        var served = await ReadTables.DumpAsync(live);
        var first = (await live.Dashboard.LogAsync())[0];

        await live.Services.GetRequiredService<PastBuild>().RunAsync(
            live.Services.GetRequiredService<PastPlaces>()[1], first.OccurredAt, new PastProgress(TimeProvider.System), Ended);

        Assert.Equal(served, await ReadTables.DumpAsync(live));
    }

    /// <summary>The same rule in other words: of every stream what stands before its first event of a later date.</summary>
    private static List<LogRow> Had(List<LogRow> log, DateTimeOffset at) =>
        [.. log.GroupBy(row => row.StreamId).SelectMany(stream => stream.OrderBy(row => row.StreamVersion).TakeWhile(row => row.OccurredAt <= at))];

    /// <summary>Gives one event in ten another date, as an import of a past does: dates do not follow the order of the log any more.</summary>
    private async Task ShuffleAsync(Random random)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ended);
        await using var command = new NpgsqlCommand(
            """UPDATE write."Events" SET "OccurredAt" = "OccurredAt" + ("Sequence" % 200 - 100) * interval '1 day' WHERE "Sequence" % 10 = $1""", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = random.Next(10) });
        await command.ExecuteNonQueryAsync(Ended);
    }

    private static async Task CopyAsync(NpgsqlConnection from, NpgsqlConnection to, string table, string which)
    {
        await using var source = await from.BeginRawBinaryCopyAsync($"""COPY (SELECT * FROM write."{table}" {which}) TO STDOUT (FORMAT BINARY)""", Ended);
        await using var target = await to.BeginRawBinaryCopyAsync($"""COPY write."{table}" FROM STDIN (FORMAT BINARY)""", Ended);
        await source.CopyToAsync(target, Ended);
    }

    /// <summary>What the projections fold in a database whose log holds these events and no others.</summary>
    private async Task<IReadOnlyList<string>> FoldedAloneAsync(List<LogRow> events)
    {
        await using (var from = new NpgsqlConnection(_database.ConnectionString))
        await using (var to = new NpgsqlConnection(_prefix.ConnectionString))
        {
            await from.OpenAsync(Ended);
            await to.OpenAsync(Ended);
            await CopyAsync(from, to, "Events", $"""WHERE "Sequence" IN ({string.Join(',', events.Select(row => row.Sequence))})""");
            await CopyAsync(from, to, "PersonKeys", "");
        }

        await using var alone = await LiveDashboard.StartAsync(_prefix);
        var last = events.Max(row => new LogPosition(row.Transaction, row.Sequence));
        Assert.True(await alone.Monitor.WaitAsync(LiveDashboard.All, last, TimeSpan.FromSeconds(60), Ended), "The other database was not folded.");
        return await ReadTables.DumpAsync(alone);
    }
}
