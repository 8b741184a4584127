using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>Tests that import files, in a folder of their own.</summary>
public abstract class ImportSuite(TestDatabase database) : CommandSuite(database)
{
    protected const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    protected const string SubscriptionHeader = "SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended";

    // Only once it is needed: a test that is skipped for want of its engine is never disposed.
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("dashboard-import-"));

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string RejectedPath => Path.Combine(_folder.Value.FullName, "file.rejected.csv");

    /// <summary>Imports a file.</summary>
    internal async Task<ImportedOrders> ImportFileAsync(string path, IProgress<ImportProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        (ImportedOrders)await Dashboard.Services.GetRequiredService<IImporter>()
            .ImportAsync(new ImportRequest(path, RejectedPath, Actors.Operator), progress, cancellationToken ?? Token);

    /// <summary>Imports lines below the usual header.</summary>
    internal Task<ImportedOrders> ImportLinesAsync(params string[] lines) => ImportTextAsync(string.Join('\n', lines.Prepend(Header)) + "\n");

    /// <summary>Imports a file of this content.</summary>
    internal Task<ImportedOrders> ImportTextAsync(string text) => ImportFileAsync(Write(text));

    /// <summary>Imports a file of subscriptions.</summary>
    internal async Task<ImportedSubscriptions> ImportSubscriptionFileAsync(string path, IProgress<ImportProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        (ImportedSubscriptions)await Dashboard.Services.GetRequiredService<IImporter>()
            .ImportAsync(new ImportRequest(path, RejectedPath, Actors.Operator, ImportSubject.Subscriptions), progress, cancellationToken ?? Token);

    /// <summary>Imports subscriptions below the usual header.</summary>
    internal Task<ImportedSubscriptions> ImportSubscriptionsAsync(params string[] lines) =>
        ImportSubscriptionFileAsync(Write(string.Join('\n', lines.Prepend(SubscriptionHeader)) + "\n"));

    /// <summary>The rejected lines, each as its number and the reason.</summary>
    protected async Task<List<string>> RejectedAsync() =>
        [.. (await File.ReadAllLinesAsync(RejectedPath, Token)).Skip(1).Select(line => line.Split(',') is var fields && fields[1].StartsWith('"') ? line[..(line.IndexOf("\",", StringComparison.Ordinal) + 1)] : $"{fields[0]},{fields[1]}")];

    protected string Write(string text)
    {
        var path = Path.Combine(_folder.Value.FullName, $"{Guid.NewGuid():n}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes lines as old programs do, a byte a letter.</summary>
    protected string WriteLatin(params string[] lines)
    {
        var path = Write("");
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(string.Join('\n', lines)));
        return path;
    }

    /// <summary>The order of an invoice.</summary>
    protected Task<Order> OrderOfAsync(string invoice) =>
        Dashboard.QueryAsync(db => db.Orders.AsNoTracking().SingleAsync(order => order.Reference == invoice));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
