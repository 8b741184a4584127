using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;

namespace Dashboard.Web.Api;

/// <summary>The questions of <c>/api/stock</c>; what changes stock stands beside the products.</summary>
internal static class StockApi
{
    public static void MapStock(this IEndpointRouteBuilder api)
    {
        var stock = api.MapGroup("/stock").WithTags("Stock");
        stock.MapGet("/", List).Produces<ListAnswer<StockAnswer>>();
        stock.MapGet("/{id}/movements", Movements).Produces<ListAnswer<MovementAnswer>>();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? query = null, string? show = null,
        string? sort = null, string? descending = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListStock
        {
            Text = faults.Text(query, "query"),
            Filter = faults.Word<StockFilter>(show, "show") ?? StockFilter.Any,
            Sort = faults.Word<StockSort>(sort, "sort") ?? StockSort.Name,
            Descending = faults.Flag(descending, "descending") ?? false,
            Page = request,
        };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<StockAnswer>.Of(found, request, StockAnswer.Of)), cancellationToken);
    }

    private static async Task<IResult> Movements(
        string id, ApiDesk desk, CancellationToken cancellationToken, string? kind = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListStockMovements(faults.Id(id, "id"), faults.Word<StockMovementKind>(kind, "kind"), request);
        var movements = await desk.AskAsync(
            question, faults, found => Results.Ok(ListAnswer<MovementAnswer>.Of(found, request, MovementAnswer.Of)), cancellationToken);
        return await movements.IfFoundAsync(() => desk.AskAsync(
            new GetStock(question.ProductId), new Faults(),
            row => row is null ? Problems.NotFound("product", question.ProductId) : Results.Ok(), cancellationToken));
    }

    /// <summary>The pieces of a product.</summary>
    internal sealed record StockAnswer(
        Guid ProductId, string Name, string Category, int OnHand, int Reserved, int Available, bool LowStock, bool InStock, DateTimeOffset MovedAt)
    {
        public static StockAnswer Of(StockRow row) => new(
            row.ProductId, row.Name, row.Category, row.OnHand, row.Reserved, row.Available,
            row.Level != StockLevel.Enough, row.Level != StockLevel.Out, row.MovedAt);
    }

    /// <summary>What happened to a product's pieces; numbers afterwards where the log says them.</summary>
    internal sealed record MovementAnswer(
        Guid MovementId, string Kind, int OnHandChange, int ReservedChange, int? OnHand, int? Available,
        string? Reason, Guid? OrderId, long? OrderNumber, DateTimeOffset At, string By)
    {
        public static MovementAnswer Of(MovementView view)
        {
            var row = view.Movement;
            return new MovementAnswer(
                row.EventId, Words.Of(row.Kind), row.OnHandChange, row.ReservedChange, row.OnHand, row.Available,
                row.Reason, row.OrderId, view.OrderNumber, row.At, row.By);
        }
    }
}
