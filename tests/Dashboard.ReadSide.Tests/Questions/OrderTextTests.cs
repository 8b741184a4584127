using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>Searching a list that is longer than the sample by which the way of searching is chosen.</summary>
public abstract class OrderTextTests(TestDatabase database) : IAsyncLifetime
{
    private const int Orders = SearchedRows<OrderRow>.Sample + 1_000;

    private FoldedTables _tables = null!;
    private List<OrderRow> _rows = null!;

    /// <summary>
    /// The newest order has the highest number. Every 20th is Ana's; the ten oldest are Zoë's; Bob ordered 30 of the newest and 30 of the oldest.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        _tables = await FoldedTables.OfAsync(database, new History());
        _rows = [.. Enumerable.Range(1, Orders).Select(Row)];
        await using var db = await _tables.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Token);
        db.Orders.AddRange(_rows);
        await db.SaveChangesAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tables is not null)
        {
            await _tables.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("silva")]
    [InlineData("zoë")]
    [InlineData("bob")]
    [InlineData("bob wood")]
    [InlineData("58")]
    [InlineData("an")]
    [InlineData("佐")]
    [InlineData("99")]
    [InlineData("6000")]
    [InlineData("example.com 77")]
    [InlineData("example.com zoë")]
    [InlineData("c77@example.com")]
    [InlineData("zoë.1@example.com")]
    [InlineData("@example.com silva 58")]
    [InlineData("nobody")]
    [InlineData("q")]
    [InlineData("%")]
    public async Task List_OfAText_HasEveryRowThatHoldsItOnceAndInOrder(string text)
    {
        var expected = _rows.Where(row => Holds(row, text)).OrderByDescending(row => row.CreatedAt).Select(row => row.OrderId).ToList();
        List<Guid> seen = [];
        Page<OrderRow>? page = null;
        do
        {
            page = await _tables.AskAsync(new ListOrders { Text = text, Page = new PageRequest { Limit = 100, Cursor = page?.Next } });
            seen.AddRange(page.Items.Select(row => row.OrderId));
        }
        while (page.Next is not null);

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("zoë", 10, true)]
    [InlineData("nobody", 0, true)]
    [InlineData("silva", 250, false)]
    [InlineData("bob", 30, false)]
    [InlineData("example", TextSearch.MostCounted, false)]
    public async Task Total_OfAText_IsExactOrAtLeastThatMany(string text, int total, bool isExact)
    {
        var page = await _tables.AskAsync(new ListOrders { Text = text });

        Assert.Equal((total, isExact), ((int)page.Total, page.TotalIsExact));
        Assert.InRange(page.Total, 0, _rows.Count(row => Holds(row, text)));
    }

    [Theory]
    [InlineData("zoë")]
    [InlineData("silva")]
    [InlineData("bob")]
    [InlineData("c77")]
    [InlineData("example")]
    [InlineData("example bob")]
    [InlineData("nobody")]
    public async Task Total_ThatAProgramWants_IsExactUpToWhatItCountsTo(string text)
    {
        var page = await _tables.AskAsync(new ListOrders { Text = text, Page = new PageRequest { CountTo = 2_000 } });

        var fitting = _rows.Count(row => Holds(row, text));
        Assert.Equal((Math.Min(fitting, 2_000), fitting <= 2_000), ((int)page.Total, page.TotalIsExact));
    }

    [Theory]
    [InlineData("silva")]
    [InlineData("max")]
    public async Task Total_ThatAProgramWants_IsOfTheFilteredList(string text)
    {
        var page = await _tables.AskAsync(new ListOrders { Text = text, Status = OrderStatus.Cancelled, Page = new PageRequest { CountTo = 10_000 } });

        Assert.Equal((_rows.Count(row => Holds(row, text) && row.Status == OrderStatus.Cancelled), true), ((int)page.Total, page.TotalIsExact));
    }

    [Theory]
    [InlineData("silva", OrderSort.CreatedAt, false, 2)]
    [InlineData("silva", OrderSort.Total, true, 3)]
    [InlineData("bob", OrderSort.CreatedAt, true, 2)]
    [InlineData("zoë", OrderSort.Total, false, 1)]
    public async Task Page_ByItsNumber_IsThatPartOfTheList(string text, OrderSort sort, bool descending, int number)
    {
        var page = await _tables.AskAsync(new ListOrders { Text = text, Sort = sort, Descending = descending, Page = new PageRequest { Number = number } });

        var fitting = _rows.Where(row => Holds(row, text)).OrderBy(row => sort == OrderSort.Total ? row.Total : row.Number);
        var ordered = descending ? fitting.Reverse() : fitting;
        Assert.Equal(ordered.Skip((number - 1) * PageRequest.DefaultLimit).Take(PageRequest.DefaultLimit).Select(row => row.OrderId), page.Items.Select(row => row.OrderId));
    }

    [Fact]
    public async Task List_OfATextAndAStatus_HasBoth()
    {
        var page = await _tables.AskAsync(new ListOrders { Text = "silva", Status = OrderStatus.Cancelled });

        Assert.Equal(
            _rows.Where(row => Holds(row, "silva") && row.Status == OrderStatus.Cancelled).OrderByDescending(row => row.CreatedAt).Take(25).Select(row => row.OrderId),
            page.Items.Select(row => row.OrderId));
    }

    private static bool Holds(OrderRow row, string text) => text.Split(' ').All(word => word.Length >= 3 || !word.All(char.IsLetterOrDigit)
        ? row.SearchText.Contains(word, StringComparison.Ordinal)
        : row.SearchText.Split(' ').Any(part => word.All(char.IsDigit) ? part == word : part.StartsWith(word, StringComparison.Ordinal)));

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

    public sealed class OnPostgreSql(TestCluster cluster) : OrderTextTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : OrderTextTests(new SqlServerDatabase());
}
