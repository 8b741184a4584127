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
    private const int Rounds = 3;

    /// <summary>Measures and prints.</summary>
    /// <param name="orders">Orders of the log; five or six events each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int orders, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: false, cancellationToken);
        var made = await shop.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = orders, Seed = 1 }, progress: null, cancellationToken);
        Say($"rebuild: a log of {made.Events:N0} events, made in {made.Seconds} s");
        Projection[] projections = [.. shop.Services.GetServices<Projection>().Where(projection => projection.Name != ProjectionNames.Operations)];
        var asked = projections.Single(projection => projection.Name == ProjectionNames.CustomerStats);
        for (var round = 1; round <= Rounds; round++)
        {
            await MeasureCeilingAsync(shop, asked, made.Events, cancellationToken);
            await MeasureAsync(shop, [asked], made.Events, cancellationToken);
        }

        foreach (var projection in projections.Except([asked]))
        {
            await MeasureAsync(shop, [projection], made.Events, cancellationToken);
        }

        await MeasureAsync(shop, projections, made.Events, cancellationToken);
    }

    /// <summary>What cannot be beaten: the log is read, deserialised and folded in memory, and nothing is written.</summary>
    private static async Task MeasureCeilingAsync(Shop shop, Projection projection, long events, CancellationToken cancellationToken)
    {
        var fold = new Fold(projection, new ParkedRows(), TimeProvider.System);
        var (started, handled) = (Stopwatch.GetTimestamp(), 0);
        await foreach (var stretch in shop.Services.GetRequiredService<SharedReading>().ReadAsync(projection, LogPosition.Start, until: null, cancellationToken))
        {
            await fold.StepAsync(stretch.Events!, new NoRows(), cancellationToken);
            handled += stretch.Events!.Count;
        }

        Say($"rebuild, ceiling (read, deserialise, fold {projection.Name} in memory): {Rate(events, started)}, {handled:N0} handled");
    }

    /// <summary>A rebuild up to its swap: the twins are made, filled and indexed.</summary>
    internal static async Task MeasureAsync(Shop shop, IReadOnlyCollection<Projection> projections, long events, CancellationToken cancellationToken)
    {
        var (twin, fold) = (shop.Services.GetRequiredService<TwinTables>(), shop.Services.GetRequiredService<IBulkFold>());
        GC.Collect();
        var (idle, cpu, started) = (Environment.WorkingSet, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var peak = PeakAsync(done.Token);
        await Task.WhenAll(projections.Select(async projection =>
        {
            await MakeAsync(twin, projection, cancellationToken);
            await fold.RunAsync(projection, until: null, new Progress<TwinProgress>(), cancellationToken);
            await twin.IndexAsync(projection, cancellationToken);
        }));
        var (rate, spent) = (Rate(events, started), Environment.CpuUsage.TotalTime - cpu);
        await done.CancelAsync();
        var name = projections.Count == 1 ? projections.Single().Name : $"all {projections.Count} in one pass";
        Say($"rebuild, {name}: {rate}, {spent.TotalSeconds:0.0} s of this process; memory {idle / 1_048_576} MiB before, at most {await peak / 1_048_576} MiB");
    }

    /// <summary>The most memory that the process has until it is cancelled, bytes.</summary>
    internal static async Task<long> PeakAsync(CancellationToken cancellationToken)
    {
        var peak = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken));
        }

        return peak;
    }

    private static async Task MakeAsync(TwinTables twin, Projection projection, CancellationToken cancellationToken)
    {
        var name = Checkpoint.TwinPrefix + projection.Name;
        await using var db = twin.CreateDbContext();
        await twin.MakeAsync(db, projection, cancellationToken);
        await db.Checkpoints.Where(row => row.Name == name).ExecuteDeleteAsync(cancellationToken);
        db.Add(new Checkpoint { Name = name, Version = projection.Version, Transaction = 0, Sequence = 0 });
        await db.SaveChangesAsync(cancellationToken);
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
