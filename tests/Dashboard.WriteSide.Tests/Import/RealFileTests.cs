using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>The real file, imported once on a database of its own.</summary>
public sealed class ImportedRealFile : IAsyncLifetime
{
    private readonly PostgreSqlDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-import-");
    private TestDashboard? _dashboard;

    public ImportedRealFile(TestCluster cluster) => _database = new PostgreSqlDatabase(cluster);

    public TestDashboard Dashboard => _dashboard ?? throw new InvalidOperationException("Not imported.");

    internal List<RealLine> Lines { get; private set; } = [];

    internal List<RealLine> Good { get; private set; } = [];

    public ImportedOrders Result { get; private set; } = null!;

    public string RejectedPath => Path.Combine(_folder.FullName, "real.rejected.csv");

    public async Task<ImportedOrders> ImportAsync(string path) =>
        (ImportedOrders)await Dashboard.Services.GetRequiredService<IImporter>()
            .ImportAsync(new ImportRequest(path, RejectedPath, Actors.Operator), progress: null, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        var path = RealFile.PathOrSkip();
        Lines = RealFile.Read(path);
        Good = Lines.FindAll(line => line.IsGood);
        await _database.InitializeAsync();
        _dashboard = await TestDashboard.StartAsync(_database);
        Result = await ImportAsync(path);
        TestContext.Current.SendDiagnosticMessage($"The real file took {Result.Seconds} s.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
            await _database.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}

public sealed class RealFileTests(ImportedRealFile real) : IClassFixture<ImportedRealFile>
{
    private static readonly StoreOptions Store = new();

    [Fact]
    public void Import_RealFile_CountsWhatTheFileHolds()
    {
        var invoices = real.Good.Select(line => line.Invoice).Distinct().ToList();

        Assert.Equal(
            (invoices.Count, invoices.Count(invoice => invoice[0] == 'C'), real.Good.Select(line => line.Customer).Distinct().Count(), real.Good.Select(line => line.StockCode).Distinct().Count(), real.Lines.Count - real.Good.Count, 0),
            (real.Result.Orders, real.Result.Cancelled, real.Result.Customers, real.Result.Products, real.Result.RejectedLines, real.Result.AlreadyImported));
        Assert.Equal((11_725, 519, 3_569, 2_872, 2_002), (invoices.Count, real.Result.Cancelled, real.Result.Customers, real.Result.Products, real.Result.RejectedLines));
    }

    [Fact]
    public async Task Import_RealFile_MakesEachInvoiceItsOrder()
    {
        var expected = real.Good.GroupBy(line => line.Invoice).ToDictionary(invoice => invoice.Key, invoice => (
            Customer: $"Customer {invoice.First().Customer}",
            Status: invoice.Key[0] == 'C' ? OrderStatus.Cancelled : OrderStatus.Delivered,
            Total: invoice.Sum(line => line.Amount),
            Lines: invoice.Count(),
            At: invoice.Min(line => line.Date)));

        var orders = await real.Dashboard.QueryAsync(db => db.Orders.AsNoTracking().ToListAsync());

        Assert.Equal(expected, orders.ToDictionary(order => order.Reference!, order => (
            Customer: order.CustomerName, order.Status, order.Total, Lines: order.Items.Count, At: Shown(order.SubmittedAt!.Value))));
        Assert.All(orders, order => Assert.Equal((0m, 0m, true), (order.Tax, order.Shipping, order.Imported)));
    }

    [Fact]
    public async Task Import_RealFile_SumsUpPerDayAndStatus()
    {
        var expected = real.Good.GroupBy(line => line.Invoice)
            .GroupBy(invoice => (Day: DateOnly.FromDateTime(invoice.Min(line => line.Date)), IsCancelled: invoice.Key[0] == 'C'))
            .ToDictionary(day => day.Key, day => (Orders: day.Count(), Money: day.Sum(invoice => invoice.Sum(line => line.Amount))));

        var events = await real.Dashboard.EventsAsync();

        var cancelled = events.OfType<OrderCancelled>().Select(e => e.OrderId).ToHashSet();
        Assert.Equal(expected, events.OfType<OrderSubmitted>()
            .GroupBy(e => (Day: Store.DayOf(e.SubmittedAt), IsCancelled: cancelled.Contains(e.OrderId)))
            .ToDictionary(day => day.Key, day => (Orders: day.Count(), Money: day.Sum(e => e.Total))));
    }

    [Fact]
    public async Task Import_RealFile_NamesAndPricesProducts()
    {
        var expected = real.Good.GroupBy(line => line.StockCode).ToDictionary(code => code.Key, code => (
            Name: code.Where(line => line.Description.Length > 0).GroupBy(line => line.Description)
                .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key,
            code.OrderByDescending(line => line.Date).First().Price,
            Category: "Uncategorized"));

        var products = await real.Dashboard.QueryAsync(db => db.Products.AsNoTracking().ToListAsync());

        Assert.Equal(expected, products.ToDictionary(product => product.Tags.Single(), product => (product.Name, product.Price, product.Category)));
        Assert.All(products, product => Assert.Equal(0, product.OnHand));
    }

    [Fact]
    public async Task Import_RealFile_TakesCustomersInAsVerified()
    {
        var customers = await real.Dashboard.QueryAsync(db => db.Customers.AsNoTracking().ToListAsync());

        Assert.Equal(real.Good.Select(line => $"{line.Customer}@customers.invalid").Distinct().Order(), customers.Select(customer => customer.Email).Order());
        Assert.All(customers, customer => Assert.True(customer.IsVerified));
        var countries = real.Good.GroupBy(line => line.Customer).ToDictionary(lines => $"Customer {lines.Key}", lines => lines.Select(line => line.Country).ToHashSet());
        Assert.All(customers, customer => Assert.Contains(customer.Country!, countries[customer.Name]));
    }

    [Fact]
    public async Task Import_RealFile_NumbersOrdersByDate()
    {
        var orders = await real.Dashboard.QueryAsync(db => db.Orders.AsNoTracking().OrderBy(order => order.Number).Select(order => order.SubmittedAt).ToListAsync());

        Assert.Equal(orders.Order(), orders);
    }

    [Fact]
    public async Task Import_RealFile_WritesPastEventsInTheirOrder()
    {
        var log = await real.Dashboard.LogAsync();

        Assert.Equal(log.Count, real.Result.Customers * 2 + real.Result.Products + (real.Result.Orders - real.Result.Cancelled) * 5 + real.Result.Cancelled * 3);
        foreach (var stream in log.GroupBy(row => row.StreamId))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(row => row.StreamVersion));
            Assert.Single(stream.Select(row => (row.OccurredAt, row.Transaction)).Distinct());
        }

        Assert.All(log, row => Assert.InRange(row.OccurredAt, new DateTimeOffset(2010, 12, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2011, 12, 10, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Import_RealFile_WritesRejectedLinesOut()
    {
        var expected = real.Lines.Where(line => !line.IsGood).Select(line => line.Number);

        var written = (await File.ReadAllLinesAsync(real.RejectedPath, TestContext.Current.CancellationToken)).ToList();

        Assert.Equal("line,reason,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", written[0]);
        Assert.Equal(expected, written.Skip(1).Select(line => int.Parse(line[..line.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(written.Skip(1), line => Assert.Matches("^[0-9]+,(no customer|price must be|quantity must be)", line));
    }

    [Fact]
    public async Task Import_RealFileAgain_ChangesNothing()
    {
        var before = await real.Dashboard.QueryAsync(db => db.Events.CountAsync());

        var again = await real.ImportAsync(RealFile.PathOrSkip());

        Assert.Equal(real.Result with { Orders = 0, Cancelled = 0, Customers = 0, Products = 0, AlreadyImported = 11_725, Seconds = again.Seconds }, again);
        Assert.Equal(before, await real.Dashboard.QueryAsync(db => db.Events.CountAsync()));
    }

    private static DateTime Shown(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Store.Zone).DateTime;
}
