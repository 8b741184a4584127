using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Catalog;

internal sealed class RecommendProductsHandler(AnswerTables contexts)
    : IRequestHandler<RecommendProducts, IReadOnlyList<ProductRow>>
{
    private const decimal LeastRating = 4;

    /// <summary>A price within this share of the product's is near.</summary>
    private const decimal Near = 0.2m;

    public async Task<IReadOnlyList<ProductRow>> Handle(RecommendProducts request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.ProductId == request.ProductId, cancellationToken) is not { } product)
        {
            return [];
        }

        var favorite = await db.Customers
            .Where(row => row.CustomerId == request.CustomerId)
            .Select(row => row.FavoriteCategory)
            .SingleOrDefaultAsync(cancellationToken);
        var (least, most) = (product.Price * (1 - Near), product.Price * (1 + Near));
        return await db.Products.AsNoTracking()
            .Where(row => row.Category == product.Category && row.AverageRating >= LeastRating && row.InStock && row.ProductId != product.ProductId)
            .OrderByDescending(row => row.Category == favorite ? 1 : 0)
            .ThenByDescending(row => row.AverageRating + (row.Price >= least && row.Price <= most ? 1 : 0))
            .ThenBy(row => row.SortName)
            .ThenBy(row => row.ProductId)
            .Take(Math.Clamp(request.Limit, 1, PageRequest.MaxLimit))
            .ToListAsync(cancellationToken);
    }
}
