using System.Linq.Expressions;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Orders;

internal sealed class GetOrderHandler(AnswerTables contexts) : IRequestHandler<GetOrder, OrderDetail?>
{
    public async Task<OrderDetail?> Handle(GetOrder request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Orders.AsNoTracking().Where(row => row.OrderId == request.OrderId)
            .LeftJoin(db.Set<OrderFulfilmentRow>().AsNoTracking(), order => order.OrderId, row => row.OrderId, (order, fulfilment) => new { order, fulfilment })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var sagaId = Saga.IdOf(SagaKinds.OrderFulfilment, request.OrderId);
        var saga = await db.Set<SagaRow>().AsNoTracking().SingleOrDefaultAsync(row => row.SagaId == sagaId, cancellationToken);
        var messages = await db.Notifications.AsNoTracking()
            .Where(row => row.OrderId == request.OrderId)
            .OrderBy(row => row.QueuedAt)
            .ThenBy(row => row.MessageId)
            .ToListAsync(cancellationToken);
        return new OrderDetail(found.order, found.fulfilment, saga) { Messages = messages };
    }
}

internal sealed class ListOrdersHandler(AnswerTables contexts, ITextIndex index, IOptions<StoreOptions> store)
    : IRequestHandler<ListOrders, Page<OrderRow>>
{
    public async Task<Page<OrderRow>> Handle(ListOrders request, CancellationToken cancellationToken)
    {
        if (request.From > request.To)
        {
            throw new BadQuestionException("The range of days ends before it begins.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Fitting(db, request);
        var text = TextFilter<OrderRow>.Of(row => row.SearchText, request.Text, index, db);
        var totals = new OrderTotalsReader(db, request);
        var total = text is null ? await totals.TotalAsync(rows, cancellationToken) : default;
        return request.Sort == OrderSort.Total
            ? await PageAsync(row => row.Total, seek: null)
            : await PageAsync(row => row.CreatedAt, totals.KnowsDays ? SeekAsync : null);

        Task<Page<OrderRow>> PageAsync<TValue>(Expression<Func<OrderRow, TValue>> sort, Func<long, Task<Place<OrderRow>>>? seek) =>
            new KeysetList<OrderRow, TValue>(rows, sort, row => row.OrderId, request.Descending, (request with { Page = new PageRequest() }).ToString(), text)
                .PageAsync(request.Page, total, seek, cancellationToken);

        async Task<Place<OrderRow>> SeekAsync(long offset)
        {
            var (day, skip) = await totals.DayAtAsync(offset, cancellationToken);
            if (day is not { } found)
            {
                return new Place<OrderRow>(rows, offset);
            }

            var edge = store.Value.StartOf(request.Descending ? found.AddDays(1) : found);
            return new Place<OrderRow>(
                request.Descending ? rows.Where(row => row.CreatedAt < edge) : rows.Where(row => row.CreatedAt >= edge), skip);
        }
    }

    private IQueryable<OrderRow> Fitting(ReadDbContext db, ListOrders request)
    {
        var rows = db.Orders.AsNoTracking();
        rows = request.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = request.CustomerId is { } customer ? rows.Where(row => row.CustomerId == customer) : rows;
        if (request.From is { } from)
        {
            var begin = store.Value.StartOf(from);
            rows = rows.Where(row => row.CreatedAt >= begin);
        }

        if (request.To is { } to && to < DateOnly.MaxValue)
        {
            var end = store.Value.StartOf(to.AddDays(1));
            rows = rows.Where(row => row.CreatedAt < end);
        }

        return rows;
    }
}
