using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Revenue;

internal sealed class ListRevenueMovementsHandler(AnswerTables contexts)
    : IRequestHandler<ListRevenueMovements, ExplainedPage<RevenueMovement>>
{
    public async Task<ExplainedPage<RevenueMovement>> Handle(ListRevenueMovements request, CancellationToken cancellationToken)
    {
        var (from, to) = DayRange.Check(request.From, request.To);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Rows(db, request);
        var (count, perYear) = request.CustomerId is null && !request.OnlyLostCustomers
            ? Counted((await db.SumsAsync(from, to, cancellationToken)).In, request.Kinds)
            : await rows.CountedAsync(row => row.After - row.Before, cancellationToken);
        var list = new KeysetList<RevenueMovementRow, DateOnly>(rows, row => row.Day, row => row.CustomerId, descending: true, Mark(request));
        var page = await list.PageAsync(request.Page, (count, true), seek: null, cancellationToken);
        var names = await db.NamesAsync(page.Items.Select(row => row.CustomerId), cancellationToken);
        return new ExplainedPage<RevenueMovement>(page.Select(row => Movement(row, names)), perYear.PerMonth());
    }

    private static string Mark(ListRevenueMovements request) =>
        $"{request with { Page = new PageRequest(), Kinds = [] }} {string.Join(',', request.Kinds.Order())}";

    private static IQueryable<RevenueMovementRow> Rows(ReadDbContext db, ListRevenueMovements request)
    {
        var rows = db.Set<RevenueMovementRow>().AsNoTracking().Where(row => row.Day >= request.From && row.Day <= request.To);
        rows = request.Kinds.Count > 0 ? rows.Where(row => request.Kinds.Contains(row.Kind)) : rows;
        rows = request.CustomerId is { } customer ? rows.Where(row => row.CustomerId == customer) : rows;
        var lost = db.Lost(request.From, request.To);
        return request.OnlyLostCustomers ? rows.Where(row => lost.Any(other => other.CustomerId == row.CustomerId)) : rows;
    }

    /// <summary>What the counters of the days know of a whole range.</summary>
    private static (long Rows, decimal PerYear) Counted(RevenueDay sums, IReadOnlyList<MovementKind> kinds)
    {
        IEnumerable<(MovementKind Kind, int Rows, decimal PerYear)> all =
        [
            (MovementKind.New, sums.NewCustomers, sums.New),
            (MovementKind.Expansion, sums.ExpandedCustomers, sums.Expansion),
            (MovementKind.Reactivation, sums.ReactivatedCustomers, sums.Reactivation),
            (MovementKind.Contraction, sums.ContractedCustomers, -sums.Contraction),
            (MovementKind.Churn, sums.ChurnedCustomers, -sums.Churn),
        ];
        var wanted = all.Where(part => kinds.Count == 0 || kinds.Contains(part.Kind)).ToList();
        return (wanted.Sum(part => part.Rows), wanted.Sum(part => part.PerYear));
    }

    private static RevenueMovement Movement(RevenueMovementRow row, IReadOnlyDictionary<Guid, string> names) => new()
    {
        Day = row.Day,
        CustomerId = row.CustomerId,
        CustomerName = names.GetValueOrDefault(row.CustomerId, ""),
        Kind = row.Kind,
        Before = row.Before.PerMonth(),
        After = row.After.PerMonth(),
        Subscriptions = [.. row.Subscriptions.Select(moved =>
            new MovedSubscription(moved.SubscriptionId, moved.PlanName, moved.Before.PerMonth(), moved.After.PerMonth(), moved.PlanNameBefore))],
    };
}
