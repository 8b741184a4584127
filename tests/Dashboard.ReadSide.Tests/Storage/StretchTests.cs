using Dashboard.Domain.Log;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Storage;

/// <summary>A stretch of the log, read in bulk, holds what the log's other way of reading gives.</summary>
public abstract class StretchTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task Stretch_OfWhateverEvents_EqualsWhatIsReadRowByRow(int atATime)
    {
        await using var live = await LiveDashboard.StartAsync(database);
        var reader = live.Services.GetRequiredService<IEventLogReader>();
        await live.Dashboard.Shop.CustomerAsync("ليلى O'Neil \"{0}\"");
        await live.AppendAsync("customer-registered", $$"""{"customerId":"{{Guid.CreateVersion7()}}","name":"{{new string('é', 700_000)}}","email":"x@example.com"}""");
        await live.AppendAsync("nobody's event", "{}");
        await live.AppendAsync("customer-verified", """{"no":"customer"}""");
        await live.Dashboard.Shop.CustomerAsync(new string('B', 200));

        // Somebody's open transaction in the same cluster can hold the last events back for a moment.
        await Eventually.TrueAsync(async () => await reader.ReadableHeadAsync(Ended) >= await reader.HeadAsync(Ended), "everything can be read");

        var expected = await reader.ReadAsync(LogPosition.Start, 1_000, Ended);
        var read = await ReadAsync(reader, without: ["it's not there"], atATime);
        var rest = await ReadAsync(reader, without: ["customer-registered", "it's not there"], atATime);

        Assert.Equal(expected.Select(Told), read.Select(Told));
        Assert.Equal(expected.Where(logged => logged.Name != "customer-registered").Select(Told), rest.Select(Told));
    }

    private static async Task<List<LoggedEvent>> ReadAsync(IEventLogReader reader, string[] without, int atATime)
    {
        var (head, at, read) = (await reader.ReadableHeadAsync(Ended), LogPosition.Start, new List<LoggedEvent>());
        while (true)
        {
            var some = await reader.ReadStretchAsync(at, head, without, atATime, Ended);
            read.AddRange(some.Events);
            Assert.Equal(some.Count, some.Events.Count);
            if (some.Count < atATime)
            {
                return read;
            }

            at = some.Last;
        }
    }

    private static object Told(LoggedEvent logged) => (
        (logged.Position, logged.EventId, logged.StreamKind, logged.StreamId, logged.StreamVersion, logged.Name, logged.SchemaVersion),
        (logged.Event, logged.Unreadable?.Message, logged.OccurredAt, logged.RecordedAt),
        (logged.ActorId, logged.ActorName, logged.CommandId, logged.CorrelationId, logged.CausationId));

    public sealed class OnPostgreSql(TestCluster cluster) : StretchTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : StretchTests(new SqlServerDatabase());
}
