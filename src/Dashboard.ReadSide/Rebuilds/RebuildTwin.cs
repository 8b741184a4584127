using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>The tables that a rebuild fills, with their checkpoint and what they set aside: they come and go together.</summary>
internal sealed class RebuildTwin(Projection projection, TwinTables twin, RebuildBook book, TimeProvider clock)
{
    private readonly string _name = twin.CheckpointOf(projection);

    /// <summary>Makes the twin, unless it is there and of the shape that this program wants.</summary>
    public async Task PrepareAsync(RebuildWork work, RebuildProgress progress, CancellationToken cancellationToken)
    {
        var shape = twin.ShapeOf(projection);
        await using var db = twin.CreateDbContext();
        if (work.Shape == shape && await db.Checkpoints.AnyAsync(row => row.Name == _name, cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await twin.MakeAsync(db, projection, cancellationToken);
        await ForgetAsync(db, cancellationToken);
        db.Checkpoints.Add(new Checkpoint { Name = _name, Version = projection.Version, Transaction = 0, Sequence = 0, UpdatedAt = clock.GetUtcNow(), Node = NodeName.Here });
        await db.SaveChangesAsync(cancellationToken);
        await book.NoteAsync(
            db,
            work.RebuildId,
            set => set
                .SetProperty(row => row.State, RebuildState.Copying)
                .SetProperty(row => row.Shape, shape)
                .SetProperty(row => row.IsIndexed, false)
                .SetProperty(row => row.Comparison, (Comparison?)null)
                .SetProperty(row => row.EventsHandled, 0),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        (work.State, work.Shape, work.IsIndexed, work.Comparison) = (RebuildState.Copying, shape, false, null);
        progress.Restart();
    }

    /// <summary>Takes the twin away, in the transaction of the context.</summary>
    public async Task DropAsync(ReadDbContext db, CancellationToken cancellationToken)
    {
        await twin.DropAsync(db, projection, ReadDbContext.TwinSchema, cancellationToken);
        await ForgetAsync(db, cancellationToken);
    }

    private async Task ForgetAsync(ReadDbContext db, CancellationToken cancellationToken)
    {
        await db.Checkpoints.Where(row => row.Name == _name).ExecuteDeleteAsync(cancellationToken);
        await db.ParkedEvents.Where(row => row.Projection == _name).ExecuteDeleteAsync(cancellationToken);
    }
}
