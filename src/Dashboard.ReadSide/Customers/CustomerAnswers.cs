using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Customers;

internal sealed class GetCustomerHandler(AnswerTables contexts) : IRequestHandler<GetCustomer, CustomerStats?>
{
    public async Task<CustomerStats?> Handle(GetCustomer request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == request.CustomerId, cancellationToken);
    }
}

internal sealed class TopCustomersHandler(AnswerTables contexts) : IRequestHandler<TopCustomers, IReadOnlyList<CustomerStats>>
{
    public async Task<IReadOnlyList<CustomerStats>> Handle(TopCustomers request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Customers.AsNoTracking()
            .OrderByDescending(row => row.TotalSpent)
            .ThenByDescending(row => row.CustomerId)
            .Take(Math.Clamp(request.Limit, 1, PageRequest.MaxLimit))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetWishlistHandler(AnswerTables contexts) : IRequestHandler<GetWishlist, IReadOnlyList<WishlistItem>>
{
    public async Task<IReadOnlyList<WishlistItem>> Handle(GetWishlist request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Wishlists.AsNoTracking()
            .Where(wish => wish.CustomerId == request.CustomerId)
            .OrderByDescending(wish => wish.AddedAt)
            .ThenBy(wish => wish.Key)
            .LeftJoin(
                db.Products,
                wish => wish.ProductId,
                product => product.ProductId,
                (wish, product) => new WishlistItem(
                    wish.ProductId,
                    product == null ? wish.ProductName : product.Name,
                    product == null ? null : product.Price,
                    product == null ? null : product.Stock,
                    wish.AddedAt))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class ListCustomersHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListCustomers, Page<CustomerStats>>
{
    public async Task<Page<CustomerStats>> Handle(ListCustomers request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Fitting(db, request);
        var text = TextFilter<CustomerStats>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await TotalAsync(db, request, rows, cancellationToken) : default;
        return await (request.Sort switch
        {
            CustomerSort.TotalSpent => PageAsync(row => row.TotalSpent),
            CustomerSort.OrdersPlaced => PageAsync(row => row.OrdersPlaced),
            CustomerSort.LastOrder => PageAsync(row => row.LastOrderSort),
            CustomerSort.MemberSince => PageAsync(row => row.MemberSince),
            _ => PageAsync(row => row.SortName),
        });

        Task<Page<CustomerStats>> PageAsync<TValue>(System.Linq.Expressions.Expression<Func<CustomerStats, TValue>> sort) =>
            new KeysetList<CustomerStats, TValue>(rows, sort, row => row.CustomerId, request.Descending, (request with { Page = new PageRequest() }).ToString(), text)
                .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static IQueryable<CustomerStats> Fitting(ReadDbContext db, ListCustomers request)
    {
        var rows = db.Customers.AsNoTracking();
        if (request.FavoriteCategory is { Length: > 0 } category)
        {
            rows = rows.Where(row => row.FavoriteCategory == category);
        }

        if (request.FromName is { Length: > 0 } name)
        {
            var from = name.ToLowerInvariant();
            rows = rows.Where(row => string.Compare(row.SortName, from) >= 0);
        }

        return request.IsVerified is { } verified ? rows.Where(row => row.IsVerified == verified) : rows;
    }

    private static async Task<(long Rows, bool IsExact)> TotalAsync(
        ReadDbContext db, ListCustomers request, IQueryable<CustomerStats> rows, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(request.FromName))
        {
            return await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        }

        var category = string.IsNullOrEmpty(request.FavoriteCategory) ? null : request.FavoriteCategory;
        var counts = db.Set<CustomerCount>()
            .Where(count => category == null || count.FavoriteCategory == category)
            .Where(count => request.IsVerified == null || count.IsVerified == request.IsVerified);
        return (await counts.SumAsync(count => count.Customers, cancellationToken), true);
    }
}
