using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

internal static class OpenRebuilds
{
    /// <summary>The rebuilds that are not over yet, newest first: of one projection, or of all.</summary>
    public static async Task<IReadOnlyList<RebuildView>> OpenRebuildsAsync(this ReadDbContext db, string? projection, CancellationToken cancellationToken)
    {
        RebuildState[] ends = [RebuildState.Swapped, RebuildState.Compared, RebuildState.Cancelled, RebuildState.Failed];
        var requests = await db.RebuildRequests.AsNoTracking()
            .Where(request => projection == null || request.Projection == projection)
            .Where(request => db.RebuildWork.Any(work => work.RebuildId == request.RebuildId)
                ? db.RebuildWork.Any(work => work.RebuildId == request.RebuildId && !ends.Contains(work.State))
                : request.CancelledAt == null)
            .OrderByDescending(request => request.RequestedAt)
            .ToListAsync(cancellationToken);
        return await db.ViewAsync(requests, cancellationToken);
    }
}
