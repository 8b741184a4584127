using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.History;
using Dashboard.WriteSide.Tests.EventLog;
using Dashboard.WriteSide.Verify;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.History;

/// <summary>Things as they were: whatever the moment, what is shown is the fold of the events before it.</summary>
public abstract class StreamHistoryTests(TestDatabase database) : CommandSuite(database)
{
    private const int Walks = 4;
    private const int Steps = 45;

    private static readonly Arbitrary<WalkStep[]> AnyWalk = Arb.From(Gen.ArrayOf(
        Gen.Choose(0, RandomWalk.Kinds - 1).SelectMany(kind => Gen.Choose(0, 1_000).SelectMany(
            which => Gen.Choose(0, 1_000).Select(number => new WalkStep(kind, which, number)))),
        Steps));

    /// <summary>Nobody grants these: a test says itself when snapshots are kept.</summary>
    private readonly SnapshotWishes _wishes = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>With a snapshot at every third event, so that short streams have several.</summary>
    private StreamHistory History => new(Dashboard.Services.GetRequiredService<IServiceScopeFactory>(), Dashboard.Services.GetRequiredService<PersonKeyRing>(), _wishes) { Every = 3 };

    [Fact]
    public void Moment_OfAnyStream_IsTheFoldOfItsPrefix() =>
        Prop.ForAll(AnyWalk, WalkAndLookBackAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(Walks));

    [Fact]
    public async Task Snapshots_Dropped_AreMadeAnewAndChangeNothing()
    {
        var id = await RepricedAsync(7);
        var first = await OpenAsync(id, new PointInTime.Newest());
        await History.KeepAsync(id, Token);
        var kept = await SnapshotsAsync(id);

        await History.DropSnapshotsAsync(id, Token);
        var none = await SnapshotsAsync(id);
        await History.KeepAsync(id, Token);
        var again = await OpenAsync(id, new PointInTime.Newest());

        Assert.Equal([3, 6], kept);
        Assert.Empty(none);
        Assert.Equal(kept, await SnapshotsAsync(id));
        Assert.Equal(first.State!.ToJsonString(), again.State!.ToJsonString());
    }

    [Fact]
    public async Task Snapshots_OfAThingThatWasOpened_AreKeptInTheBackground()
    {
        var id = await RepricedAsync(StreamSnapshot.Every - 1);
        var history = Dashboard.Services.GetRequiredService<StreamHistory>();
        Assert.Empty(await SnapshotsAsync(id));

        await Dashboard.DoAsync(new ChangeProductPrice(id, 1, "The hundredth event"));
        await Eventually.TrueAsync(async () => await SnapshotsAsync(id) is [StreamSnapshot.Every], "the command that made a hundred events brought a snapshot");
        await history.DropSnapshotsAsync(id, Token);
        await history.OpenAsync("product", id, new PointInTime.Newest(), Token);

        await Eventually.TrueAsync(async () => await SnapshotsAsync(id) is [StreamSnapshot.Every], "who opened it brought a snapshot");
    }

    [Fact]
    public async Task Moment_BehindASnapshot_BeginsThere()
    {
        var id = await RepricedAsync(7);
        await History.KeepAsync(id, Token);
        await Dashboard.QueryAsync(db => db.StreamSnapshots.Where(row => row.StreamId == id && row.Version == 6)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, row => row.State.Replace("Robot", "Android")), Token));

        Assert.Equal("Android", (string?)(await OpenAsync(id, new PointInTime.AfterEvents(7))).State!["name"]);
        Assert.Equal("Robot", (string?)(await OpenAsync(id, new PointInTime.AfterEvents(5))).State!["name"]);
    }

    [Fact]
    public async Task Moment_SaidInThreeWays_IsTheSame()
    {
        var id = await RepricedAsync(4);
        var third = (await Dashboard.LogAsync(id))[2];

        var byNumber = await OpenAsync(id, new PointInTime.AfterEvents(3));
        var byPosition = await OpenAsync(id, new PointInTime.AtPosition(new LogPosition(third.Transaction, third.Sequence)));
        var byInstant = await OpenAsync(id, new PointInTime.AtInstant(third.OccurredAt));

        Assert.Equal((3, 4, "product-price-changed"), (byNumber.Version, byNumber.LastVersion, byNumber.Event?.Name));
        Assert.Equal(3, byPosition.Version);
        Assert.InRange(byInstant.Version, 3, 4);
        Assert.Equal(0, (await OpenAsync(id, new PointInTime.AtInstant(third.OccurredAt.AddYears(-1)))).Version);
        Assert.Equal(4, (await OpenAsync(id, new PointInTime.AfterEvents(99))).Version);
    }

    [Fact]
    public async Task Thing_ThatTheLogDoesNotKnow_IsNotThere()
    {
        var id = await RepricedAsync(1);

        Assert.Null(await History.OpenAsync("product", Guid.CreateVersion7(), new PointInTime.Newest(), Token));
        Assert.Null(await History.OpenAsync("order", id, new PointInTime.Newest(), Token));
    }

    [Fact]
    public async Task Prices_OfAProduct_AreThoseThatItsEventsSet()
    {
        var id = await RepricedAsync(3);

        Assert.Equal([(10m, null), (11m, "Step 1"), (12m, "Step 2")], (await History.PricesAsync(id, Token)).Select(price => (price.Price, price.Reason)));
    }

    private async Task WalkAndLookBackAsync(WalkStep[] steps)
    {
        var walk = await RandomWalk.BeginAsync(Dashboard);
        foreach (var step in steps)
        {
            await walk.TakeAsync(step);
        }

        foreach (var stream in (await Dashboard.LogAsync()).Where(row => walk.Orders.Concat(walk.Products).Concat(walk.Customers).Contains(row.StreamId)).GroupBy(row => row.StreamId))
        {
            var rows = stream.OrderBy(row => row.StreamVersion).ToList();

            // Late moments first without a snapshot, then the early ones with all of them there.
            foreach (var version in Enumerable.Range(0, rows.Count + 1).Reverse())
            {
                if (version == rows.Count / 2)
                {
                    await History.KeepAsync(stream.Key, Token);
                }

                var moment = await History.OpenAsync(rows[0].StreamKind, stream.Key, new PointInTime.AfterEvents(version), Token);
                Assert.Equal(version == 0 ? null : Fold(rows.Take(version)), moment?.State?.ToJsonString());
            }
        }
    }

    private static string Fold(IEnumerable<LogRow> prefix)
    {
        var rows = prefix.ToList();
        var aggregate = StreamKind.All.Single(kind => kind.Name == rows[0].StreamKind).Blank();
        aggregate.Replay(rows.Select(TestDashboard.Event));
        return StateJson.Tree(aggregate).ToJsonString();
    }

    /// <summary>A product with so many events.</summary>
    private async Task<Guid> RepricedAsync(int events)
    {
        var id = await Dashboard.DoAsync(new CreateProduct(new ProductFields("Robot", "Walks.", "Toys"), 10, 5));
        for (var step = 1; step < events; step++)
        {
            await Dashboard.DoAsync(new ChangeProductPrice(id, 10 + step, $"Step {step}"));
        }

        return id;
    }

    private async Task<Moment> OpenAsync(Guid product, PointInTime at) =>
        await History.OpenAsync("product", product, at, Token) ?? throw new InvalidOperationException("There is no such product.");

    private Task<List<int>> SnapshotsAsync(Guid id) => Dashboard.QueryAsync(db =>
        db.StreamSnapshots.Where(row => row.StreamId == id).OrderBy(row => row.Version).Select(row => row.Version).ToListAsync(Token));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : StreamHistoryTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : StreamHistoryTests(database), IClassFixture<SqlServerDatabase>;
}
