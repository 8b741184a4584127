using System.Linq.Expressions;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Catalog;

internal sealed class SearchProductsHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<SearchProducts, Page<ProductRow>>
{
    public async Task<Page<ProductRow>> Handle(SearchProducts request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Fitting(db, request);
        var text = TextFilter<ProductRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await TotalAsync(db, request, rows, cancellationToken) : default;
        return await (request.Sort switch
        {
            ProductSort.Price => PageAsync(row => row.Price),
            ProductSort.Rating => PageAsync(row => row.AverageRating),
            ProductSort.Stock => PageAsync(row => row.Stock),
            ProductSort.Newest => PageAsync(row => row.CreatedAt),
            _ => PageAsync(row => row.SortName),
        });

        Task<Page<ProductRow>> PageAsync<TValue>(Expression<Func<ProductRow, TValue>> sort) =>
            new KeysetList<ProductRow, TValue>(rows, sort, row => row.ProductId, request.Descending, (request with { Page = new PageRequest() }).ToString(), text)
                .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static IQueryable<ProductRow> Fitting(ReadDbContext db, SearchProducts request)
    {
        var rows = db.Products.AsNoTracking();
        if (request.FromName is { Length: > 0 } name)
        {
            var from = name.ToLowerInvariant();
            rows = rows.Where(row => string.Compare(row.SortName, from) >= 0);
        }

        rows = request.Category is { Length: > 0 } category ? rows.Where(row => row.Category == category) : rows;
        rows = request.MinPrice is { } least ? rows.Where(row => row.Price >= least) : rows;
        rows = request.MaxPrice is { } most ? rows.Where(row => row.Price <= most) : rows;
        rows = request.InStock is { } inStock ? rows.Where(row => row.InStock == inStock) : rows;
        rows = request.LowStock is { } lowStock ? rows.Where(row => row.LowStock == lowStock) : rows;
        rows = request.IsPublished is { } published ? rows.Where(row => row.IsPublished == published) : rows;
        return request.MinRating is { } rating ? rows.Where(row => row.AverageRating >= rating) : rows;
    }

    private static async Task<(long Rows, bool IsExact)> TotalAsync(
        ReadDbContext db, SearchProducts request, IQueryable<ProductRow> rows, CancellationToken cancellationToken)
    {
        if (request.MinPrice is not null || request.MaxPrice is not null || request.MinRating is not null || !string.IsNullOrEmpty(request.FromName))
        {
            return await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        }

        var category = string.IsNullOrEmpty(request.Category) ? null : request.Category;
        var counts = db.Set<ProductCount>()
            .Where(count => category == null || count.Category == category)
            .Where(count => request.InStock == null || count.InStock == request.InStock)
            .Where(count => request.LowStock == null || count.LowStock == request.LowStock)
            .Where(count => request.IsPublished == null || count.IsPublished == request.IsPublished);
        return (await counts.SumAsync(count => count.Products, cancellationToken), true);
    }
}
