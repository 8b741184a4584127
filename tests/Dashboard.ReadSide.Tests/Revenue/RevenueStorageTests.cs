using Dashboard.Domain.Customers;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Questions;
using Dashboard.Testing.Databases;
using static Dashboard.ReadSide.Tests.Revenue.RevenueLog;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>Revenue as the database has it.</summary>
public abstract class RevenueStorageTests(TestDatabase database, TestDatabase other) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await other.DisposeAsync();
    }

    /// <summary>Rows that are loaded again for every few events are those that stayed in memory: amounts and lives survive being stored.</summary>
    [Fact]
    public async Task Rows_StoredAndLoadedForEveryFewEvents_AreThoseOfOneFold()
    {
        var random = new Random(11);
        var history = LivedYears.Of([.. Enumerable.Range(0, 10).Select(_ => LivedYears.AnyLife(random))]).Log.History;
        await using var live = await FoldedTables.OfAsync(database, history, batchSize: 3);
        await using var rebuilt = await FoldedTables.OfAsync(other, history);

        Assert.Equal(await rebuilt.DumpAsync(), await live.DumpAsync());
    }

    [Fact]
    public async Task Customer_WhoWasRenamed_IsListedUnderTheNewName()
    {
        var log = new RevenueLog();
        var ana = log.Customer("Ana Pons");
        log.Start(ana, Monthly, Day("2026-01-05"));
        log.History.Add(new CustomerDetailsChanged { CustomerId = ana.Id, Name = "Ana Silva", Email = ana.Email });

        await using var tables = await FoldedTables.OfAsync(database, log.History);
        var movements = await tables.AskAsync(new ListRevenueMovements { From = Day("2026-01-01"), To = Day("2026-01-31"), Page = new() });
        var paying = await tables.AskAsync(new ListPayingCustomers(Day("2026-01-31"), new()));

        Assert.Equal("Ana Silva", Assert.Single(movements.Page.Items).CustomerName);
        Assert.Equal("Ana Silva", Assert.Single(paying.Page.Items).CustomerName);
    }

    public sealed class OnPostgreSql(TestCluster cluster) : RevenueStorageTests(new PostgreSqlDatabase(cluster), new PostgreSqlDatabase(cluster));
}
