using System.Diagnostics.Metrics;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Projections;

/// <summary>What one batch did.</summary>
/// <param name="Keys">Keys of the rows that were written.</param>
/// <param name="Parked">Events that were set aside.</param>
internal sealed record BatchResult(IReadOnlyCollection<string> Keys, IReadOnlyList<ParkedEvent> Parked);

/// <summary>The checkpoint is no longer where this runner left it: somebody else folded meanwhile.</summary>
internal sealed class CheckpointMovedException(string projection, Exception inner)
    : Exception($"The checkpoint of {projection} was moved by somebody else.", inner);

/// <summary>
/// Folds a batch into the read tables: rows, parked events and checkpoint are saved in one transaction. The checkpoint
/// moves only from where it was believed to be, so a runner that lost its right writes nothing at all.
/// </summary>
internal sealed class BatchWriter(
    Projection projection, IDbContextFactory<ReadDbContext> contexts, IReadDatabase database, TimeProvider clock)
{
    private static readonly Counter<long> Batches = Telemetry.Meter.CreateCounter<long>("dashboard.projection.batches", description: "Batches that projections saved.");
    private static readonly Counter<long> Events = Telemetry.Meter.CreateCounter<long>("dashboard.projection.events", description: "Events that projections folded.");

    private readonly KeyValuePair<string, object?> _tag = new("projection", projection.Name);

    /// <summary>Where the projection stands; nothing when it never began.</summary>
    public async Task<Checkpoint?> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Name == projection.Name, cancellationToken);
    }

    /// <summary>The rows that wait for an operator, and how many events wait.</summary>
    public async Task<(ParkedRows Rows, int Events)> LoadParkedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.ParkedEvents.AsNoTracking()
            .Where(parked => parked.Projection == projection.Name)
            .GroupBy(parked => new { parked.Table, parked.RowKey })
            .Select(group => new { group.Key.Table, group.Key.RowKey, Events = group.Count() })
            .ToListAsync(cancellationToken);
        var rows = new ParkedRows();
        waiting.ForEach(row => rows.Add(row.Table, row.RowKey));
        return (rows, waiting.Sum(row => row.Events));
    }

    /// <summary>Folds events and moves the checkpoint to the last of them. When no row changed, nothing is written.</summary>
    /// <returns>What was done; nothing when the checkpoint was left where it was, as no row changed.</returns>
    /// <exception cref="CheckpointMovedException">Somebody else folded; nothing was written.</exception>
    public async Task<BatchResult?> FoldAsync(
        Checkpoint? from, Checkpoint to, IReadOnlyList<LoggedEvent> events, ParkedRows parked, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity("projection batch");
        activity?.SetTag("projection", projection.Name).SetTag("events", events.Count);
        var fold = new Fold(projection, parked, clock);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await fold.RunAsync(events, new EfRows(db), cancellationToken);
        if (!fold.IsChanged)
        {
            return null;
        }

        return await SaveAsync(db, fold, from, to, events.Count, cancellationToken);
    }

    /// <summary>Sets one event aside for all rows it would touch, as the database would not take them.</summary>
    public async Task<BatchResult> ParkAsync(
        Checkpoint? from, Checkpoint to, LoggedEvent logged, Exception fault, CancellationToken cancellationToken)
    {
        var fold = new Fold(projection, new ParkedRows(), clock);
        fold.ParkAll(logged, fault);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ParkedEvents.AddRange(fold.Parked);
        await SaveCheckpointAsync(db, from, to, cancellationToken);
        return new BatchResult([], fold.Parked);
    }

    /// <summary>Moves the checkpoint alone.</summary>
    public async Task MoveAsync(Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await SaveCheckpointAsync(db, from, to, cancellationToken);
    }

    private async Task<BatchResult> SaveAsync(
        ReadDbContext db, Fold fold, Checkpoint? from, Checkpoint to, int events, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        fold.Write(new EfRows(db));
        db.ParkedEvents.AddRange(fold.Parked);
        await SaveCheckpointAsync(db, from, to, cancellationToken);
        Batches.Add(1, _tag);
        Events.Add(events, _tag);
        return new BatchResult(fold.ChangedKeys(), fold.Parked);
    }

    private async Task SaveCheckpointAsync(ReadDbContext db, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        if (from is null)
        {
            db.Add(to);
        }
        else
        {
            // The old position and generation are in the condition of the update: they are the model's concurrency tokens.
            db.Attach(from.Copy()).CurrentValues.SetValues(to);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new CheckpointMovedException(projection.Name, e);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            // Two writers that insert the same row: the slower one breaks the key before its checkpoint is looked at.
            var now = await LoadCheckpointAsync(cancellationToken);
            if ((now?.Position, now?.Generation) != (from?.Position, from?.Generation))
            {
                throw new CheckpointMovedException(projection.Name, e);
            }

            throw;
        }
    }
}
