using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

internal sealed class ListDecisionsHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<ListDecisions, IReadOnlyList<DecisionView>>
{
    private const int Most = 10;

    public async Task<IReadOnlyList<DecisionView>> Handle(ListDecisions request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await db.ParkedOrders.AsNoTracking()
            .Where(order => order.Projection == request.Projection)
            .OrderByDescending(order => order.Number)
            .Take(Most)
            .Select(order => new
            {
                Order = order,
                Outcome = db.ParkedOrderOutcomes.Where(outcome => outcome.EventId == order.EventId).Select(outcome => outcome.Sentence).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var returns = await db.GoBackRequests.AsNoTracking()
            .Where(wish => wish.Projection == request.Projection)
            .OrderByDescending(wish => wish.At)
            .Take(Most)
            .Select(wish => new { Wish = wish, Work = db.RebuildWork.FirstOrDefault(work => work.RebuildId == wish.EventId) })
            .ToListAsync(cancellationToken);
        return
        [
            .. orders.Select(row => Of(row.Order, row.Outcome))
                .Concat(returns.Select(row => new DecisionView(DecisionKind.GoBack, new Decision(row.Wish.By, row.Wish.At, row.Wish.Reason), null, null, OutcomeOf(row.Work))))
                .OrderByDescending(decision => decision.Decision.At)
                .Take(Most),
        ];
    }

    private static DecisionView Of(ParkedOrder order, string? outcome) => new(
        order.Kind == ParkedOrderKind.Skip ? DecisionKind.Skip : DecisionKind.Retry,
        new Decision(order.By, order.At, order.Reason),
        order.Table,
        order.RowKey,
        outcome);

    private static string? OutcomeOf(Rebuilds.RebuildWork? work) => work switch
    {
        { State: RebuildState.Failed } => work.Error ?? "It failed.",
        { IsOver: true } => "The tables of before are served.",
        _ => null,
    };
}
