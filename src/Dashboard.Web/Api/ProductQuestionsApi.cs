using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Questions;

namespace Dashboard.Web.Api;

/// <summary>The questions of <c>/api/products</c>.</summary>
internal static class ProductQuestionsApi
{
    public static void MapProductQuestions(this IEndpointRouteBuilder products)
    {
        products.MapGet("/", Search).Produces<ListAnswer<ProductAnswer>>();
        products.MapGet("/categories", Categories).Produces<ListAnswer<CategoryRow>>();
        products.MapGet("/totals", Totals).Produces<CatalogTotalsAnswer>();
        products.MapGet("/{id}", Get).Produces<ProductAnswer>();
        products.MapGet("/{id}/reviews", Reviews).Produces<ListAnswer<ReviewAnswer>>();
        products.MapGet("/{id}/recommendations", Recommendations).Produces<ListAnswer<ProductAnswer>>();
    }

    private static Task<IResult> Search(
        ApiDesk desk, CancellationToken cancellationToken, string? query = null, string? category = null, string? minPrice = null, string? maxPrice = null,
        string? inStock = null, string? lowStock = null, string? status = null, string? minRating = null, string? ids = null,
        string? sort = null, string? descending = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        if (!string.IsNullOrEmpty(ids))
        {
            return ByIds(ids, desk, faults, cancellationToken);
        }

        var request = faults.Page(page, limit, cursor);
        var question = new SearchProducts
        {
            Text = faults.Text(query, "query"),
            Category = faults.Text(category, "category"),
            MinPrice = faults.Amount(minPrice, "minPrice"),
            MaxPrice = faults.Amount(maxPrice, "maxPrice"),
            InStock = faults.Flag(inStock, "inStock"),
            LowStock = faults.Flag(lowStock, "lowStock"),
            IsPublished = Published(status, faults),
            MinRating = faults.Rating(minRating, "minRating"),
            Sort = faults.Word<ProductSort>(sort, "sort") ?? ProductSort.Name,
            Descending = faults.Flag(descending, "descending") ?? false,
            Page = request,
        };
        faults.Range(question.MinPrice, question.MaxPrice, "minPrice", "maxPrice");
        return AskAsync(question, found => found.Items, (found, answers) => ListAnswer<ProductAnswer>.Of(found, request, answers), desk, faults, cancellationToken);
    }

    /// <summary>Asks for products, and for the last prices of those that are found.</summary>
    private static async Task<IResult> AskAsync<TAnswer>(
        IQuestion<TAnswer> question, Func<TAnswer, IReadOnlyList<ProductRow>> rows, Func<TAnswer, Func<ProductRow, ProductAnswer>, ListAnswer<ProductAnswer>> answer,
        ApiDesk desk, Faults faults, CancellationToken cancellationToken)
        where TAnswer : class
    {
        TAnswer? found = null;
        var first = await desk.AskAsync(question, faults, products => Results.Ok(found = products), cancellationToken);
        return found is null
            ? first
            : await desk.AskAsync(
                new ListRecentPrices([.. rows(found).Select(row => row.ProductId)]), new Faults(),
                prices => Results.Ok(answer(found, row => ProductAnswer.Of(row, [.. prices[row.ProductId]]))), cancellationToken);
    }

    private static Task<IResult> ByIds(string ids, ApiDesk desk, Faults faults, CancellationToken cancellationToken)
    {
        var wanted = faults.Ids(ids, "ids");
        if (wanted.Count > 200)
        {
            faults.Add("ids", "ids can be at most 200.");
        }

        return AskAsync(new GetProductsByIds(wanted), rows => rows, ListAnswer<ProductAnswer>.Whole, desk, faults, cancellationToken);
    }

    private static Task<IResult> Categories(ApiDesk desk, CancellationToken cancellationToken) =>
        desk.AskAsync(new ListCategories(), new Faults(), rows => Results.Ok(ListAnswer<CategoryRow>.Whole(rows, row => row)), cancellationToken);

    private static Task<IResult> Totals(ApiDesk desk, CancellationToken cancellationToken) =>
        desk.AskAsync(
            new GetCatalogTotals(), new Faults(),
            totals => Results.Ok(new CatalogTotalsAnswer(totals.Products, totals.Published, totals.LowStock, totals.OutOfStock)), cancellationToken);

    private static async Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var productId = faults.Id(id, "id");
        ProductRow? product = null;
        var found = await desk.AskAsync(
            new GetProduct(productId), faults, row => (product = row) is null ? Problems.NotFound("product", productId) : Results.Ok(), cancellationToken);
        return product is null
            ? found
            : await desk.AskAsync(
                new GetPriceHistory(productId), new Faults(), prices => Results.Ok(ProductAnswer.Of(product, prices)), cancellationToken);
    }

    private static async Task<IResult> Reviews(
        string id, ApiDesk desk, CancellationToken cancellationToken, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var reviews = await desk.AskAsync(
            new ListReviews(faults.Id(id, "id"), request), faults,
            found => Results.Ok(ListAnswer<ReviewAnswer>.Of(found, request, ReviewAnswer.Of)), cancellationToken);
        return await reviews.IfFoundAsync(() => Known(id, desk, cancellationToken));
    }

    private static async Task<IResult> Recommendations(
        string id, ApiDesk desk, CancellationToken cancellationToken, string? customerId = null, string? limit = null)
    {
        var faults = new Faults();
        if (string.IsNullOrEmpty(customerId))
        {
            faults.Add("customerId", "customerId is required.");
        }

        var question = new RecommendProducts(
            faults.Id(customerId ?? "", "customerId"), faults.Id(id, "id"), Math.Min(faults.Whole(limit, "limit", 1, int.MaxValue) ?? 5, 50));
        var recommended = await AskAsync(question, rows => rows, ListAnswer<ProductAnswer>.Whole, desk, faults, cancellationToken);
        return await recommended.IfFoundAsync(() => Known(id, desk, cancellationToken));
    }

    /// <summary>Whether there is such a product: found, or not.</summary>
    private static Task<IResult> Known(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetProduct(faults.Id(id, "id"));
        return desk.AskAsync(question, faults, row => row is null ? Problems.NotFound("product", question.ProductId) : Results.Ok(), cancellationToken);
    }

    private static bool? Published(string? status, Faults faults)
    {
        if (status is null or "" or "published" or "draft")
        {
            return string.IsNullOrEmpty(status) ? null : status is "published";
        }

        faults.Add("status", "status must be one of draft, published.");
        return null;
    }

    internal sealed record CatalogTotalsAnswer(int Products, int Published, int LowStock, int OutOfStock);
}
