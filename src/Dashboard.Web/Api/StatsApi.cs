using Dashboard.Domain.Store;
using Dashboard.ReadSide.Sales;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api;

/// <summary><c>/api/stats</c>: orders and revenue.</summary>
internal static class StatsApi
{
    /// <summary>Days that are told when nobody says which.</summary>
    private const int UsualDays = 30;

    public static void MapStats(this IEndpointRouteBuilder api)
    {
        var stats = api.MapGroup("/stats").WithTags("Stats");
        stats.MapGet("/orders", Orders).Produces<OrderTotalsAnswer>();
        stats.MapGet("/daily", Daily).Produces<DailyAnswer>();
        stats.MapGet("/products", Products).Produces<ListAnswer<SalesProduct>>();
        stats.MapGet("/categories", Categories).Produces<ListAnswer<CategorySales>>();
    }

    private static Task<IResult> Orders(ApiDesk desk, CancellationToken cancellationToken) =>
        desk.AskAsync(new GetSalesTotals(), new Faults(), totals => Results.Ok(OrderTotalsAnswer.Of(totals)), cancellationToken);

    private static Task<IResult> Daily(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        var faults = new Faults();
        var (first, last) = Range(from, to, desk, store.Value, faults);
        return desk.AskAsync(new GetDailySales(first, last), faults, sales => Results.Ok(DailyAnswer.Of(first, last, sales)), cancellationToken);
    }

    private static Task<IResult> Products(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? limit = null, string? from = null, string? to = null)
    {
        var faults = new Faults();
        var most = Math.Min(faults.Whole(limit, "limit", 1, int.MaxValue) ?? 10, 200);
        var question = new TopProducts(most);
        if (!string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(to))
        {
            var (first, last) = Range(from, to, desk, store.Value, faults);
            question = question with { From = first, To = last };
        }

        return desk.AskAsync(question, faults, rows => Results.Ok(ListAnswer<SalesProduct>.Whole(rows, row => row)), cancellationToken);
    }

    private static Task<IResult> Categories(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        var faults = new Faults();
        var (first, last) = Range(from, to, desk, store.Value, faults);
        return desk.AskAsync(
            new GetCategorySales(first, last), faults, rows => Results.Ok(ListAnswer<CategorySales>.Whole(rows, row => row)), cancellationToken);
    }

    /// <summary>A range of days of the shop; the last thirty when nothing is said.</summary>
    private static (DateOnly From, DateOnly To) Range(string? from, string? to, ApiDesk desk, StoreOptions store, Faults faults)
    {
        var last = faults.Day(to, "to") ?? store.DayOf(desk.Now);
        var first = faults.Day(from, "from") ?? last.AddDays(1 - UsualDays);
        if (first > last)
        {
            faults.Add("from", "from must not be later than to.");
        }
        else if (first.AddYears(10) <= last)
        {
            faults.Add("from", "The range can be at most ten years.");
        }

        return (first, last);
    }
}
