using Bunit;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Sales;
using Dashboard.Web.Components.Pages.Overview;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class OverviewPageTests : ScreenContext
{
    private Page<OrderRow> _orders = Shop.PageOf(Shop.Order(1002), Shop.Order(1001));
    private RevenueSpan? _revenue;
    private DateOnly? _newestSales = new DateOnly(2026, 3, 5);
    private (int Orders, decimal Revenue, int Before, decimal RevenueBefore) _sales = (9, 900m, 8, 900m);

    public OverviewPageTests()
    {
        Desk.Answer<GetSalesTotals, SalesTotals>(_ => new SalesTotals
        {
            TotalOrders = 12,
            SalesOrders = 10,
            TotalRevenue = 1_000m,
            AverageOrderValue = 100m,
            ByStatus = [.. Enum.GetValues<OrderStatus>().Select(status => new SalesStatus { Status = status, Orders = 1, Total = 5 })],
        });
        Desk.Answer<GetRevenueSpan, RevenueSpan?>(_ => _revenue);
        Desk.Answer<GetRevenueGrowth, RevenueGrowth>(question => new RevenueGrowth(question.At, question.Days, 0m, 13_030m));
        Desk.Answer<GetNewestSalesDay, DateOnly?>(_ => _newestSales);
        Desk.Answer<GetCatalogTotals, CatalogTotals>(_ => new CatalogTotals { Key = CatalogTotals.OnlyKey, Products = 50, LowStock = 4, OutOfStock = 1 });
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => Shop.PageOf(Shop.Ana()) with { Total = 321 });
        Desk.Answer<ListOrders, Page<OrderRow>>(_ => _orders);
        Desk.Answer<GetDailySales, DailySales>(range => new DailySales(
            Days(range.From, range.To), _sales.Orders, _sales.Revenue, Days(range.From.AddDays(-30), range.To.AddDays(-30)), _sales.Before, _sales.RevenueBefore));
        Desk.Answer<TopProducts, IReadOnlyList<SalesProduct>>(_ => [new SalesProduct { ProductId = Guid.CreateVersion7(), ProductName = "Desk lamp", Units = 7, Revenue = 87.5m }]);
        Desk.Answer<GetCategorySales, IReadOnlyList<CategorySales>>(_ => [new CategorySales("Lamps", 3, 7, 87.5m)]);
    }

    private GetDailySales LastRange => Desk.Asked.OfType<GetDailySales>().Last();

    [Fact]
    public void Cards_OfTheRange_SayFigureChangeAndWhatIsCounted()
    {
        var cards = Show().FindAll(".card").Select(card => card.TextContent).ToList();

        Assert.Contains("+12.5 %", cards[0]);
        Assert.Contains("neither cancelled nor failed", cards[0]);
        Assert.Contains("£900.00", cards[1]);
        Assert.Contains("no change", cards[1]);
        Assert.Contains("£100.00", cards[2]);
        Assert.Contains("321", cards[3]);
        Assert.Contains("4", cards[4]);
    }

    [Fact]
    public void Mrr_WhereThereAreSubscriptions_LeadsToTheRevenuePage()
    {
        _revenue = new RevenueSpan(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 5));

        var card = Show().FindAll(".card").Single(card => card.TextContent.Contains("MRR", StringComparison.Ordinal));

        Assert.Contains("£13,030.00", card.TextContent);
        Assert.Equal("/revenue", card.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void FirstSales_AreNew()
    {
        _sales = (2, 20m, 0, 0m);

        Assert.Contains("new", Show().FindAll(".card-change")[0].TextContent);
    }

    [Fact]
    public void NoSales_HaveNoAverage()
    {
        _sales = (0, 0m, 0, 0m);
        var page = Show();

        Assert.Contains("–", page.FindAll(".card-value")[2].TextContent);
        Assert.Contains("Nothing was sold in this range", page.Markup);
    }

    [Fact]
    public void Range_Unsaid_IsTheLastThirtyDays()
    {
        Show();

        Assert.Equal((new DateOnly(2026, 2, 4), new DateOnly(2026, 3, 5)), (LastRange.From, LastRange.To));
    }

    [Fact]
    public void Range_WhereNothingWasSoldOfLate_EndsOnTheLastDayWithOrders()
    {
        (_orders, _newestSales) = (Shop.PageOf(OldOrder()), new DateOnly(2011, 12, 9));

        var page = Show();

        Assert.Equal((new DateOnly(2011, 11, 10), new DateOnly(2011, 12, 9)), (LastRange.From, LastRange.To));
        Assert.Contains("9 Dec 2011", page.Find(".range-note").TextContent);
    }

    [Fact]
    public void Range_WithoutSales_LeadsToTheMonthOfTheNewest()
    {
        (_sales, _newestSales) = ((0, 0m, 0, 0m), new DateOnly(2011, 12, 9));
        Go("/?range=custom&from=2026-03-01&to=2026-03-05");

        var note = Show().Find(".range-note");

        Assert.Contains("The newest orders are of 9 Dec 2011.", note.TextContent);
        Assert.Equal("/?range=custom&from=2011-12-01&to=2011-12-31", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Range_All_BeginsWithTheOldestOrder()
    {
        (_orders, _newestSales) = (Shop.PageOf(OldOrder()), new DateOnly(2011, 12, 9));
        Go("/?range=all");

        Show();

        Assert.Equal((new DateOnly(2011, 12, 9), new DateOnly(2011, 12, 9)), (LastRange.From, LastRange.To));
    }

    [Fact]
    public void Range_Chosen_GoesIntoTheAddress()
    {
        var page = Show();

        page.FindAll(".choice").Single(choice => choice.TextContent == "90 days").Click();

        Assert.Equal("/?range=90", Address);
    }

    [Fact]
    public void Range_ThatEndsBeforeItBegins_IsSaidAndNotAskedFor()
    {
        var page = Show();
        var asked = Desk.Asked.Count;

        page.Find("#range-from").Change("2026-03-06");

        Assert.Contains("must not come after", page.Find(".toolbar [role=alert]").TextContent);
        Assert.Equal(asked, Desk.Asked.Count);
    }

    [Fact]
    public void Range_OfTwoDays_GoesIntoTheAddress()
    {
        var page = Show();

        page.Find("#range-from").Change("2026-03-01");

        Assert.Equal("/?range=custom&from=2026-03-01&to=2026-03-05", Address);
    }

    [Fact]
    public void LiveChange_NewOrder_ComesOnTopAndIsMarked()
    {
        var page = Show();

        _orders = Shop.PageOf(Shop.Order(1003), Shop.Order(1002));
        _sales = (10, 920m, 8, 900m);
        Feed.Change(ProjectionNames.Orders);

        page.WaitForAssertion(() => Assert.StartsWith("row-changed", page.Find("[data-order='1003']").ClassName));
        Assert.Contains("£920.00", page.FindAll(".card-value")[1].TextContent);
    }

    [Fact]
    public void Figures_OfTheChart_AreInATableToo()
    {
        var page = Show();

        Assert.Equal(30, page.FindAll(".sales-figures tbody tr").Count);
    }

    [Fact]
    public void Failing_SaysSo()
    {
        Desk.Answer<GetSalesTotals, SalesTotals>(_ => throw new InvalidOperationException("The database is away."));

        Assert.Contains("could not be loaded", Render<OverviewPage>().WaitForElement("[role=alert]").TextContent);
    }

    [Fact]
    public async Task Disposed_IsUnsubscribed()
    {
        Show();

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
    }

    private static OrderRow OldOrder()
    {
        var order = Shop.Order(1);
        order.CreatedAt = new DateTimeOffset(2011, 12, 9, 12, 0, 0, TimeSpan.Zero);
        order.SubmittedAt = order.CreatedAt;
        return order;
    }

    private static IReadOnlyList<SalesDay> Days(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(day => new SalesDay { Day = from.AddDays(day), Orders = 1, Revenue = 30, Average = 30 })];

    private IRenderedComponent<OverviewPage> Show()
    {
        var page = Render<OverviewPage>();
        page.WaitForElement(".card");
        return page;
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
