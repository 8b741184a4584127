using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Sagas;

/// <summary>Puts beside sagas what people call the order or the subscription that they are about.</summary>
internal static class SagaOrders
{
    /// <summary>The sagas without their steps.</summary>
    public static async Task<IReadOnlyList<SagaSummary>> SummariesAsync(
        this IReadOnlyList<SagaRow> rows, ReadDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = rows.Select(row => row.Key).Distinct().ToArray();
        var orders = keys.Length == 0 ? [] : await db.Orders.AsNoTracking()
            .Where(order => keys.Contains(order.OrderId))
            .Select(order => new { order.OrderId, order.Number, order.CustomerName })
            .ToDictionaryAsync(order => order.OrderId, cancellationToken);
        var renewals = await db.RenewalsAsync([.. rows.Where(row => row.Kind == SagaKinds.SubscriptionRenewal).Select(row => row.Key)], cancellationToken);
        return [.. rows.Select(row => (orders.GetValueOrDefault(row.Key), renewals.GetValueOrDefault(row.Key)) switch
        {
            ({ } order, _) => SagaSummary.Of(row, order.Number, order.CustomerName, now),
            (_, { Renewal: { } renewal } of) => SagaSummary.Of(row, orderNumber: null, of.CustomerName, now) with { Renewal = renewal },
            _ => SagaSummary.Of(row, orderNumber: null, customerName: null, now),
        })];
    }

    private static async Task<Dictionary<Guid, (SagaRenewal? Renewal, string CustomerName)>> RenewalsAsync(this ReadDbContext db, Guid[] keys, CancellationToken cancellationToken)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var renewals = await db.Renewals.AsNoTracking().Where(renewal => keys.Contains(renewal.RenewalId))
            .Join(db.Subscriptions, renewal => renewal.SubscriptionId, row => row.SubscriptionId, (renewal, row) => new { Renewal = renewal, row.CustomerName })
            .ToListAsync(cancellationToken);
        return renewals.ToDictionary(
            found => found.Renewal.RenewalId,
            found => ((SagaRenewal?)new SagaRenewal(found.Renewal.SubscriptionId, found.Renewal.Terms.PlanName, found.Renewal.PeriodStart), found.CustomerName));
    }

    /// <summary>The sagas with their steps.</summary>
    public static async Task<IReadOnlyList<SagaDetails>> DetailsAsync(
        this IReadOnlyList<SagaRow> rows, ReadDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await rows.SummariesAsync(db, now, cancellationToken)).Zip(rows, (saga, row) => new SagaDetails(saga, row.Steps, row.Deeds))];
}
