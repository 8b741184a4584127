using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Sales;

internal sealed class GetSalesTotalsHandler(AnswerTables contexts) : IRequestHandler<GetSalesTotals, SalesTotals>
{
    public async Task<SalesTotals> Handle(GetSalesTotals request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<SalesStatus>().AsNoTracking().ToDictionaryAsync(row => row.Status, cancellationToken);
        var all = Enum.GetValues<OrderStatus>().Select(status => stored.GetValueOrDefault(status) ?? new SalesStatus { Status = status }).ToList();
        var sales = all.Where(row => row.Status.IsSale()).ToList();
        var (orders, revenue) = (sales.Sum(row => row.Orders), sales.Sum(row => row.Total));
        return new SalesTotals
        {
            TotalOrders = all.Sum(row => row.Orders),
            SalesOrders = orders,
            TotalRevenue = revenue,
            AverageOrderValue = orders == 0 ? null : revenue / orders,
            ByStatus = all,
        };
    }
}

internal sealed class GetNewestSalesDayHandler(AnswerTables contexts) : IRequestHandler<GetNewestSalesDay, DateOnly?>
{
    public async Task<DateOnly?> Handle(GetNewestSalesDay request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SalesDays.Where(row => row.Orders > 0).MaxAsync(row => (DateOnly?)row.Day, cancellationToken);
    }
}

internal sealed class GetDailySalesHandler(AnswerTables contexts) : IRequestHandler<GetDailySales, DailySales>
{
    public async Task<DailySales> Handle(GetDailySales request, CancellationToken cancellationToken)
    {
        var (from, to) = DayRange.Check(request.From, request.To);
        var length = to.DayNumber - from.DayNumber + 1;
        var before = DateOnly.FromDayNumber(Math.Max(0, from.DayNumber - length));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.SalesDays.AsNoTracking()
            .Where(row => row.Day >= before && row.Day <= to)
            .ToDictionaryAsync(row => row.Day, cancellationToken);
        var days = Days(stored, from.DayNumber, length);
        var previous = Days(stored, before.DayNumber, from.DayNumber - before.DayNumber);
        return new DailySales(
            days, days.Sum(day => day.Orders), days.Sum(day => day.Revenue),
            previous, previous.Sum(day => day.Orders), previous.Sum(day => day.Revenue));
    }

    private static List<SalesDay> Days(Dictionary<DateOnly, SalesDay> stored, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(DateOnly.FromDayNumber).Select(day => stored.GetValueOrDefault(day) ?? new SalesDay { Day = day })];
}

internal sealed class TopProductsHandler(AnswerTables contexts) : IRequestHandler<TopProducts, IReadOnlyList<SalesProduct>>
{
    public async Task<IReadOnlyList<SalesProduct>> Handle(TopProducts request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, PageRequest.MaxLimit);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return request is { From: null, To: null }
            ? await db.Set<SalesProduct>().AsNoTracking()
                .OrderByDescending(row => row.Revenue)
                .ThenByDescending(row => row.ProductId)
                .Take(limit)
                .ToListAsync(cancellationToken)
            : await InRangeAsync(db, request, limit, cancellationToken);
    }

    private static async Task<IReadOnlyList<SalesProduct>> InRangeAsync(
        ReadDbContext db, TopProducts request, int limit, CancellationToken cancellationToken)
    {
        var (from, to) = (request.From ?? DateOnly.MinValue, request.To ?? DateOnly.MaxValue);
        if (from > to)
        {
            throw DayRange.EndsFirst();
        }

        var top = await db.Set<SalesProductDay>()
            .Where(row => row.Day >= from && row.Day <= to)
            .GroupBy(row => row.ProductId)
            .Select(group => new
            {
                ProductId = group.Key,
                Orders = group.Sum(row => row.Orders),
                Units = group.Sum(row => row.Units),
                Revenue = group.Sum(row => row.Revenue),
            })
            .OrderByDescending(row => row.Revenue)
            .ThenByDescending(row => row.ProductId)
            .Take(limit)
            .ToListAsync(cancellationToken);
        var ids = top.ConvertAll(row => row.ProductId);
        var names = await db.Set<SalesProduct>()
            .Where(row => ids.Contains(row.ProductId))
            .ToDictionaryAsync(row => row.ProductId, row => row.ProductName, cancellationToken);
        return top.ConvertAll(row => new SalesProduct
        {
            ProductId = row.ProductId,
            ProductName = names.GetValueOrDefault(row.ProductId, ""),
            Orders = row.Orders,
            Units = row.Units,
            Revenue = row.Revenue,
        });
    }
}

internal sealed class GetCategorySalesHandler(AnswerTables contexts)
    : IRequestHandler<GetCategorySales, IReadOnlyList<CategorySales>>
{
    public async Task<IReadOnlyList<CategorySales>> Handle(GetCategorySales request, CancellationToken cancellationToken)
    {
        var (from, to) = DayRange.Check(request.From, request.To);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var categories = await db.Set<SalesCategoryDay>()
            .Where(row => row.Day >= from && row.Day <= to)
            .GroupBy(row => row.Category)
            .Select(group => new
            {
                Category = group.Key,
                Orders = group.Sum(row => row.Orders),
                Units = group.Sum(row => row.Units),
                Revenue = group.Sum(row => row.Revenue),
            })
            .OrderByDescending(row => row.Revenue)
            .ThenBy(row => row.Category)
            .ToListAsync(cancellationToken);
        return categories.ConvertAll(row => new CategorySales(row.Category, row.Orders, row.Units, row.Revenue));
    }
}
