using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class OrderQuestionTests(TestDatabase database) : QuestionSuite<IReadOnlyList<Order>>(database)
{
    private static readonly OrderCustomer Ana = Folding.Orders.Ana;
    private static readonly OrderCustomer Bob = new(new Guid("b0000000-0000-7000-8000-000000000001"), "Bob 100%_[x]", "bob@example.com");

    /// <summary>Fourteen orders on four days, many of them at one moment and at one price.</summary>
    private protected override (History History, IReadOnlyList<Order> Told) Tell()
    {
        var history = new History();
        var orders = new List<Order>();
        for (var number = 1; number <= 14; number++)
        {
            var order = Order.Create(Guid.CreateVersion7(), number, number % 3 == 0 ? Bob : Ana, number == 7 ? "INV-7" : null);
            var at = History.Noon.AddDays(number / 4);
            if (number % 4 != 1)
            {
                Assert.Null(order.Place([Folding.Orders.Item(1, "Lamp", "Lamps", 1, number % 2 == 0 ? 10m : 20m)], Folding.Orders.At(at)));
            }

            if (number % 4 == 2)
            {
                Assert.Null(order.ChangeStatus(OrderStatus.Cancelled, "no"));
            }

            orders.Add(order);
            history.AddPending(order, at);
        }

        return (history, orders);
    }

    [Theory]
    [InlineData(OrderSort.CreatedAt, false)]
    [InlineData(OrderSort.CreatedAt, true)]
    [InlineData(OrderSort.Total, false)]
    [InlineData(OrderSort.Total, true)]
    public async Task List_PagedThereAndBack_ShowsEveryOrderOnceInOrder(OrderSort sort, bool descending)
    {
        var all = await Tables.WalkAsync(page => new ListOrders { Sort = sort, Descending = descending, Page = page }, row => row.OrderId);

        Assert.Equal(14, all.Count);
        var values = all.Select(row => sort == OrderSort.Total ? row.Total : row.CreatedAt.UtcTicks).ToList();
        Assert.Equal(descending ? values.OrderDescending() : values.Order(), values);
    }

    [Theory]
    [InlineData(OrderStatus.Submitted, null, 6)]
    [InlineData(OrderStatus.Cancelled, null, 4)]
    [InlineData(OrderStatus.Shipped, null, 0)]
    [InlineData(null, 1, 7)]
    [InlineData(OrderStatus.Draft, 1, 2)]
    public async Task List_Filtered_HasTheRowsAndTheirTotal(OrderStatus? status, int? days, int expected)
    {
        ListOrders Question(PageRequest page) => new()
        {
            Status = status,
            From = days is null ? null : new DateOnly(2011, 10, 6),
            To = days is { } more ? new DateOnly(2011, 10, 6).AddDays(more) : null,
            Page = page,
        };

        var all = await Tables.WalkAsync(Question, row => row.OrderId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
        Assert.All(all, row => Assert.True(status is null || row.Status == status));
    }

    [Fact]
    public async Task List_OfACustomer_CountsThatCustomersOrders()
    {
        var ofBob = await Tables.AskAsync(new ListOrders { CustomerId = Bob.Id });
        var submitted = await Tables.AskAsync(new ListOrders { CustomerId = Bob.Id, Status = OrderStatus.Submitted });
        var onADay = await Tables.AskAsync(new ListOrders { CustomerId = Bob.Id, From = new DateOnly(2011, 10, 6), To = new DateOnly(2011, 10, 6) });

        Assert.Equal((4, 4L), (ofBob.Items.Count, ofBob.Total));
        Assert.Equal((submitted.Items.Count, true), ((int)submitted.Total, submitted.TotalIsExact));
        Assert.Equal((1, 1L), (onADay.Items.Count, onADay.Total));
    }

    [Theory]
    [InlineData("inv-7", 1)]
    [InlineData("SILVA", 10)]
    [InlineData("silva ana", 10)]
    [InlineData("silva bob", 0)]
    [InlineData("100%", 4)]
    [InlineData("0%_", 4)]
    [InlineData("_b", 0)]
    [InlineData("[x]", 4)]
    [InlineData("%", 4)]
    [InlineData("\\", 0)]
    [InlineData("  ", 14)]
    public async Task List_OfAText_HoldsEveryWordLiterally(string text, int expected)
    {
        var page = await Tables.AskAsync(new ListOrders { Text = text });

        Assert.Equal((expected, (long)expected), (page.Items.Count, page.Total));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!")]
    [InlineData("AAAA")]
    public async Task Cursor_ThatIsNone_IsRefusedInASentence(string cursor)
    {
        var fault = await Assert.ThrowsAsync<BadQuestionException>(() => Tables.AskAsync(new ListOrders { Page = new PageRequest { Cursor = cursor } }));

        Assert.Equal("The cursor is not one of this list: begin again at the first page.", fault.Message);
    }

    [Fact]
    public async Task Cursor_OfAnotherList_IsRefused()
    {
        var page = await Tables.AskAsync(new ListOrders { Page = new PageRequest { Limit = 2 } });

        await Assert.ThrowsAsync<BadQuestionException>(() => Tables.AskAsync(new ListOrders { Descending = false, Page = new PageRequest { Cursor = page.Next } }));
    }

    [Fact]
    public async Task Page_BeyondTheLast_IsEmpty()
    {
        Assert.Empty((await Tables.AskAsync(new ListOrders { Page = new PageRequest { Number = 500 } })).Items);
        Assert.Empty((await Tables.AskAsync(new ListOrders { Descending = false, Page = new PageRequest { Number = 500 } })).Items);
        await Assert.ThrowsAsync<BadQuestionException>(() => Tables.AskAsync(new ListOrders { Sort = OrderSort.Total, Page = new PageRequest { Number = 5_000 } }));
    }

    [Fact]
    public async Task Range_ThatEndsFirst_IsRefused() => await Assert.ThrowsAsync<BadQuestionException>(
        () => Tables.AskAsync(new ListOrders { From = new DateOnly(2011, 10, 6), To = new DateOnly(2011, 10, 5) }));

    [Fact]
    public async Task Order_ById_ComesBackWhole()
    {
        var listed = (await Tables.AskAsync(new ListOrders { Status = OrderStatus.Cancelled })).Items[0];

        var detail = await Tables.AskAsync(new GetOrder(listed.OrderId));
        var row = detail!.Order;

        Assert.Null(detail.Fulfilment);
        Assert.Equal(["draft", "submitted", "cancelled"], detail.Timeline().Select(entry => entry.Detail));
        Assert.Equal("Lamp", Assert.Single(row.Items).ProductName);
        Assert.Equal([null, null, "no"], row.StatusHistory.Select(change => change.Reason));
        Assert.Null(await Tables.AskAsync(new GetOrder(Guid.Empty)));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : OrderQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : OrderQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
