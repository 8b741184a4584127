using System.Diagnostics.Metrics;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Rebuilds while people write and read: nobody may notice.</summary>
public abstract class RebuildUnderLoadTests(TestDatabase database, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Writers = 3;
    private const int Readers = 3;
    private const int Rounds = 3;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Tables_ThatAreSwappedUnderLoad_AreNeverEmptyPartialOrOlder()
    {
        IReadOnlyList<string> rebuilt;
        using var swaps = new SwapTimes();
        await using (var live = await LiveDashboard.StartAsync(database))
        {
            await BusyDay.LiveAsync(live.Dashboard);
            await live.FoldedAsync();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ended);
            var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(live, stop.Token)).ToList();
            var readers = Enumerable.Range(0, Readers).Select(_ => ReadAsync(live, stop.Token)).ToList();
            for (var round = 0; round < Rounds; round++)
            {
                var mode = round == 1 ? RebuildMode.CompareOnly : RebuildMode.Swap;
                foreach (var id in await Task.WhenAll(LiveDashboard.All.Select(name => live.AskForRebuildAsync(name, mode))))
                {
                    var view = await live.UntilAsync(id, RebuildState.Swapped, RebuildState.Compared);
                    Assert.True(view.Comparison is null or { IsEqual: true, Same: > 0 }, $"{view.Projection} differs: {string.Join("; ", view.Comparison?.Samples ?? [])}");
                }
            }

            await stop.CancelAsync();
            var (written, read) = ((await Task.WhenAll(writers)).Sum(), (await Task.WhenAll(readers)).Sum());
            await live.FoldedAsync();
            output.WriteLine($"{written} customers written, {read} times read, swaps took {string.Join(", ", swaps.Milliseconds.Select(time => $"{time:0.0}"))} ms.");
            Assert.True(written > 0 && read > 0, "There was no load.");
            rebuilt = await ReadTables.DumpAsync(live);
        }

        Assert.NotEmpty(swaps.Milliseconds);
        Assert.Equal(await Rebuilding.ReplayAsync(database), rebuilt);
    }

    private static async Task<int> WriteAsync(LiveDashboard live, CancellationToken stop)
    {
        var shop = live.Dashboard.Shop;
        var product = await shop.ProductAsync(stock: 100_000, published: true);
        var written = 0;
        for (; !stop.IsCancellationRequested; written++)
        {
            var customer = await shop.CustomerAsync();
            await shop.OrderAsync(customer, product);
        }

        return written;
    }

    /// <summary>Reads what can only grow, on connections that prepare their statements.</summary>
    private static async Task<int> ReadAsync(LiveDashboard live, CancellationToken stop)
    {
        var (before, times) = (default(Seen), 0);
        for (; !stop.IsCancellationRequested; times++)
        {
            var now = await live.QueryAsync(SeeAsync);
            Assert.True(
                now.Customers >= before.Customers && now.Orders >= before.Orders && now.Placed >= before.Placed && now.Counted >= before.Counted,
                $"A reader saw {before}, and later {now}.");
            before = now;
        }

        return times;
    }

    private static async Task<Seen> SeeAsync(ReadDbContext db) => new(
        await db.Customers.CountAsync(),
        await db.Orders.CountAsync(),
        await db.Customers.SumAsync(row => row.OrdersPlaced),
        await db.SalesDays.SumAsync(row => row.Orders));

    /// <summary>What a reader saw: none of it ever becomes less.</summary>
    private readonly record struct Seen(int Customers, int Orders, int Placed, int Counted);

    /// <summary>How long readers were kept out.</summary>
    private sealed class SwapTimes : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<double> _times = [];

        public SwapTimes()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "dashboard.rebuild.swap")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, time, _, _) =>
            {
                lock (_times)
                {
                    _times.Add(time);
                }
            });
            _listener.Start();
        }

        public IReadOnlyList<double> Milliseconds
        {
            get
            {
                lock (_times)
                {
                    return [.. _times];
                }
            }
        }

        public void Dispose() => _listener.Dispose();
    }

    public sealed class OnPostgreSql(TestCluster cluster, ITestOutputHelper output) : RebuildUnderLoadTests(new PostgreSqlDatabase(cluster), output);

    public sealed class OnSqlServer(ITestOutputHelper output) : RebuildUnderLoadTests(new SqlServerDatabase(), output);
}
