using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Generate;

/// <summary>
/// Fills the write tables and the log with two years of an invented shop, for benchmarks and demonstrations. Every event comes from a
/// method of an aggregate, so every rule holds; rows and events are written together by bulk copy, some thousand events a transaction.
/// Stopped at any point, what is there is consistent. It only adds: what the database holds stays as it is.
/// </summary>
public sealed class LogGenerator(IServiceScopeFactory scopes, IBulkAppend append, PersonKeyRing ring, IEventLogSignal signal, IOptions<StoreOptions> store, TimeProvider clock)
{
    /// <summary>Makes the log.</summary>
    /// <param name="options">What log.</param>
    /// <param name="progress">Is told after each transaction.</param>
    /// <param name="cancellationToken">Ends the run between two transactions or in one, which is then rolled back.</param>
    /// <exception cref="SeedUsedException">This seed was used in this database before.</exception>
    public async Task<GeneratorResult> RunAsync(GeneratorOptions options, IProgress<GeneratorProgress>? progress, CancellationToken cancellationToken)
    {
        if (options.Orders < 1 || options.OrdersPerTransaction < 1)
        {
            throw new ArgumentException("A log needs at least one order, and a transaction too.", nameof(options));
        }

        using var activity = Telemetry.Source.StartActivity("Generate");
        var started = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var calendar = new Calendar(options.Orders, (options.Until ?? clock.GetUtcNow()).ToMicroseconds());
        var seed = await FreeSeedAsync(db, calendar, options.Seed, cancellationToken);
        var story = new Story(options, seed, calendar, store.Value, db, clock);
        var numbers = new NumberBlocks(append);
        Stretch? told = null;
        long events = 0;
        var writing = Task.CompletedTask;
        try
        {
            while (!story.IsOver)
            {
                // The next stretch is told while the database writes the last one.
                var next = story.Tell(await numbers.TakeAsync(story.NextOrders, cancellationToken));
                await writing;
                Report();
                told = next;
                writing = Task.Run(() => WriteAsync(next.Page, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            await writing;
        }

        Report();
        return new GeneratorResult
        {
            Orders = options.Orders,
            Customers = told!.Customers,
            Products = told.Products,
            Events = events,
            Seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1),
            Seed = seed,
        };

        void Report()
        {
            if (told is not null)
            {
                events += told.Events;
                progress?.Report(new GeneratorProgress { Seed = seed, Orders = told.Orders, TotalOrders = options.Orders, Events = events, Elapsed = clock.GetElapsedTime(started) });
            }
        }
    }

    private async Task WriteAsync(LedgerPage page, CancellationToken cancellationToken)
    {
        var (batch, keys) = await page.LockAsync(ring, cancellationToken);
        await append.AppendAsync(batch, cancellationToken);
        ring.Learn(keys);
        signal.Raise(null);
    }

    /// <summary>The seed that was asked for, or the first free one. The first customer of a seed is written first, and tells whether it was used.</summary>
    private static async Task<int> FreeSeedAsync(WriteDbContext db, Calendar calendar, int? wanted, CancellationToken cancellationToken)
    {
        for (var seed = wanted ?? 1; ; seed++)
        {
            var first = Customer.Normalize(new People(seed, calendar).At(0).Email);
            if (!await db.Customers.AnyAsync(customer => customer.NormalizedEmail == first, cancellationToken))
            {
                return seed;
            }

            if (wanted is not null)
            {
                throw new SeedUsedException(seed);
            }
        }
    }
}
