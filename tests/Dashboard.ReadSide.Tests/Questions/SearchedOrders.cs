using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>
/// More orders than the sample by which the way of searching is chosen, once for all that is asked of them. The newest has the
/// highest number. Every 20th is Ana's; the ten oldest are Zoë's; Bob ordered 30 of the newest and 30 of the oldest.
/// </summary>
public abstract class SearchedOrders(TestDatabase database) : IAsyncLifetime
{
    private const int Orders = SearchedRows<OrderRow>.Sample + 1_000;

    private FoldedTables? _tables;

    /// <summary>The orders, oldest first.</summary>
    public IReadOnlyList<OrderRow> Rows { get; } = [.. Enumerable.Range(1, Orders).Select(Row)];

    /// <summary>The tables that hold them; skips the test that calls it where the engine is missing.</summary>
    internal FoldedTables OrSkip()
    {
        database.OrSkip();
        return _tables!;
    }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        if (database.Missing is not null)
        {
            return;
        }

        _tables = await FoldedTables.OfAsync(database, new History());
        await using var db = await _tables.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync();
        db.Orders.AddRange(Rows);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_tables is not null)
        {
            await _tables.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    private static OrderRow Row(int number)
    {
        var name = number % 20 == 0 ? "Ana Silva"
            : number <= 10 ? "Zoë Ärlig"
            : number is (> 10 and <= 42) or > Orders - 32 ? "Bob Wood"
            : number % 1_000 == 7 ? "佐藤 陽子"
            : "Max 100%";
        return new OrderRow
        {
            OrderId = Guid.CreateVersion7(),
            Number = number,
            CustomerName = name,
            Status = number % 3 == 0 ? OrderStatus.Cancelled : OrderStatus.Delivered,
            Total = number * 7 % Orders,
            CreatedAt = History.Noon.AddMinutes(number),
            SearchText = $"{number}  {name} {(number <= 10 ? $"zoë.{number}" : $"c{number % 100}")}@example.com".ToLowerInvariant(),
        };
    }

    public sealed class OnPostgreSql(TestCluster cluster) : SearchedOrders(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : SearchedOrders(new SqlServerDatabase());
}
