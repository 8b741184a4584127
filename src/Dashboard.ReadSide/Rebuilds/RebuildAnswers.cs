using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Rebuilds;

internal sealed class GetRebuildHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<GetRebuild, RebuildView?>
{
    public async Task<RebuildView?> Handle(GetRebuild request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await db.RebuildRequests.AsNoTracking().SingleOrDefaultAsync(row => row.RebuildId == request.RebuildId, cancellationToken);
        return asked is null ? null : (await db.ViewAsync([asked], cancellationToken))[0];
    }
}

internal sealed class ListRebuildsHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<ListRebuilds, Page<RebuildView>>
{
    public async Task<Page<RebuildView>> Handle(ListRebuilds request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.RebuildRequests.AsNoTracking();
        rows = request.Projection is { } projection ? rows.Where(row => row.Projection == projection) : rows;
        var total = await rows.LongCountAsync(cancellationToken);
        var page = await new KeysetList<RebuildRequest, DateTimeOffset>(
                rows, row => row.RequestedAt, row => row.RebuildId, descending: true, (request with { Page = new PageRequest() }).ToString())
            .PageAsync(request.Page, (total, true), seek: null, cancellationToken);
        return new Page<RebuildView>
        {
            Items = await db.ViewAsync(page.Items, cancellationToken),
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }
}
