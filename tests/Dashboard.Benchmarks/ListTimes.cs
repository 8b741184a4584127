using System.Diagnostics;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>How long every list takes at any depth, and every total, on the read tables of a shop with a million orders.</summary>
internal static class ListTimes
{
    private const int Asked = 200;

    private delegate Task<Func<Task>> Prepare(IMediator mediator, Random random, CancellationToken cancellationToken);

    /// <summary>Texts that many rows hold, and every row.</summary>
    private static readonly string[] CommonTexts = ["smith", "olivia", "müller", "example.com", "шевченко", "jones", "martin", "llewellyn"];

    private static readonly string[] ShortTexts = ["ol", "佐藤", "zo", "ха", "sm", "xq", "12", "鈴木"];

    /// <summary>Measures and prints.</summary>
    /// <param name="orders">How many orders the shop has.</param>
    /// <param name="about">Only the lists with this word in their names; all when nothing is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int orders, string? about, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync(projections: false, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await BigReadTables.FillAsync(shop.ConnectionString, orders, cancellationToken);
        Console.WriteLine($"lists: {orders} orders made in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        using var database = new DatabaseTimes();
        foreach (var (name, prepare) in Questions(orders).Where(question => question.Name.Contains(about ?? "", StringComparison.Ordinal)))
        {
            await MeasureAsync(shop, name, prepare, database, cancellationToken);
        }
    }

    private static IEnumerable<(string Name, Prepare Prepare)> Questions(int orders)
    {
        var firstDay = new DateOnly(2023, 1, 1);
        yield return ("orders, any page number", Ask(random => new ListOrders { Page = AnyPage(random, orders) }));
        yield return ("orders, the next page by cursor, from anywhere", NextPage(orders));
        yield return ("orders by status, any page number", Ask(random => new ListOrders { Status = OrderStatus.Delivered, Page = AnyPage(random, orders * 4 / 5) }));
        yield return ("orders of a range of days", Ask(random => new ListOrders { From = firstDay.AddDays(random.Next(BigReadTables.Days)), To = firstDay.AddDays(BigReadTables.Days) }));
        yield return ("orders of a customer", Ask(random => new ListOrders { CustomerId = AnyCustomer(random) }));
        yield return ("orders, largest first", Ask(_ => new ListOrders { Sort = OrderSort.Total }));
        yield return ("orders by a common text", Ask(random => new ListOrders { Text = Any(random, CommonTexts) }));
        yield return ("orders by a common text, page 20", Ask(random => new ListOrders { Text = Any(random, CommonTexts), Page = new PageRequest { Number = 20 } }));
        yield return ("orders by a text of one in a thousand", Ask(_ => new ListOrders { Text = "featherstonehaugh" }));
        yield return ("orders by a rare text", Ask(random => new ListOrders { Text = $".{random.Next(BigReadTables.Customers)}@" }));
        yield return ("orders by a number as text", Ask(random => new ListOrders { Text = $"{random.Next(orders)}" }));
        yield return ("orders by two texts", Ask(random => new ListOrders { Text = $"{Any(random, CommonTexts)} {random.Next(BigReadTables.Customers)}" }));
        yield return ("orders by a text that none has", Ask(random => new ListOrders { Text = $"smithj{random.Next(1_000)}" }));
        yield return ("orders by a text of 2 letters", Ask(random => new ListOrders { Text = Any(random, ShortTexts) }));
        yield return ("orders by a text of 1 letter", Ask(random => new ListOrders { Text = Any(random, ShortTexts)[..1] }));
        yield return ("orders by a common text, status and days", Ask(random => new ListOrders { Text = Any(random, CommonTexts), Status = OrderStatus.Cancelled, From = firstDay.AddDays(random.Next(BigReadTables.Days)) }));
        yield return ("orders by a common text, largest first", Ask(random => new ListOrders { Text = Any(random, CommonTexts), Sort = OrderSort.Total }));
        yield return ("customers, most spent first", Ask(random => new ListCustomers { Sort = CustomerSort.TotalSpent, Descending = true, Page = AnyPage(random, 10_000) }));
        yield return ("customers by a common text", Ask(random => new ListCustomers { Text = Any(random, CommonTexts) }));
        yield return ("customers by a rare text", Ask(random => new ListCustomers { Text = $".{random.Next(BigReadTables.Customers)}@" }));
        yield return ("customers by a text of 2 letters", Ask(random => new ListCustomers { Text = Any(random, ShortTexts) }));
        yield return ("customers by a text that none has", Ask(random => new ListCustomers { Text = $"smithj{random.Next(1_000)}" }));
        yield return ("top customers", Ask(_ => new TopCustomers(10)));
        yield return ("products of a category by price", Ask(random => new SearchProducts { Category = $"Category {random.Next(20)}", Sort = ProductSort.Price }));
        yield return ("products by a common text", Ask(_ => new SearchProducts { Text = "product" }));
        yield return ("products by a rare text", Ask(random => new SearchProducts { Text = $"product {random.Next(10_000)}" }));
        yield return ("categories with counts", Ask(_ => new ListCategories()));
        yield return ("sales totals", Ask(_ => new GetSalesTotals()));
        yield return ("top products since the beginning", Ask(_ => new TopProducts(10)));
        yield return ("top products of three years", Ask(_ => new TopProducts(10, firstDay, firstDay.AddDays(BigReadTables.Days))));
        yield return ("top products of 90 days", Ask(random => AnyQuarter(firstDay.AddDays(random.Next(BigReadTables.Days - 90)))));
        yield return ("sales of 90 days", Ask(random => Quarter(firstDay.AddDays(random.Next(BigReadTables.Days - 90)))));
    }

    private static async Task MeasureAsync(
        Shop shop, string name, Prepare prepare, DatabaseTimes database, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        Samples whole = new(), inDatabase = new();
        for (var asked = -20; asked < Asked; asked++)
        {
            await using var scope = shop.Services.CreateAsyncScope();
            var ask = await prepare(scope.ServiceProvider.GetRequiredService<IMediator>(), random, cancellationToken);
            database.Restart();
            var at = Stopwatch.GetTimestamp();
            await ask();
            if (asked >= 0)
            {
                whole.Add(Stopwatch.GetElapsedTime(at));
                inDatabase.Add(database.Total);
            }
        }

        Console.WriteLine($"lists, {name}: in the database {inDatabase}; whole question p99 {whole.Percentile(0.99):0.00} ms");
    }

    /// <summary>A question of which everything is measured.</summary>
    private static Prepare Ask<TAnswer>(Func<Random, IQuestion<TAnswer>> question) => (mediator, random, cancellationToken) =>
    {
        var wanted = question(random);
        return Task.FromResult<Func<Task>>(() => mediator.Send(wanted, cancellationToken));
    };

    /// <summary>A page anywhere, not measured, and the one after it, as a person does who pages.</summary>
    private static Prepare NextPage(int orders) => async (mediator, random, cancellationToken) =>
    {
        var page = await mediator.Send(new ListOrders { Page = AnyPage(random, orders - PageRequest.DefaultLimit) }, cancellationToken);
        var next = new ListOrders { Page = new PageRequest { Cursor = page.Next } };
        return () => mediator.Send(next, cancellationToken);
    };

    private static PageRequest AnyPage(Random random, int rows) => new() { Number = 1 + random.Next(rows / PageRequest.DefaultLimit) };

    private static Guid AnyCustomer(Random random) =>
        new(Convert.ToHexString(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.ASCII.GetBytes($"customer{random.Next(BigReadTables.Customers)}"))));

    private static string Any(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static TopProducts AnyQuarter(DateOnly from) => new(10, from, from.AddDays(89));

    private static GetDailySales Quarter(DateOnly from) => new(from, from.AddDays(89));

    /// <summary>Adds up what EF Core says its commands took, until the first row is there.</summary>
    private sealed class DatabaseTimes : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private long _ticks;

        public DatabaseTimes() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public TimeSpan Total => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Restart() => Interlocked.Exchange(ref _ticks, 0);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData command)
            {
                Interlocked.Add(ref _ticks, command.Duration.Ticks);
            }
        }

        public void OnCompleted()
        {
            // The listener went away; nothing is left to add up.
        }

        public void OnError(Exception error) => throw error;

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
