using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// How long an order takes from its submission to its confirmation (paid, reserved, with a parcel), with 16 submitters who each
/// wait for theirs before the next; and how many orders a second are fulfilled when all are there at once. The partners
/// are the simulated ones, which write to the same database. The confirmation is seen by reading the log every two milliseconds.
/// </summary>
internal static class FulfilmentTimes
{
    private const int Submitters = 16;
    private const int AtOnce = 500;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(10);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var projections in new[] { false, true })
        {
            await using var shop = await Shop.OpenAsync(projections, cancellationToken, sagas: true);
            await shop.FillAsync(customers: 200, products: 500, cancellationToken);
            await using var watch = new Watch(shop.Services.GetRequiredService<IEventLogReader>());
            var where = projections ? "projections running" : "no projections";
            await WaitedForAsync(shop, watch, cancellationToken);
            var (perSecond, times) = await WaitedForAsync(shop, watch, cancellationToken);
            Say($"fulfilment ({where}), {Submitters} who wait: {perSecond:0.0} orders/s, submit → confirmed {times}");
            Say($"fulfilment ({where}), {AtOnce} at once: {await BurstAsync(shop, watch, cancellationToken):0.0} orders/s from the first submission to the last confirmation");
        }
    }

    private static async Task<(double PerSecond, Samples Times)> WaitedForAsync(Shop shop, Watch watch, CancellationToken cancellationToken)
    {
        var times = new Samples();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Submitters).Select(submitter => Task.Run(
            async () =>
            {
                var random = new Random(submitter);
                while (Stopwatch.GetElapsedTime(started) < RoundLength)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await watch.Confirmed((await shop.DoAsync(shop.AnyOrder(random), cancellationToken)).OrderId).WaitAsync(cancellationToken);
                    times.Add(Stopwatch.GetElapsedTime(sent));
                }
            },
            cancellationToken)));
        return (times.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, times);
    }

    private static async Task<double> BurstAsync(Shop shop, Watch watch, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var confirmed = new ConcurrentBag<Task>();
        await Parallel.ForAsync(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = Submitters, CancellationToken = cancellationToken }, async (order, token) =>
            confirmed.Add(watch.Confirmed((await shop.DoAsync(shop.AnyOrder(new Random(order)), token)).OrderId)));
        await Task.WhenAll(confirmed).WaitAsync(cancellationToken);
        return AtOnce / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sees confirmations in the log.</summary>
    private sealed class Watch : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _confirmed = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _reading;

        public Watch(IEventLogReader log) => _reading = ReadAsync(log);

        public Task Confirmed(Guid order) => Of(order).Task;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private TaskCompletionSource Of(Guid order) =>
            _confirmed.GetOrAdd(order, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        private async Task ReadAsync(IEventLogReader log)
        {
            var position = await log.ReadableHeadAsync(_stop.Token);
            while (true)
            {
                var events = await log.ReadAsync(position, limit: 1_000, _stop.Token);
                foreach (var logged in events)
                {
                    position = logged.Position;
                    if (logged.Event is OrderConfirmed confirmed)
                    {
                        Of(confirmed.OrderId).TrySetResult();
                    }
                }

                await Task.Delay(TimeSpan.FromMilliseconds(2), _stop.Token);
            }
        }
    }
}
