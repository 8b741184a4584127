using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Sales;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Pages.Overview;

/// <summary>Everything the overview shows.</summary>
public sealed record OverviewAnswer
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateOnly Today { get; init; }

    public required SalesTotals Totals { get; init; }

    public required DailySales Sales { get; init; }

    public required CatalogTotals Catalog { get; init; }

    public required long Customers { get; init; }

    public required IReadOnlyList<OrderRow> Newest { get; init; }

    public required IReadOnlyList<SalesProduct> Products { get; init; }

    public required IReadOnlyList<CategorySales> Categories { get; init; }

    /// <summary>Recurring revenue a month, today; nothing when no subscription was ever paid.</summary>
    public required decimal? Mrr { get; init; }

    /// <summary>Revenue ÷ sales of the range; nothing without sales.</summary>
    public decimal? Average => Sales.Orders == 0 ? null : Sales.Revenue / Sales.Orders;

    /// <summary>The same for the range before.</summary>
    public decimal? PreviousAverage => Sales.PreviousOrders == 0 ? null : Sales.PreviousRevenue / Sales.PreviousOrders;

    /// <summary>The newest day with sales; nothing when nothing was ever sold.</summary>
    public DateOnly? NewestSales { get; init; }

    /// <summary>The newest day with sales, where the range holds none and does not hold it.</summary>
    public DateOnly? SalesElsewhere => Sales.Orders == 0 && NewestSales is { } day && (day < From || day > To) ? day : null;

    /// <summary>Whether the range lies in the past because nothing was sold of late.</summary>
    public bool EndsEarly => To < Today;

    private const int Rows = 8;

    /// <summary>Asks for everything; what does not depend on another answer is asked at once.</summary>
    public static async Task<OverviewAnswer> AskAsync(IDesk desk, SalesRange range, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf, CancellationToken cancellationToken)
    {
        var totals = desk.AskAsync(new GetSalesTotals(), cancellationToken);
        var catalog = desk.AskAsync(new GetCatalogTotals(), cancellationToken);
        var customers = desk.AskAsync(new ListCustomers { Page = new PageRequest { Limit = 1 } }, cancellationToken);
        var orders = desk.AskAsync(new ListOrders { Page = new PageRequest { Limit = Rows } }, cancellationToken);
        var newestSales = desk.AskAsync(new GetNewestSalesDay(), cancellationToken);
        var mrr = AskMrrAsync(desk, today, cancellationToken);
        await Task.WhenAll(totals, catalog, customers, orders, newestSales, mrr);
        var newest = await orders;
        var oldest = range.IsAll
            ? await desk.AskAsync(new ListOrders { Descending = false, Page = new PageRequest { Limit = 1 } }, cancellationToken)
            : null;
        var (from, to) = range.Resolve(today, FirstDay(oldest?.Items ?? [], dayOf), await newestSales);
        var sales = desk.AskAsync(new GetDailySales(from, to), cancellationToken);
        var products = desk.AskAsync(new TopProducts(Rows, from, to), cancellationToken);
        var categories = desk.AskAsync(new GetCategorySales(from, to), cancellationToken);
        await Task.WhenAll(sales, products, categories);
        return new OverviewAnswer
        {
            From = from,
            To = to,
            Today = today,
            Totals = await totals,
            Sales = await sales,
            Catalog = await catalog,
            Customers = (await customers).Total,
            NewestSales = await newestSales,
            Mrr = await mrr,
            Newest = newest.Items,
            Products = await products,
            Categories = await categories,
        };
    }

    private static async Task<decimal?> AskMrrAsync(IDesk desk, DateOnly today, CancellationToken cancellationToken) =>
        await desk.AskAsync(new GetRevenueSpan(), cancellationToken) is null
            ? null
            : (await desk.AskAsync(new GetRevenueGrowth(Days: 1, today), cancellationToken)).Now;

    private static DateOnly? FirstDay(IReadOnlyList<OrderRow> orders, Func<DateTimeOffset, DateOnly> dayOf) =>
        orders.Count == 0 ? null : dayOf(orders[0].CreatedAt);
}
