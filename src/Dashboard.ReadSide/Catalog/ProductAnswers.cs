using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Catalog;

internal sealed class GetProductHandler(AnswerTables contexts) : IRequestHandler<GetProduct, ProductRow?>
{
    public async Task<ProductRow?> Handle(GetProduct request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.ProductId == request.ProductId, cancellationToken);
    }
}

internal sealed class GetProductsByIdsHandler(AnswerTables contexts)
    : IRequestHandler<GetProductsByIds, IReadOnlyList<ProductRow>>
{
    private const int MostIds = 1_000;

    public async Task<IReadOnlyList<ProductRow>> Handle(GetProductsByIds request, CancellationToken cancellationToken)
    {
        var ids = request.ProductIds.Distinct().ToList();
        if (ids.Count > MostIds)
        {
            throw new BadQuestionException($"At most {MostIds} products can be asked for at once.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Products.AsNoTracking().Where(row => ids.Contains(row.ProductId)).OrderBy(row => row.SortName).ToListAsync(cancellationToken);
    }
}

internal sealed class GetPriceHistoryHandler(AnswerTables contexts)
    : IRequestHandler<GetPriceHistory, IReadOnlyList<PriceRow>>
{
    private const int MostPrices = 500;

    public async Task<IReadOnlyList<PriceRow>> Handle(GetPriceHistory request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var newestFirst = await db.Prices.AsNoTracking()
            .Where(row => row.ProductId == request.ProductId)
            .OrderByDescending(row => row.StreamVersion)
            .Take(MostPrices)
            .ToListAsync(cancellationToken);
        newestFirst.Reverse();
        return newestFirst;
    }
}

internal sealed class ListRecentPricesHandler(AnswerTables contexts)
    : IRequestHandler<ListRecentPrices, ILookup<Guid, PriceRow>>
{
    public async Task<ILookup<Guid, PriceRow>> Handle(ListRecentPrices request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await db.Prices.AsNoTracking()
            .Where(row => request.ProductIds.Contains(row.ProductId))
            .GroupBy(row => row.ProductId)
            .Select(prices => prices.OrderByDescending(row => row.StreamVersion).Take(ProductCatalogProjection.TrendLength).ToList())
            .ToListAsync(cancellationToken);
        return newest.SelectMany(prices => prices).OrderBy(row => row.StreamVersion).ToLookup(row => row.ProductId);
    }
}

internal sealed class ListReviewsHandler(AnswerTables contexts) : IRequestHandler<ListReviews, Page<ReviewRow>>
{
    public async Task<Page<ReviewRow>> Handle(ListReviews request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await db.Products.Where(row => row.ProductId == request.ProductId).Select(row => row.ReviewCount).SingleOrDefaultAsync(cancellationToken);
        var rows = db.Reviews.AsNoTracking().Where(row => row.ProductId == request.ProductId);
        return await new KeysetList<ReviewRow, DateTimeOffset>(rows, row => row.At, row => row.ReviewId, descending: true, $"reviews/{request.ProductId}")
            .PageAsync(request.Page, (total, true), seek: null, cancellationToken);
    }
}

internal sealed class ListCategoriesHandler(AnswerTables contexts) : IRequestHandler<ListCategories, IReadOnlyList<CategoryRow>>
{
    public async Task<IReadOnlyList<CategoryRow>> Handle(ListCategories request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Categories.AsNoTracking()
            .OrderByDescending(row => row.Products)
            .ThenBy(row => row.Category)
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetCatalogTotalsHandler(AnswerTables contexts) : IRequestHandler<GetCatalogTotals, CatalogTotals>
{
    public async Task<CatalogTotals> Handle(GetCatalogTotals request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CatalogTotals>().AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            ?? new CatalogTotals { Key = CatalogTotals.OnlyKey };
    }
}
