using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.WriteSide.Generate;
using Dashboard.WriteSide.Operations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// All projections are rebuilt by the running dashboard while 50 commands a second come in: how long a command's answer
/// takes to its read row meanwhile, how fast the rebuilds are, how long the swaps held their locks, how much memory it took.
/// </summary>
internal static class RebuildUnderLoad
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Measures and prints.</summary>
    /// <param name="orders">Orders of the log; five or six events each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int orders, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: true, cancellationToken);
        await shop.FillAsync(customers: 200, products: 200, cancellationToken);
        var made = await shop.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = orders, Seed = 1 }, progress: null, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await UntilFoldedAsync(shop, cancellationToken);
        Say($"load: a log of {made.Events:N0} events; the live projections took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s to fold it");

        var quiet = await MeasureAsync(shop, Task.Delay(TimeSpan.FromSeconds(10), cancellationToken), cancellationToken);
        GC.Collect();
        var idle = Environment.WorkingSet;
        var (swaps, peak) = (new List<double>(), 0L);
        using var listener = ListenForSwaps(swaps);
        var rebuilding = RebuildAllAsync(shop, cancellationToken);
        var busy = await MeasureAsync(shop, rebuilding, cancellationToken, () => peak = Math.Max(peak, Environment.WorkingSet));
        foreach (var rebuild in await rebuilding)
        {
            Say($"load: {rebuild.Projection} {rebuild.State} after {(rebuild.EndedAt - rebuild.StartedAt)?.TotalSeconds:0.0} s, {rebuild.EventsHandled:N0} events handled {rebuild.Error}");
        }

        Say($"load, answer → Orders row at 50 commands/s, no rebuild: {quiet}");
        Say($"load, answer → Orders row at 50 commands/s, while all projections are rebuilt: {busy}");
        Say($"load, locks of the swaps held for ms: {string.Join(", ", swaps.Select(ms => ms.ToString("0.0", CultureInfo.InvariantCulture)))}");
        Say($"load, memory: {idle / 1_048_576} MiB before, at most {peak / 1_048_576} MiB while rebuilding");
    }

    private static async Task<IReadOnlyList<RebuildView>> RebuildAllAsync(Shop shop, CancellationToken cancellationToken)
    {
        var names = shop.Services.GetRequiredService<IProjectionMonitor>().Statuses.Select(status => status.Name).Where(name => name != ProjectionNames.Operations);
        var rebuilds = new List<RebuildView>();
        var asked = new List<Guid>();
        foreach (var name in names)
        {
            asked.Add((await shop.DoAsync(new RebuildProjection(name, RebuildMode.Swap, "measured"), cancellationToken)).RebuildId);
        }

        foreach (var id in asked)
        {
            RebuildView? seen;
            while ((seen = await shop.Services.GetRequiredService<IMediator>().Send(new GetRebuild(id), cancellationToken)) is not { IsOver: true })
            {
                await Task.Delay(100, cancellationToken);
            }

            rebuilds.Add(seen);
        }

        return rebuilds;
    }

    /// <summary>Sends a command each beat until something is over, and measures each one's way to its row.</summary>
    private static async Task<Samples> MeasureAsync(Shop shop, Task until, CancellationToken cancellationToken, Action? beat = null)
    {
        var (random, times, running) = (new Random(1), new Samples(), new List<Task>());
        var monitor = shop.Services.GetRequiredService<IProjectionMonitor>();
        using var timer = new PeriodicTimer(Beat);
        var began = Stopwatch.GetTimestamp();
        while (!until.IsCompleted && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            beat?.Invoke();
            var command = shop.AnyOrder(random);
            running.Add(Task.Run(
                async () =>
                {
                    var outcome = await shop.Commands.SendAsync(command, Shop.Clerk, cancellationToken);
                    var answered = Stopwatch.GetTimestamp();
                    if (!await monitor.WaitAsync([ProjectionNames.Orders], outcome.Position, Patience, cancellationToken))
                    {
                        throw new TimeoutException($"Orders did not reach {outcome.Position} within {Patience}.");
                    }

                    times.Add(Stopwatch.GetElapsedTime(answered));
                },
                cancellationToken));
        }

        await Task.WhenAll(running);
        return times;
    }

    private static async Task UntilFoldedAsync(Shop shop, CancellationToken cancellationToken)
    {
        var head = await shop.Services.GetRequiredService<IEventLogReader>().HeadAsync(cancellationToken);
        var monitor = shop.Services.GetRequiredService<IProjectionMonitor>();
        if (!await monitor.WaitAsync([.. monitor.Statuses.Select(status => status.Name)], head, Patience, cancellationToken))
        {
            throw new TimeoutException("The live projections did not fold the log.");
        }
    }

    private static MeterListener ListenForSwaps(List<double> swaps)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter == Telemetry.Meter && instrument.Name == "dashboard.rebuild.swap")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, ms, _, _) =>
        {
            lock (swaps)
            {
                swaps.Add(ms);
            }
        });
        listener.Start();
        return listener;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
