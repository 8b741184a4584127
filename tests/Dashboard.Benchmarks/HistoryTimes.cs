using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.History;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>How long it takes to open a product with a long history: without snapshots, as it is now, and as it was at any moment.</summary>
internal static class HistoryTimes
{
    private const int Opens = 300;
    private const int ColdOpens = 10;
    private const int AtOnce = 1_000;

    /// <summary>Measures and prints.</summary>
    /// <param name="events">Events of the stream.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int events, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: false, cancellationToken);
        var id = await FillAsync(shop, events, cancellationToken);
        var history = shop.Services.GetRequiredService<StreamHistory>();
        var (cold, newest, any, random) = (new Samples(), new Samples(), new Samples(), new Random(1));

        // Nobody grants the wishes of this one.
        var forgetful = new StreamHistory(shop.Services.GetRequiredService<IServiceScopeFactory>(), shop.Services.GetRequiredService<PersonKeyRing>(), new SnapshotWishes());
        for (var open = 0; open < ColdOpens; open++)
        {
            await OpenAsync(forgetful, id, new PointInTime.Newest(), cold, cancellationToken);
        }

        await history.KeepAsync(id, cancellationToken);

        for (var open = 0; open < Opens; open++)
        {
            await OpenAsync(history, id, new PointInTime.Newest(), newest, cancellationToken);
            await OpenAsync(history, id, new PointInTime.AfterEvents(random.Next(1, events + 1)), any, cancellationToken);
        }

        Say($"history, a stream of {events:N0} events: without snapshots: {cold}");
        Say($"history, a stream of {events:N0} events, as it is now: {newest}");
        Say($"history, a stream of {events:N0} events, at any moment: {any}");
    }

    private static async Task OpenAsync(StreamHistory history, Guid id, PointInTime at, Samples times, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        _ = await history.OpenAsync("product", id, at, cancellationToken) ?? throw new InvalidOperationException("The product is gone.");
        times.Add(Stopwatch.GetElapsedTime(began));
    }

    private static async Task<Guid> FillAsync(Shop shop, int events, CancellationToken cancellationToken)
    {
        var product = Product.Create(Guid.CreateVersion7(), new ProductDetails("Robot", "Walks.", "Toys", Brand: null, Tags: ["toy"], Images: []), 10, 5);
        while (product.Version < events)
        {
            while (product.Version < events && product.PendingEvents.Count < AtOnce)
            {
                product.ChangePrice(10 + (product.Version % 90), string.Create(CultureInfo.InvariantCulture, $"Step {product.Version}"));
            }

            await using var scope = shop.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            db.Events.AddRange(LogRow.Of(product, Guid.CreateVersion7(), new CommandContext { Actor = Shop.Clerk }, TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            product.ClearPendingEvents();
        }

        return product.Id;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
