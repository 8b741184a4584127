using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// How many orders of three items a second go through the whole pipeline, 16 at a time, with and without the projections
/// in the same process, beside a bare save of the same rows that skips pipeline, loading and rules.
/// </summary>
internal static class CommandThroughput
{
    private const int Senders = 16;
    private const int Rounds = 3;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(8);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await MeasureAsync(projections: false, cancellationToken);
        await MeasureAsync(projections: true, cancellationToken);
    }

    private static async Task MeasureAsync(bool projections, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections, cancellationToken);
        await shop.FillAsync(customers: 500, products: 500, cancellationToken);
        var where = projections ? "projections running" : "no projections";
        await RoundAsync(shop, (random, token) => shop.DoAsync(shop.AnyOrder(random), token), cancellationToken);
        List<double> bare = [], whole = [];
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add((await RoundAsync(shop, (random, token) => SaveBareAsync(shop, random, token), cancellationToken)).PerSecond);
            var (perSecond, times) = await RoundAsync(shop, (random, token) => shop.DoAsync(shop.AnyOrder(random), token), cancellationToken);
            whole.Add(perSecond);
            Say($"commands ({where}), round {round + 1}: {perSecond:0}/s, {times}; bare save {bare[^1]:0}/s");
        }

        Say($"commands ({where}): median {Median(whole):0}/s; bare save {Median(bare):0}/s; ratio {Median(whole) / Median(bare):0.00}; "
            + $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576} MiB");
    }

    private static async Task<(double PerSecond, Samples Times)> RoundAsync(
        Shop shop, Func<Random, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var times = new Samples();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(
            async () =>
            {
                var random = new Random(sender);
                while (Stopwatch.GetElapsedTime(started) < RoundLength)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await send(random, cancellationToken);
                    times.Add(Stopwatch.GetElapsedTime(sent));
                }
            },
            cancellationToken)));
        return (times.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, times);
    }

    /// <summary>What EF Core alone does: the row of an order and one event, nothing read before.</summary>
    private static async Task SaveBareAsync(Shop shop, Random random, CancellationToken cancellationToken)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var numbers = scope.ServiceProvider.GetRequiredService<OrderNumbers>();
        var order = Order.Create(Guid.CreateVersion7(), await numbers.NextAsync(db, cancellationToken), new OrderCustomer(shop.Customers[0], "Customer 0", "customer0@example.com"));
        order.Place(
            [.. Enumerable.Range(1, 3).Select(line => new OrderProduct(shop.Products[line], $"Product {line}", "Category").AsItem(line, random.Next(1, 5), 10))],
            new Submission(null, "card", 0, 0.08m, DateTimeOffset.UtcNow));
        db.Orders.Add(order);
        db.Events.AddRange(LogRow.Of(order, Guid.CreateVersion7(), new CommandContext { Actor = Shop.Clerk }, DateTimeOffset.UtcNow).Skip(1));
        await db.SaveChangesAsync(cancellationToken);
        shop.Services.GetRequiredService<IEventLogSignal>().Raise(null);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(string text) => Console.WriteLine(text);
}
