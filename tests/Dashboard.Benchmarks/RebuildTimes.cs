using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide.Generate;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>How fast a log of a million events is folded anew: the ceiling in memory, and each projection into its tables.</summary>
internal static class RebuildTimes
{
    /// <summary>Measures and prints.</summary>
    /// <param name="orders">Orders of the log; five or six events each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int orders, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: false, cancellationToken);
        var made = await shop.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = orders, Seed = 1 }, progress: null, cancellationToken);
        Say($"rebuild: a log of {made.Events:N0} events, made in {made.Seconds} s");
        var projections = shop.Services.GetServices<Projection>().ToList();
        await MeasureCeilingAsync(shop, projections.Single(projection => projection.Name == ProjectionNames.CustomerStats), made.Events, cancellationToken);
        foreach (var projection in projections.Where(projection => projection.Name != ProjectionNames.Operations))
        {
            await MeasureAsync(shop, projection, made.Events, cancellationToken);
        }
    }

    private static async Task MeasureCeilingAsync(Shop shop, Projection projection, long events, CancellationToken cancellationToken)
    {
        var reader = new BulkReader(shop.Services.GetRequiredService<IEventLogReader>(), projection, new BulkSize());
        for (var pass = 0; pass < 2; pass++)
        {
            var fold = new Fold(projection, new ParkedRows(), TimeProvider.System);
            var started = Stopwatch.GetTimestamp();
            var handled = 0;
            await foreach (var stretch in reader.ReadAsync(LogPosition.Start, until: null, cancellationToken))
            {
                await fold.StepAsync(stretch.Events, new NoRows(), cancellationToken);
                handled += stretch.Events.Count;
            }

            Say($"rebuild, ceiling (read, deserialise, fold {projection.Name} in memory), pass {pass + 1}: {Rate(events, started)}, {handled:N0} handled");
        }
    }

    private static async Task MeasureAsync(Shop shop, Projection projection, long events, CancellationToken cancellationToken)
    {
        await using var db = await shop.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(cancellationToken);
        var at = new Checkpoint { Name = "rebuild/" + projection.Name, Version = 1, Transaction = 0, Sequence = 0 };
        db.Add(at);
        await db.SaveChangesAsync(cancellationToken);
        var run = new BulkRun(
            projection, at, new ParkedRows(), shop.Services.GetRequiredService<IRowTables>(), shop.Services.GetRequiredService<IEventLogReader>(), new Progress<TwinProgress>(), new BulkSize(), TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var reached = await run.RunAsync(until: null, cancellationToken);
        Say($"rebuild, {projection.Name}: {Rate(events, started)}, {reached.EventsHandled:N0} handled; {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576} MiB");
    }

    private static string Rate(long events, long started)
    {
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"{events / seconds:N0} events/s ({seconds:0.0} s)");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Tables without a row.</summary>
    private sealed class NoRows : IRowStore
    {
        public Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
            where TRow : class
            where TKey : notnull =>
            Task.FromResult<IReadOnlyList<TRow>>([]);
    }
}
