using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Projections;

/// <summary>The read tables of an engine, as projections use them: rows of many tables in one go, saved together with the checkpoint.</summary>
internal interface IRowTables : IRowStore
{
    /// <summary>Saves a batch and moves the checkpoint, all or nothing.</summary>
    /// <param name="changes">Rows that differ from what is stored.</param>
    /// <param name="parked">Events to set aside.</param>
    /// <param name="from">Where the checkpoint is believed to be; nothing when there is none yet.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="cancellationToken">Ends it; nothing half is left behind.</param>
    /// <exception cref="CheckpointMovedException">The checkpoint is somewhere else; nothing was written.</exception>
    Task SaveAsync(RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken);
}

/// <summary>The way of an engine to the tables of a schema.</summary>
/// <param name="schema">The schema.</param>
/// <param name="contexts">Contexts over the same tables.</param>
internal delegate IRowTables RowTablesOver(string schema, IDbContextFactory<ReadDbContext> contexts);

/// <summary>The checkpoint is no longer where this runner left it: somebody else folded meanwhile.</summary>
internal sealed class CheckpointMovedException(string projection, Exception? inner = null)
    : Exception($"The checkpoint of {projection} was moved by somebody else.", inner);
