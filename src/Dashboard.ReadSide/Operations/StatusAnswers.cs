using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

internal sealed class ListStatusesHandler(IProjectionMonitor monitor, IDbContextFactory<ReadDbContext> contexts)
    : IRequestHandler<ListStatuses, IReadOnlyList<ProjectionStatus>>
{
    public async Task<IReadOnlyList<ProjectionStatus>> Handle(ListStatuses request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ToldAsync(monitor.Statuses, cancellationToken);
    }
}

internal sealed class IsSetAsideHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<IsSetAside, bool>
{
    public async Task<bool> Handle(IsSetAside request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (transaction, sequence) = (request.Position.Transaction, request.Position.Sequence);

        // A command's events lie in one transaction, its last one at the position. (Where each event counts as a transaction, that one alone is found.)
        return await db.ParkedEvents.AnyAsync(
            parked => request.Projections.Contains(parked.Projection) && parked.Transaction == transaction && parked.Sequence <= sequence, cancellationToken);
    }
}
