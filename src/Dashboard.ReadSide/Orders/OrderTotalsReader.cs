using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Orders;

/// <summary>How many orders fit, read from counter rows: counting a million orders takes longer than people wait.</summary>
internal sealed class OrderTotalsReader(ReadDbContext db, ListOrders request)
{
    /// <summary>Whether the day counters know of everything that the list is filtered by.</summary>
    public bool KnowsDays => request.CustomerId is null && string.IsNullOrWhiteSpace(request.Text);

    private bool HasDays => request.From is not null || request.To is not null;

    public async Task<(long Rows, bool IsExact)> TotalAsync(IQueryable<OrderRow> rows, CancellationToken cancellationToken)
    {
        if (KnowsDays)
        {
            return (HasDays ? await Days().SumAsync(row => (long)row.Orders, cancellationToken) : await AllAsync(cancellationToken), true);
        }

        return request.CustomerId is { } customer && !HasDays && string.IsNullOrWhiteSpace(request.Text)
            ? (await OfCustomerAsync(customer, cancellationToken), true)
            : await rows.CountedAsync(request.Page.CountTo, cancellationToken);
    }

    /// <summary>The day on which a row of the list lies, and how many rows of that day come before it.</summary>
    public async Task<(DateOnly? Day, long Skip)> DayAtAsync(long offset, CancellationToken cancellationToken)
    {
        var days = Days().GroupBy(row => row.Day).Select(group => new { Day = group.Key, Orders = group.Sum(row => (long)row.Orders) });
        var ordered = request.Descending ? days.OrderByDescending(row => row.Day) : days.OrderBy(row => row.Day);
        await foreach (var day in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (offset < day.Orders)
            {
                return (day.Day, offset);
            }

            offset -= day.Orders;
        }

        // Beyond the last row: any day is as good as another, the page is empty.
        return (request.Descending ? DateOnly.MinValue : DateOnly.MaxValue.AddDays(-1), 0);
    }

    private IQueryable<OrderCount> Days()
    {
        var days = db.OrderCounts.AsNoTracking();
        days = request.Status is { } status ? days.Where(row => row.Status == status) : days;
        days = request.From is { } from ? days.Where(row => row.Day >= from) : days;
        return request.To is { } to ? days.Where(row => row.Day <= to) : days;
    }

    private Task<long> AllAsync(CancellationToken cancellationToken)
    {
        var counts = db.Set<OrderStatusCount>().AsNoTracking();
        return (request.Status is { } status ? counts.Where(row => row.Status == status) : counts)
            .SumAsync(row => (long)row.Orders, cancellationToken);
    }

    private Task<long> OfCustomerAsync(Guid customer, CancellationToken cancellationToken)
    {
        var counts = db.Set<CustomerOrderCount>().AsNoTracking().Where(row => row.CustomerId == customer);
        return (request.Status is { } status ? counts.Where(row => row.Status == status) : counts)
            .SumAsync(row => (long)row.Orders, cancellationToken);
    }
}
