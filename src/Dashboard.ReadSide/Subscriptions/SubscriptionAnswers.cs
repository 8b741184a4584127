using System.Linq.Expressions;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Subscriptions;

internal sealed class ListSubscriptionsHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListSubscriptions, Page<SubscriptionRow>>
{
    public async Task<Page<SubscriptionRow>> Handle(ListSubscriptions request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Fitting(db, request);
        var text = TextFilter<SubscriptionRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await TotalAsync(db, request, rows, cancellationToken) : default;
        return await (request.Sort switch
        {
            SubscriptionSort.Customer => PageAsync(row => row.SortName),
            SubscriptionSort.PerMonth => PageAsync(row => row.PerMonth),
            SubscriptionSort.NextBilling => PageAsync(row => row.PeriodEnd),
            _ => PageAsync(row => row.StartedOn),
        });

        Task<Page<SubscriptionRow>> PageAsync<TValue>(Expression<Func<SubscriptionRow, TValue>> sort) =>
            new KeysetList<SubscriptionRow, TValue>(rows, sort, row => row.SubscriptionId, request.Descending, (request with { Page = new PageRequest() }).ToString(), text)
                .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static IQueryable<SubscriptionRow> Fitting(ReadDbContext db, ListSubscriptions request)
    {
        var rows = db.Subscriptions.AsNoTracking();
        rows = request.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = request.Interval is { } interval ? rows.Where(row => row.Interval == interval) : rows;
        rows = request.PlanId is { } plan ? rows.Where(row => row.PlanId == plan) : rows;
        return request.CustomerId is { } customer ? rows.Where(row => row.CustomerId == customer) : rows;
    }

    private static async Task<(long Rows, bool IsExact)> TotalAsync(
        ReadDbContext db, ListSubscriptions request, IQueryable<SubscriptionRow> rows, CancellationToken cancellationToken)
    {
        if (request.CustomerId is not null)
        {
            return await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        }

        var counts = db.Set<SubscriptionCount>().AsNoTracking();
        counts = request.Status is { } status ? counts.Where(count => count.Status == status) : counts;
        counts = request.Interval is { } interval ? counts.Where(count => count.Interval == interval) : counts;
        counts = request.PlanId is { } plan ? counts.Where(count => count.PlanId == plan) : counts;
        return (await counts.SumAsync(count => (long)count.Subscriptions, cancellationToken), true);
    }
}

internal sealed class CountSubscriptionsHandler(AnswerTables contexts)
    : IRequestHandler<CountSubscriptions, IReadOnlyDictionary<SubscriptionStatus, int>>
{
    public async Task<IReadOnlyDictionary<SubscriptionStatus, int>> Handle(CountSubscriptions request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SubscriptionCount>().AsNoTracking()
            .GroupBy(count => count.Status)
            .Select(group => new { Status = group.Key, Subscriptions = group.Sum(count => count.Subscriptions) })
            .ToDictionaryAsync(sum => sum.Status, sum => sum.Subscriptions, cancellationToken);
    }
}

internal sealed class GetSubscriptionHandler(AnswerTables contexts) : IRequestHandler<GetSubscription, SubscriptionDetail?>
{
    public async Task<SubscriptionDetail?> Handle(GetSubscription request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = request.SubscriptionId;
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(row => row.SubscriptionId == id, cancellationToken) is not { } subscription)
        {
            return null;
        }

        var charges = await db.Set<SubscriptionCharge>().AsNoTracking()
            .Where(row => row.SubscriptionId == id).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        var notes = await db.Set<SubscriptionNote>().AsNoTracking()
            .Where(row => row.SubscriptionId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var renewal = await db.Renewals.AsNoTracking()
            .Where(row => row.SubscriptionId == id).OrderByDescending(row => row.PeriodStart).FirstOrDefaultAsync(cancellationToken);
        var sagaId = renewal is null ? Guid.Empty : Saga.IdOf(SagaKinds.SubscriptionRenewal, renewal.RenewalId);
        var messages = await db.Notifications.AsNoTracking()
            .Where(row => row.SubscriptionId == id).OrderBy(row => row.QueuedAt).ThenBy(row => row.MessageId).ToListAsync(cancellationToken);
        return new SubscriptionDetail(subscription, charges, notes)
        {
            Messages = messages,
            Saga = renewal is null ? null : await db.Sagas.AsNoTracking().SingleOrDefaultAsync(row => row.SagaId == sagaId, cancellationToken),
        };
    }
}
