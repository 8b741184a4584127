using Dashboard.Domain.Sagas;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Subscriptions;

internal sealed class ListRenewalsHandler(AnswerTables contexts, IOptions<StoreOptions> store, Viewpoint viewpoint)
    : IRequestHandler<ListRenewals, Page<RenewalView>>
{
    public async Task<Page<RenewalView>> Handle(ListRenewals request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (rows, counts) = (db.Renewals.AsNoTracking(), db.Set<RenewalCount>().AsNoTracking());
        if (request.State is { } state)
        {
            (rows, counts) = (rows.Where(row => row.State == state), counts.Where(count => count.State == state));
        }

        if (request.Days is { } days)
        {
            var from = store.Value.DayOf(viewpoint.Now).AddDays(1 - days);
            rows = rows.Where(row => row.Day >= from || row.State == RenewalState.Due || row.State == RenewalState.Retrying);
            counts = counts.Where(count => count.Day >= from || count.State == RenewalState.Due || count.State == RenewalState.Retrying);
        }

        var total = await counts.SumAsync(count => (long)count.Renewals, cancellationToken);
        var page = await new KeysetList<RenewalRow, DateTimeOffset>(
                rows, row => row.MovedAt, row => row.RenewalId, descending: true, (request with { Page = new PageRequest() }).ToString())
            .PageAsync(request.Page, (total, true), seek: null, cancellationToken);
        return new Page<RenewalView>
        {
            Items = await page.Items.WithCustomersAsync(db, cancellationToken),
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }
}

internal sealed class GetRenewalBoardHandler(AnswerTables contexts, IOptions<StoreOptions> store, Viewpoint viewpoint)
    : IRequestHandler<GetRenewalBoard, RenewalBoard>
{
    public async Task<RenewalBoard> Handle(GetRenewalBoard request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var from = store.Value.DayOf(viewpoint.Now).AddDays(1 - Math.Max(1, request.Days));
        var sums = await db.Set<RenewalCount>().AsNoTracking()
            .Where(count => count.Day >= from || count.State == RenewalState.Due || count.State == RenewalState.Retrying)
            .GroupBy(count => count.State)
            .Select(group => new { State = group.Key, Renewals = group.Sum(count => count.Renewals), Amount = group.Sum(count => count.Amount) })
            .ToDictionaryAsync(sum => sum.State, cancellationToken);
        var lanes = new List<RenewalLane>();
        foreach (var state in Enum.GetValues<RenewalState>())
        {
            var sum = sums.GetValueOrDefault(state);
            var items = sum is null ? [] : await ItemsAsync(db, state, from, request.AtMost, cancellationToken);
            lanes.Add(new RenewalLane(state, sum?.Renewals ?? 0, sum?.Amount ?? 0, items));
        }

        return new RenewalBoard(from, lanes);
    }

    private static async Task<IReadOnlyList<RenewalView>> ItemsAsync(
        ReadDbContext db, RenewalState state, DateOnly from, int atMost, CancellationToken cancellationToken)
    {
        var rows = db.Renewals.AsNoTracking().Where(row => row.State == state);
        rows = state.IsOpen()
            ? rows.OrderBy(row => row.NextAttemptAt == null ? row.DueAt : row.NextAttemptAt).ThenBy(row => row.RenewalId)
            : rows.Where(row => row.Day >= from).OrderByDescending(row => row.MovedAt).ThenByDescending(row => row.RenewalId);
        return await (await rows.Take(atMost).ToListAsync(cancellationToken)).WithCustomersAsync(db, cancellationToken);
    }
}

/// <summary>Puts beside renewals whose they are, and what keeps those that are open.</summary>
internal static class RenewalCustomers
{
    public static async Task<IReadOnlyList<RenewalView>> WithCustomersAsync(this IReadOnlyList<RenewalRow> renewals, ReadDbContext db, CancellationToken cancellationToken)
    {
        var ids = renewals.Select(renewal => renewal.SubscriptionId).Distinct().ToArray();
        var customers = ids.Length == 0 ? [] : await db.Subscriptions.AsNoTracking()
            .Where(row => ids.Contains(row.SubscriptionId))
            .Select(row => new { row.SubscriptionId, row.CustomerName, row.CustomerEmail })
            .ToDictionaryAsync(row => row.SubscriptionId, cancellationToken);
        var troubles = await renewals.TroublesAsync(db, cancellationToken);
        return [.. renewals.Select(renewal => (customers.GetValueOrDefault(renewal.SubscriptionId) is { } customer
            ? new RenewalView(renewal, customer.CustomerName, customer.CustomerEmail)
            : new RenewalView(renewal, "", "")) with { Trouble = troubles.GetValueOrDefault(SagaOf(renewal)) })];
    }

    /// <summary>By the saga. Nothing is charged while one needs a person, which the renewal's own events do not tell.</summary>
    private static async Task<Dictionary<Guid, RenewalTrouble>> TroublesAsync(this IReadOnlyList<RenewalRow> renewals, ReadDbContext db, CancellationToken cancellationToken)
    {
        var sagas = renewals.Where(renewal => renewal.State.IsOpen()).Select(SagaOf).ToArray();
        return sagas.Length == 0 ? [] : await db.Sagas.AsNoTracking()
            .Where(row => sagas.Contains(row.SagaId) && row.State == SagaState.NeedsAPerson)
            .Select(row => new RenewalTrouble(row.SagaId, row.Trouble ?? ""))
            .ToDictionaryAsync(trouble => trouble.SagaId, cancellationToken);
    }

    private static Guid SagaOf(RenewalRow renewal) => Saga.IdOf(SagaKinds.SubscriptionRenewal, renewal.RenewalId);
}
