using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Stock;

internal sealed class ListStockMovementsHandler(AnswerTables contexts)
    : IRequestHandler<ListStockMovements, Page<MovementView>>
{
    public async Task<Page<MovementView>> Handle(ListStockMovements request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<StockMovement>().AsNoTracking().Where(row => row.ProductId == request.ProductId);
        rows = request.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        var total = request.Kind is null
            ? (await db.Stock.Where(row => row.ProductId == request.ProductId).Select(row => row.Movements).SingleOrDefaultAsync(cancellationToken), true)
            : await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        var page = await new KeysetList<StockMovement, int>(
            rows, row => row.StreamVersion, row => row.EventId, descending: true, (request with { Page = new PageRequest() }).ToString())
            .PageAsync(request.Page, total, seek: null, cancellationToken);
        return new Page<MovementView>
        {
            Items = await WithOrdersAsync(db, page.Items, cancellationToken),
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }

    private static async Task<IReadOnlyList<MovementView>> WithOrdersAsync(
        ReadDbContext db, IReadOnlyList<StockMovement> movements, CancellationToken cancellationToken)
    {
        var ids = movements.Select(row => row.OrderId).OfType<Guid>().Distinct().ToArray();
        var numbers = ids.Length == 0 ? [] : await db.Orders.AsNoTracking()
            .Where(order => ids.Contains(order.OrderId))
            .Select(order => new { order.OrderId, order.Number })
            .ToDictionaryAsync(order => order.OrderId, order => order.Number, cancellationToken);
        return [.. movements.Select(row => new MovementView(
            row, row.OrderId is { } id && numbers.TryGetValue(id, out var number) ? number : null))];
    }
}
