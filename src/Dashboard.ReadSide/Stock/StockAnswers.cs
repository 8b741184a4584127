using System.Linq.Expressions;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Stock;

internal sealed class GetStockHandler(AnswerTables contexts) : IRequestHandler<GetStock, StockRow?>
{
    public async Task<StockRow?> Handle(GetStock request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Stock.AsNoTracking().SingleOrDefaultAsync(row => row.ProductId == request.ProductId, cancellationToken);
    }
}

internal sealed class GetStockTotalsHandler(AnswerTables contexts) : IRequestHandler<GetStockTotals, StockTotals>
{
    public async Task<StockTotals> Handle(GetStockTotals request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.Set<StockCount>().AsNoTracking().ToListAsync(cancellationToken);
        return new StockTotals
        {
            Products = counts.Sum(count => count.Products),
            Low = counts.Where(count => count.Level != StockLevel.Enough).Sum(count => count.Products),
            Out = counts.Where(count => count.Level == StockLevel.Out).Sum(count => count.Products),
            WithReserved = counts.Where(count => count.HasReserved).Sum(count => count.Products),
            OnHand = counts.Sum(count => count.OnHand),
            Reserved = counts.Sum(count => count.Reserved),
        };
    }
}

internal sealed class ListStockHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListStock, Page<StockRow>>
{
    public async Task<Page<StockRow>> Handle(ListStock request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = request.Filter switch
        {
            StockFilter.Low => db.Stock.AsNoTracking().Where(row => row.Available < StockLevels.LowBelow),
            StockFilter.Out => db.Stock.AsNoTracking().Where(row => row.Level == StockLevel.Out),
            StockFilter.Reserved => db.Stock.AsNoTracking().Where(row => row.HasReserved),
            _ => db.Stock.AsNoTracking(),
        };
        var text = TextFilter<StockRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? (await TotalAsync(db, request.Filter, cancellationToken), true) : default;
        return await (request.Sort switch
        {
            StockSort.OnHand => PageAsync(row => row.OnHand),
            StockSort.Reserved => PageAsync(row => row.Reserved),
            StockSort.Available => PageAsync(row => row.Available),
            StockSort.MovedAt => PageAsync(row => row.MovedAt),
            _ => PageAsync(row => row.SortName),
        });

        Task<Page<StockRow>> PageAsync<TValue>(Expression<Func<StockRow, TValue>> sort) =>
            new KeysetList<StockRow, TValue>(rows, sort, row => row.ProductId, request.Descending, (request with { Page = new PageRequest() }).ToString(), text)
                .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static Task<long> TotalAsync(ReadDbContext db, StockFilter filter, CancellationToken cancellationToken)
    {
        var counts = db.Set<StockCount>().AsNoTracking();
        return (filter switch
        {
            StockFilter.Low => counts.Where(count => count.Level != StockLevel.Enough),
            StockFilter.Out => counts.Where(count => count.Level == StockLevel.Out),
            StockFilter.Reserved => counts.Where(count => count.HasReserved),
            _ => counts,
        }).SumAsync(count => (long)count.Products, cancellationToken);
    }
}
