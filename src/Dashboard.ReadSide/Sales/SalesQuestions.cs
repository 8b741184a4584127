using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Sales;

/// <summary>Orders and revenue since the beginning.</summary>
public sealed record GetSalesTotals : IQuestion<SalesTotals>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sales];
}

/// <summary>Orders and revenue since the beginning.</summary>
public sealed record SalesTotals
{
    /// <summary>All orders there are, in whatever status.</summary>
    public required int TotalOrders { get; init; }

    /// <summary>Orders that are sales: submitted, neither cancelled nor failed.</summary>
    public required int SalesOrders { get; init; }

    /// <summary>Sum of the totals of sales, in the shop's currency.</summary>
    public required decimal TotalRevenue { get; init; }

    /// <summary>Total revenue ÷ sales; nothing without sales.</summary>
    public required decimal? AverageOrderValue { get; init; }

    /// <summary>A row for every status, those without orders too, in the order of an order's life.</summary>
    public required IReadOnlyList<SalesStatus> ByStatus { get; init; }
}

/// <summary>The newest day on which something was sold; nothing when nothing ever was.</summary>
public sealed record GetNewestSalesDay : IQuestion<DateOnly?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sales];
}

/// <summary>Sales of a range of days, with the range of the same length before it.</summary>
/// <param name="From">First day of the shop, included.</param>
/// <param name="To">Last day, included; a range longer than ten years, or one that ends before it begins, is refused with an <see cref="ArgumentException"/>.</param>
public sealed record GetDailySales(DateOnly From, DateOnly To) : IQuestion<DailySales>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sales];
}

/// <summary>Sales of a range of days.</summary>
/// <param name="Days">A row for every day of the range, days without sales too, oldest first.</param>
/// <param name="Orders">Sales in the range.</param>
/// <param name="Revenue">Their totals.</param>
/// <param name="PreviousDays">The same for the range before.</param>
/// <param name="PreviousOrders">Sales in the range before.</param>
/// <param name="PreviousRevenue">Their totals.</param>
public sealed record DailySales(
    IReadOnlyList<SalesDay> Days, int Orders, decimal Revenue,
    IReadOnlyList<SalesDay> PreviousDays, int PreviousOrders, decimal PreviousRevenue);

/// <summary>The products sold most (by revenue) in a range of days, or since the beginning when no range is given.</summary>
public sealed record TopProducts(int Limit, DateOnly? From = null, DateOnly? To = null) : IQuestion<IReadOnlyList<SalesProduct>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sales];
}

/// <summary>Sales by category in a range of days, most revenue first.</summary>
public sealed record GetCategorySales(DateOnly From, DateOnly To) : IQuestion<IReadOnlyList<CategorySales>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sales];
}

/// <summary>Sales of one category.</summary>
public sealed record CategorySales(string Category, int Orders, int Units, decimal Revenue);
