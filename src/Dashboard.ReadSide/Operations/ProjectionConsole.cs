using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>Tells commands what the read tables know of projections.</summary>
internal sealed class ProjectionConsole(IEnumerable<Projection> projections, IDbContextFactory<ReadDbContext> contexts) : IProjectionConsole
{
    public async Task<ProjectionFacts?> FindAsync(string projection, CancellationToken cancellationToken)
    {
        if (projections.All(known => known.Name != projection))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.OpenRebuildsAsync(projection, cancellationToken);
        var parked = await db.ParkedEvents.CountAsync(row => row.Projection == projection, cancellationToken);
        var retired = Checkpoint.RetiredPrefix + projection;
        var canGoBack = await db.Checkpoints.AnyAsync(row => row.Name == retired, cancellationToken);
        return new ProjectionFacts(
            projection, open.Count > 0 ? open[0].RebuildId : null, canGoBack, projection != ProjectionNames.Operations, parked);
    }

    public async Task<RebuildFacts?> FindRebuildAsync(Guid rebuildId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var request = await db.RebuildRequests.AsNoTracking().SingleOrDefaultAsync(row => row.RebuildId == rebuildId, cancellationToken);
        if (request is null)
        {
            return null;
        }

        var view = (await db.ViewAsync([request], cancellationToken))[0];
        return new RebuildFacts(rebuildId, request.Projection, view.IsOver, view.State == RebuildState.AwaitingApproval, view.Error is not null);
    }

    public async Task<long?> FirstParkedAsync(string projection, string table, string rowKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await new ParkedRow(table, rowKey).Of(db, projection).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<(string Projection, string Table, string RowKey)>> FindUnknownAsync(long sequence, CancellationToken cancellationToken)
    {
        var known = projections.Select(projection => projection.Name).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.ParkedEvents.AsNoTracking()
            .Where(row => row.Sequence == sequence && row.Fault == FaultKind.UnknownEvent && known.Contains(row.Projection))
            .OrderBy(row => row.Projection)
            .ToListAsync(cancellationToken);
        var first = new List<(string, string, string)>();
        foreach (var row in waiting)
        {
            var foremost = await new ParkedRow(row.Table, row.RowKey).Of(db, row.Projection).Select(one => one.Sequence).FirstAsync(cancellationToken);
            if (foremost == sequence)
            {
                first.Add((row.Projection, row.Table, row.RowKey));
            }
        }

        return first;
    }
}
