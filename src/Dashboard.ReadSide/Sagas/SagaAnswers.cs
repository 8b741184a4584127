using System.Linq.Expressions;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Sagas;

internal sealed class GetSagaHandler(AnswerTables contexts, Viewpoint viewpoint) : IRequestHandler<GetSaga, SagaDetails?>
{
    public async Task<SagaDetails?> Handle(GetSaga request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Sagas.AsNoTracking().Where(row => row.SagaId == request.SagaId).ToListAsync(cancellationToken);
        return (await rows.DetailsAsync(db, viewpoint.Now, cancellationToken)).SingleOrDefault();
    }
}

internal sealed class SagasAboutHandler(AnswerTables contexts, Viewpoint viewpoint)
    : IRequestHandler<SagasAbout, IReadOnlyList<SagaDetails>>
{
    public async Task<IReadOnlyList<SagaDetails>> Handle(SagasAbout request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Sagas.AsNoTracking()
            .Where(row => row.Key == request.Key)
            .OrderBy(row => row.StartedAt)
            .ThenBy(row => row.SagaId)
            .ToListAsync(cancellationToken);
        return await rows.DetailsAsync(db, viewpoint.Now, cancellationToken);
    }
}

internal sealed class CountSagasHandler(AnswerTables contexts) : IRequestHandler<CountSagas, IReadOnlyList<SagaCount>>
{
    public async Task<IReadOnlyList<SagaCount>> Handle(CountSagas request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SagaCount>().AsNoTracking().OrderBy(row => row.Kind).ThenBy(row => row.State).ToListAsync(cancellationToken);
    }
}

internal sealed class ListSagasHandler(AnswerTables contexts, Viewpoint viewpoint) : IRequestHandler<ListSagas, Page<SagaSummary>>
{
    public async Task<Page<SagaSummary>> Handle(ListSagas request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = viewpoint.Now;
        var rows = Fitting(db, request, now);
        var total = await TotalAsync(db, request, rows, cancellationToken);
        var page = await (request.Sort == SagaSort.MovedAt ? PageAsync(row => row.MovedAt) : PageAsync(row => row.StartedAt));
        return new Page<SagaSummary>
        {
            Items = await page.Items.SummariesAsync(db, now, cancellationToken),
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };

        Task<Page<SagaRow>> PageAsync<TValue>(Expression<Func<SagaRow, TValue>> sort) =>
            new KeysetList<SagaRow, TValue>(rows, sort, row => row.SagaId, request.Descending, (request with { Page = new PageRequest() }).ToString())
                .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static IQueryable<SagaRow> Fitting(ReadDbContext db, ListSagas request, DateTimeOffset now)
    {
        var rows = db.Sagas.AsNoTracking();
        rows = request.Kind is { Length: > 0 } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = request.State is { } state ? rows.Where(row => row.State == state) : rows;
        rows = request.IsOver is { } over ? rows.Where(row => row.IsOver == over) : rows;
        if (request.MinAge is not { } age)
        {
            return rows;
        }

        var latest = age <= now - DateTimeOffset.MinValue ? now - age : DateTimeOffset.MinValue;
        return rows.Where(row => row.StartedAt <= latest);
    }

    private static async Task<(long Rows, bool IsExact)> TotalAsync(
        ReadDbContext db, ListSagas request, IQueryable<SagaRow> rows, CancellationToken cancellationToken)
    {
        if (request.MinAge is not null)
        {
            return await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        }

        var kind = string.IsNullOrEmpty(request.Kind) ? null : request.Kind;
        var counts = await db.Set<SagaCount>().AsNoTracking()
            .Where(count => kind == null || count.Kind == kind)
            .Where(count => request.State == null || count.State == request.State)
            .ToListAsync(cancellationToken);
        return (counts.Where(count => request.IsOver is not { } over || count.State.IsOver() == over).Sum(count => (long)count.Sagas), true);
    }
}
