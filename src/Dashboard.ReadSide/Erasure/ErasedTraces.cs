using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Erasure;

/// <inheritdoc/>
internal sealed class ErasedTraces(IEnumerable<Projection> projections, IEnumerable<IOldTables> old, IDbContextFactory<ReadDbContext> contexts) : IReadTraces
{
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
        var anew = await db.RebuildWork.AsNoTracking()
            .Where(row => row.State == RebuildState.Swapped && row.StartedAt >= since)
            .Select(row => row.Projection)
            .ToListAsync(cancellationToken);
        return new ReadTraces(places.Count < names.Length || places.Exists(place => place.Position < erased), [.. NamingActors.Except(anew)]);
    }

    public async Task DropOldAsync(CancellationToken cancellationToken)
    {
        foreach (var tables in old)
        {
            await tables.DropAsync(cancellationToken);
        }
    }
}
