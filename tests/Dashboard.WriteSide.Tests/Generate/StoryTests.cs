using Dashboard.Domain.Store;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Generate;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Generate;

/// <summary>The story that a seed tells, before it is written anywhere.</summary>
public sealed class StoryTests : IDisposable
{
    private static readonly DateTimeOffset Until = new(2026, 3, 2, 11, 30, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services =
        new NoDatabase().AddTo(new ServiceCollection().AddLogging().AddDashboardWriteSide()).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Story_OfOneSeed_IsAlwaysTheSame() => Assert.Equal(Tell(seed: 7), Tell(seed: 7));

    [Fact]
    public void Story_OfAnotherSeed_SharesNoIdAndNoEmail()
    {
        var one = Words(Tell(seed: 7));
        var other = Words(Tell(seed: 8));

        Assert.Empty(one.Where(word => Guid.TryParse(word, out _) || word.Contains('@', StringComparison.Ordinal)).Intersect(other));

        static HashSet<string> Words(List<string> rows) => [.. rows.SelectMany(row => row.Split('\t'))];
    }

    [Fact]
    public void Story_EndsWhenItIsToldTo()
    {
        var days = Rows(seed: 7, "Events").Select(row => row.OfType<DateTimeOffset>().Min()).ToList();

        Assert.InRange(days.Max(), Until.AddHours(-12), Until);
        Assert.InRange(days.Min(), Until.AddDays(-800), Until.AddDays(-700));
    }

    private List<string> Tell(int seed) => [.. Rows(seed, table: null).Select(row => string.Join('\t', row))];

    private List<object?[]> Rows(int seed, string? table)
    {
        using var scope = _services.CreateScope();
        var story = new Story(
            new GeneratorOptions { Orders = 300, OrdersPerTransaction = 70 }, seed, new Calendar(300, Until), new StoreOptions(),
            scope.ServiceProvider.GetRequiredService<WriteDbContext>(), new TestClock { Now = Until });
        var rows = new List<object?[]>();
        var number = 0L;
        while (!story.IsOver)
        {
            var stretch = story.Tell([.. Enumerable.Range(0, story.NextOrders).Select(_ => ++number)]);
            rows.AddRange(stretch.Page.Added.Where(added => table is null || added.Table.Name == table).SelectMany(added => added.Rows));

            // Locked with keys that no seed decides: of events that is left out.
            rows.AddRange(stretch.Page.Events.Where(_ => table is null or "Events")
                .Select(told => new object?[] { told.EventId, told.StreamId, told.StreamVersion, told.Name, told.OccurredAt, told.ActorName, told.CommandId }));
        }

        return rows;
    }
}
