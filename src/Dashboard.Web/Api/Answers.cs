using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;

namespace Dashboard.Web.Api;

// What the API answers. Names and shapes are a promise to programs; rows of the read side may change behind them.

/// <summary>Part of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Page">Number of the page, from 1; 1 where a cursor was followed.</param>
/// <param name="Limit">Most rows a page.</param>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Next">Cursor of the page after this one; nothing on the last.</param>
/// <param name="Previous">Cursor of the page before this one; nothing on the first.</param>
/// <param name="TotalIsExact">Whether the total is exact; otherwise there are at least that many, and a cursor leads on.</param>
internal sealed record ListAnswer<T>(
    IReadOnlyList<T> Items, int Page, int Limit, long Total, string? Next = null, string? Previous = null, bool TotalIsExact = true)
{
    /// <summary>A page of the read side.</summary>
    public static ListAnswer<T> Of<TRow>(Page<TRow> page, PageRequest request, Func<TRow, T> map) =>
        new([.. page.Items.Select(map)], request.Number, request.Limit, page.Total, page.Next, page.Previous, page.TotalIsExact);

    /// <summary>A list that is short by nature, whole.</summary>
    public static ListAnswer<T> Whole<TRow>(IReadOnlyList<TRow> rows, Func<TRow, T> map) =>
        new([.. rows.Select(map)], 1, rows.Count, rows.Count);
}

internal sealed record CustomerAnswer(
    Guid CustomerId, string Name, string Email, string? Phone, string? Country, bool IsVerified, DateTimeOffset MemberSince,
    int TotalOrders, int CompletedOrders, int CancelledOrders, decimal TotalSpent, decimal AverageOrderValue,
    DateTimeOffset? LastOrderAt, string? FavoriteCategory, bool IsErased)
{
    public static CustomerAnswer Of(CustomerStats row) => new(
        row.CustomerId, row.Name, row.Email, row.Phone, row.Country, row.IsVerified, row.MemberSince,
        row.OrdersPlaced, row.OrdersCompleted, row.OrdersCancelled, Money.Round(row.TotalSpent), Money.Round(row.AverageOrderValue),
        row.LastOrderAt, row.FavoriteCategory, row.IsErased);
}

/// <summary>What a customer ordered; amounts in the shop's currency.</summary>
internal sealed record StatsAnswer(
    Guid CustomerId, int TotalOrders, int CompletedOrders, int CancelledOrders, decimal TotalSpent, decimal AverageOrderValue,
    DateTimeOffset? LastOrderAt, string? FavoriteCategory)
{
    public static StatsAnswer Of(CustomerStats row) => new(
        row.CustomerId, row.OrdersPlaced, row.OrdersCompleted, row.OrdersCancelled, Money.Round(row.TotalSpent), Money.Round(row.AverageOrderValue),
        row.LastOrderAt, row.FavoriteCategory);
}

internal sealed record CustomerOrdersAnswer(IReadOnlyList<OrderAnswer> Orders, int Page, int Limit, long Total, string? Next, string? Previous);

/// <summary>A price that a product had; lists of products tell the last five.</summary>
internal sealed record PriceAnswer(decimal Price, decimal? OldPrice, string Reason, DateTimeOffset At, string By)
{
    public static PriceAnswer Of(PriceRow row) => new(row.Price, row.OldPrice, row.Reason, row.At, row.By);
}

internal sealed record ProductAnswer(
    Guid ProductId, string Name, string Description, string Category, string? Brand, IReadOnlyList<string> Tags, IReadOnlyList<string> Images,
    decimal Price, string PriceTrend, IReadOnlyList<PriceAnswer> PriceHistory, decimal AverageRating, int ReviewCount,
    int Stock, int OnHand, int Reserved, bool InStock, bool LowStock, string Status, DateTimeOffset CreatedAt)
{
    public static ProductAnswer Of(ProductRow row, IReadOnlyList<PriceRow> prices) => new(
        row.ProductId, row.Name, row.Description, row.Category, row.Brand, row.Tags, row.Images,
        row.Price, Words.Of(row.PriceTrend), [.. prices.Select(PriceAnswer.Of)], Money.Round(row.AverageRating), row.ReviewCount,
        row.Stock, row.OnHand, row.Reserved, row.InStock, row.LowStock, row.IsPublished ? "published" : "draft", row.CreatedAt);
}

internal sealed record ReviewAnswer(Guid ReviewId, Guid CustomerId, string CustomerName, int Rating, string Comment, DateTimeOffset At)
{
    public static ReviewAnswer Of(ReviewRow row) => new(row.ReviewId, row.CustomerId, row.CustomerName, row.Rating, row.Comment, row.At);
}

internal sealed record ItemAnswer(int Line, Guid ProductId, string ProductName, string Category, int Quantity, decimal Price, decimal Amount)
{
    public static ItemAnswer Of(OrderItem item) =>
        new(item.Line, item.ProductId, item.ProductName, item.Category, item.Quantity, item.Price, Money.Round(item.Amount));
}

internal sealed record StatusAnswer(string Status, DateTimeOffset At, string By, string? Reason);

internal sealed record OrderAnswer(
    Guid OrderId, long Number, string? Reference, Guid CustomerId, string CustomerName, string CustomerEmail, string Status,
    IReadOnlyList<ItemAnswer> Items, decimal Subtotal, decimal Shipping, decimal Tax, decimal Total,
    Address? ShippingAddress, string? PaymentMethod, IReadOnlyList<StatusAnswer> StatusHistory, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt)
{
    public static OrderAnswer Of(OrderRow row) => new(
        row.OrderId, row.Number, row.Reference, row.CustomerId, row.CustomerName, row.CustomerEmail, row.Status.Word(),
        [.. row.Items.Select(ItemAnswer.Of)], Money.Round(row.Subtotal), Money.Round(row.Shipping), Money.Round(row.Tax), Money.Round(row.Total),
        row.ShippingAddress, row.PaymentMethod,
        [.. row.StatusHistory.Select(change => new StatusAnswer(change.Status.Word(), change.At, change.By, change.Reason))],
        row.CreatedAt, row.SubmittedAt);
}

internal sealed record OrderTotalsAnswer(int TotalOrders, decimal TotalRevenue, int DraftOrders, int SubmittedOrders, decimal? AverageOrderValue)
{
    public static OrderTotalsAnswer Of(SalesTotals totals) => new(
        totals.TotalOrders, Money.Round(totals.TotalRevenue), Count(totals, OrderStatus.Draft), Count(totals, OrderStatus.Submitted),
        totals.AverageOrderValue is { } average ? Money.Round(average) : null);

    private static int Count(SalesTotals totals, OrderStatus status) =>
        totals.ByStatus.Where(row => row.Status == status).Sum(row => row.Orders);
}

internal sealed record DayAnswer(DateOnly Day, int Orders, decimal Revenue, decimal Average)
{
    public static DayAnswer Of(SalesDay row) => new(row.Day, row.Orders, Money.Round(row.Revenue), Money.Round(row.Average));
}

/// <summary>Sales of a range of days, and of the range of the same length before it.</summary>
internal sealed record DailyAnswer(
    DateOnly From, DateOnly To, IReadOnlyList<DayAnswer> Items, int Page, int Limit, int Total, int Orders, decimal Revenue, PreviousDaysAnswer Previous)
{
    public static DailyAnswer Of(DateOnly from, DateOnly to, DailySales sales) => new(
        from, to, [.. sales.Days.Select(DayAnswer.Of)], 1, sales.Days.Count, sales.Days.Count, sales.Orders, Money.Round(sales.Revenue),
        new PreviousDaysAnswer([.. sales.PreviousDays.Select(DayAnswer.Of)], sales.PreviousOrders, Money.Round(sales.PreviousRevenue)));
}

internal sealed record PreviousDaysAnswer(IReadOnlyList<DayAnswer> Items, int Orders, decimal Revenue);

internal sealed record ProjectionAnswer(
    string Name, int Version, string State, string Position, string Head, DateTimeOffset? PositionRecordedAt, DateTimeOffset AsOf, double LagSeconds,
    long EventsBehind, double EventsPerSecond, DateTimeOffset HeartbeatAt, string? Node, int Parked, string? LastError)
{
    public static ProjectionAnswer Of(ProjectionStatus status) => new(
        status.Name, status.Version, Words.Of(status.RunnerState), status.Position.ToString(), status.Head.ToString(), status.PositionRecordedAt, status.AsOf,
        status.Lag.TotalSeconds, status.EventsBehind, status.EventsPerSecond, status.HeartbeatAt, status.Node, status.Parked, status.LastError);
}
