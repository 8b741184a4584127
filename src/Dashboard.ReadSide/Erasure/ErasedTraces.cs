using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Erasure;

/// <inheritdoc/>
internal sealed class ErasedTraces(
    IEnumerable<Projection> projections, IEnumerable<IOldTables> old, IDbContextFactory<ReadDbContext> contexts, TimeProvider clock) : IReadTraces
{
    /// <summary>So long a rebuild that failed, or was called off, is left alone before another one is wished for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Projections whose rows say who did something.</summary>
    private static readonly string[] NamingActors =
    [
        ProjectionNames.Orders, ProjectionNames.ProductCatalog, ProjectionNames.Sagas, ProjectionNames.Notifications, ProjectionNames.Stock, ProjectionNames.Subscriptions,
        ProjectionNames.StaffUsers, ProjectionNames.Operations,
    ];

    public async Task<ReadTraces> LookAsync(string name, LogPosition erased, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // The others have nothing of the kind, and write down only now and then how far they have come.
        var names = projections.Where(projection => projection.EventNames.Contains(name)).Select(projection => projection.Name).ToArray();
        var places = await db.Checkpoints.AsNoTracking().Where(row => names.Contains(row.Name)).ToListAsync(cancellationToken);
        var works = await db.RebuildWork.AsNoTracking()
            .Where(row => NamingActors.Contains(row.Projection) && (row.EndedAt == null || row.StartedAt >= since))
            .Select(row => new { row.Projection, row.State, row.StartedAt, row.EndedAt })
            .ToListAsync(cancellationToken);
        var soon = clock.GetUtcNow() - Pause;
        var stale = NamingActors.Except(works.Where(work => work.State == RebuildState.Swapped && work.StartedAt >= since).Select(work => work.Projection)).ToArray();
        return new ReadTraces(
            places.Count < names.Length || places.Exists(place => place.Position < erased),
            stale,
            [.. stale.Except(works.Where(work => work.EndedAt is null || work.EndedAt > soon).Select(work => work.Projection))]);
    }

    public async Task DropOldAsync(CancellationToken cancellationToken)
    {
        foreach (var tables in old)
        {
            await tables.DropAsync(cancellationToken);
        }
    }
}
