using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// How long it takes from a command's answer to the read row, with all projections running and 20 commands a second, beside
/// the floor: one bare projection of hand-written SQL that the same signal wakes.
/// </summary>
internal static class LiveLatency
{
    private const int Commands = 1_200;
    private const int WarmUp = 200;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var floor = await MeasureFloorAsync(cancellationToken);
        var (woken, asked) = await MeasureAsync(cancellationToken);
        Console.WriteLine($"latency, floor (one bare projection): {floor}");
        Console.WriteLine($"latency, answer → Orders row committed: {woken}");
        Console.WriteLine($"latency, answer → row read back by its question: {asked}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"latency, ratio to the floor: p50 {woken.Percentile(0.5) / floor.Percentile(0.5):0.0}, p99 {woken.Percentile(0.99) / floor.Percentile(0.99):0.0}"));
    }

    private static async Task<(Samples Woken, Samples Asked)> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: true, cancellationToken);
        await shop.FillAsync(customers: 500, products: 500, cancellationToken);
        var monitor = shop.Services.GetRequiredService<IProjectionMonitor>();
        Samples woken = new(), asked = new();
        await EachBeatAsync(shop, async (orderId, position, answered, isWarm) =>
        {
            if (!await monitor.WaitAsync([ProjectionNames.Orders], position, Patience, cancellationToken))
            {
                throw new TimeoutException($"Orders did not reach {position} within {Patience}.");
            }

            var seen = Stopwatch.GetElapsedTime(answered);
            await using var scope = shop.Services.CreateAsyncScope();
            var detail = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetOrder(orderId), cancellationToken)
                ?? throw new InvalidOperationException($"Order {orderId} is not there although its position has passed.");
            if (isWarm && detail.Order.OrderId == orderId)
            {
                woken.Add(seen);
                asked.Add(Stopwatch.GetElapsedTime(answered));
            }
        });
        return (woken, asked);
    }

    private static async Task<Samples> MeasureFloorAsync(CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenWriteSideAsync(cancellationToken);
        await shop.FillAsync(customers: 500, products: 500, cancellationToken);
        await using var bare = await BareProjection.StartAsync(shop.ConnectionString, shop.Services.GetRequiredService<IEventLogSignal>(), cancellationToken);
        var times = new Samples();
        await EachBeatAsync(shop, async (_, position, answered, isWarm) =>
        {
            await bare.WaitAsync(position, Patience, cancellationToken);
            if (isWarm)
            {
                times.Add(Stopwatch.GetElapsedTime(answered));
            }
        });
        return times;
    }

    /// <summary>Sends a command every 50 ms, whether the one before is through or not.</summary>
    private static async Task EachBeatAsync(Shop shop, Func<Guid, LogPosition, long, bool, Task> answered)
    {
        var random = new Random(1);
        using var timer = new PeriodicTimer(Beat);
        var running = new List<Task>();
        for (var sent = 0; sent < Commands + WarmUp; sent++)
        {
            await timer.WaitForNextTickAsync();
            var command = shop.AnyOrder(random);
            var isWarm = sent >= WarmUp;
            running.Add(Task.Run(async () =>
            {
                var outcome = await shop.Commands.SendAsync(command, Shop.Clerk, CancellationToken.None);
                var at = Stopwatch.GetTimestamp();
                await answered(outcome.Answer!.OrderId, outcome.Position, at, isWarm);
            }));
        }

        await Task.WhenAll(running);
    }
}
