using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Sagas;

/// <summary>Puts beside sagas what people call the order that they are about.</summary>
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
        return [.. rows.Select(row => orders.GetValueOrDefault(row.Key) is { } order
            ? SagaSummary.Of(row, order.Number, order.CustomerName, now)
            : SagaSummary.Of(row, orderNumber: null, customerName: null, now))];
    }

    /// <summary>The sagas with their steps.</summary>
    public static async Task<IReadOnlyList<SagaDetails>> DetailsAsync(
        this IReadOnlyList<SagaRow> rows, ReadDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await rows.SummariesAsync(db, now, cancellationToken)).Zip(rows, (saga, row) => new SagaDetails(saga, row.Steps, row.Deeds))];
}
