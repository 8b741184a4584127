using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class ListCohortCustomersHandler(AnswerTables contexts)
    : IRequestHandler<ListCohortCustomers, ExplainedPage<RevenueCustomer>>
{
    public async Task<ExplainedPage<RevenueCustomer>> Handle(ListCohortCustomers request, CancellationToken cancellationToken)
    {
        var (first, last) = (request.Cohort.Month(), request.Cohort.MonthEnd());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.PayingAt(request.At).Where(row => row.FirstPaidOn >= first && row.FirstPaidOn <= last);
        return await RevenueCustomerPages.PageAsync(
            db, rows, await rows.CountedAsync(row => row.After, cancellationToken), request.Page,
            (request with { Cohort = first, Page = new PageRequest() }).ToString(), cancellationToken);
    }
}

internal sealed class ListPayingCustomersHandler(AnswerTables contexts)
    : IRequestHandler<ListPayingCustomers, ExplainedPage<RevenueCustomer>>
{
    public async Task<ExplainedPage<RevenueCustomer>> Handle(ListPayingCustomers request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sums = (await db.SumsAsync(DateOnly.MinValue, request.At, cancellationToken)).In;
        return await RevenueCustomerPages.PageAsync(
            db, db.PayingAt(request.At), (sums.CustomersChange, sums.Change), request.Page,
            (request with { Page = new PageRequest() }).ToString(), cancellationToken);
    }
}

/// <summary>Pages of customers who pay, most first.</summary>
internal static class RevenueCustomerPages
{
    public static async Task<ExplainedPage<RevenueCustomer>> PageAsync(
        ReadDbContext db, IQueryable<RevenueMovementRow> rows, (long Rows, decimal PerYear) total, PageRequest request, string question, CancellationToken cancellationToken)
    {
        var list = new KeysetList<RevenueMovementRow, decimal>(rows, row => row.After, row => row.CustomerId, descending: true, question);
        var page = await list.PageAsync(request, (total.Rows, true), seek: null, cancellationToken);
        var names = await db.NamesAsync(page.Items.Select(row => row.CustomerId), cancellationToken);
        return new ExplainedPage<RevenueCustomer>(
            page.Select(row => new RevenueCustomer(row.CustomerId, names.GetValueOrDefault(row.CustomerId, ""), row.FirstPaidOn, row.After.PerMonth())),
            total.PerYear.PerMonth());
    }
}

/// <summary>What explained pages have in common.</summary>
internal static class ExplainedPages
{
    /// <summary>The same page with other rows.</summary>
    public static Page<TOther> Select<TRow, TOther>(this Page<TRow> page, Func<TRow, TOther> select) => new()
    {
        Items = [.. page.Items.Select(select)],
        Total = page.Total,
        TotalIsExact = page.TotalIsExact,
        Next = page.Next,
        Previous = page.Previous,
    };

    /// <summary>How many rows there are, and what they come to a year.</summary>
    public static async Task<(long Rows, decimal PerYear)> CountedAsync<TRow>(
        this IQueryable<TRow> rows, System.Linq.Expressions.Expression<Func<TRow, decimal>> perYear, CancellationToken cancellationToken)
        where TRow : class
    {
        var sums = await rows.Select(perYear)
            .GroupBy(_ => 1)
            .Select(all => new { Rows = all.LongCount(), PerYear = all.Sum() })
            .SingleOrDefaultAsync(cancellationToken);
        return (sums?.Rows ?? 0, sums?.PerYear ?? 0);
    }
}
