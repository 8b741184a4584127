using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Folding;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>Searching a list that is longer than the sample by which the way of searching is chosen.</summary>
public abstract class OrderTextTests(SearchedOrders orders)
{
    private readonly FoldedTables _tables = orders.OrSkip();
    private readonly IReadOnlyList<OrderRow> _rows = orders.Rows;

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

    public sealed class OnPostgreSql(SearchedOrders.OnPostgreSql orders) : OrderTextTests(orders), IClassFixture<SearchedOrders.OnPostgreSql>;

    public sealed class OnSqlServer(SearchedOrders.OnSqlServer orders) : OrderTextTests(orders), IClassFixture<SearchedOrders.OnSqlServer>;
}
