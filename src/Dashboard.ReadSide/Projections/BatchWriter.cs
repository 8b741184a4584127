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

/// <summary>
/// Folds a batch into the read tables: rows, parked events and checkpoint are saved in one transaction. The checkpoint
/// moves only from where it was believed to be, so a runner that lost its right writes nothing at all.
/// </summary>
internal sealed class BatchWriter(
    Projection projection, IDbContextFactory<ReadDbContext> contexts, IRowTables tables, TimeProvider clock)
{
    /// <summary>Rows of all tables together that stay in memory between batches.</summary>
    private const int RowsKept = 4_000;

    private static readonly Counter<long> Batches = Telemetry.Meter.CreateCounter<long>("dashboard.projection.batches", description: "Batches that projections saved.");
    private static readonly Counter<long> Events = Telemetry.Meter.CreateCounter<long>("dashboard.projection.events", description: "Events that projections folded.");

    private readonly KeyValuePair<string, object?> _tag = new("projection", projection.Name);

    /// <summary>The fold that knows the rows of the last batches; nothing after a fault, when nobody knows what is stored.</summary>
    private Fold? _fold;

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
        return await db.ParkedRowsAsync(projection.Name, cancellationToken);
    }

    /// <summary>Folds events and moves the checkpoint to the last of them. When no row changed, nothing is written.</summary>
    /// <returns>What was done; nothing when the checkpoint was left where it was, as no row changed.</returns>
    /// <exception cref="CheckpointMovedException">Somebody else folded; nothing was written.</exception>
    public async Task<BatchResult?> FoldAsync(
        Checkpoint? from, Checkpoint to, IReadOnlyList<LoggedEvent> events, ParkedRows parked, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity("projection batch");
        activity?.SetTag("projection", projection.Name).SetTag("events", events.Count);
        var fold = _fold is { } known && known.Parked == parked ? known : new Fold(projection, parked, clock);
        _fold = null;
        await fold.RunAsync(events, tables, cancellationToken);
        var result = fold.IsChanged ? await SaveAsync(fold, from, to, events.Count, cancellationToken) : null;
        fold.Saved(RowsKept);
        _fold = fold;
        return result;
    }

    /// <summary>Sets one event aside for all rows it would touch, as the database would not take them.</summary>
    public async Task<BatchResult> ParkAsync(
        Checkpoint? from, Checkpoint to, LoggedEvent logged, Exception fault, CancellationToken cancellationToken)
    {
        var fold = new Fold(projection, new ParkedRows(), clock);
        fold.ParkAll(logged, fault);
        await tables.SaveAsync(new RowChanges(), fold.NewlyParked, from, to, cancellationToken);
        return new BatchResult([], fold.NewlyParked);
    }

    /// <summary>Moves the checkpoint alone.</summary>
    public Task MoveAsync(Checkpoint? from, Checkpoint to, CancellationToken cancellationToken) =>
        tables.SaveAsync(new RowChanges(), [], from, to, cancellationToken);

    private async Task<BatchResult> SaveAsync(Fold fold, Checkpoint? from, Checkpoint to, int events, CancellationToken cancellationToken)
    {
        await tables.SaveAsync(RowChanges.Of(fold), fold.NewlyParked, from, to, cancellationToken);
        Batches.Add(1, _tag);
        Events.Add(events, _tag);
        return new BatchResult(fold.ChangedKeys(), fold.NewlyParked);
    }
}
