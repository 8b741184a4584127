using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Lets tables change places, in one short transaction. It locks the live checkpoint first: the live runner, on whatever
/// node, then waits at its commit while the twin takes the last few events. Only then are readers kept out, for as long as
/// the tables' names take to change; when a reader does not let go of a table, all is undone and tried again.
/// </summary>
internal sealed class TableSwap(TwinTables twin, IRebuildStatements statements, TimeProvider clock)
{
    private static readonly Histogram<double> Held = Telemetry.Meter.CreateHistogram<double>(
        "dashboard.rebuild.swap", "ms", "How long readers were kept from the tables of a projection while others took their place.");

    /// <summary>Longest time for which readers of a table wait behind a swap that waits for another reader of it.</summary>
    private static readonly TimeSpan TableLock = TimeSpan.FromMilliseconds(10);

    /// <summary>Longest wait for the live runner's batch.</summary>
    private static readonly TimeSpan CheckpointLock = TimeSpan.FromSeconds(2);

    /// <summary>Drops the retired tables, to which one cannot go back from here on.</summary>
    public async Task DropRetiredAsync(Projection projection, CancellationToken cancellationToken)
    {
        var retired = Checkpoint.RetiredPrefix + projection.Name;
        await using var db = twin.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await twin.DropAsync(db, projection, ReadDbContext.RetiredSchema, cancellationToken);
        await db.Checkpoints.Where(row => row.Name == retired).ExecuteDeleteAsync(cancellationToken);
        await db.ParkedEvents.Where(row => row.Projection == retired).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Serves the twin, when it is at least as far as the tables that are served.</summary>
    /// <param name="projection">Whose tables.</param>
    /// <param name="work">The rebuild that ends with it.</param>
    /// <param name="catchUp">Brings the twin to the head of the log, while the live checkpoint is held.</param>
    /// <param name="cancellationToken">Ends it; nothing has happened then.</param>
    /// <returns>Where the served tables stand now; nothing when a lock was not to be had.</returns>
    public async Task<LogPosition?> TryServeTwinAsync(
        Projection projection, RebuildWork work, Func<Task> catchUp, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = twin.CreateDbContext();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var live = await HoldAsync(db, projection.Name, cancellationToken);
            await catchUp();
            var rebuilt = await HoldAsync(db, Checkpoint.TwinPrefix + projection.Name, cancellationToken)
                ?? throw new TwinGoneException(projection.Name);
            if (rebuilt.Position < (live?.Position ?? LogPosition.Start))
            {
                return null;
            }

            await RenameAsync(db, projection.Name, Checkpoint.RetiredPrefix + projection.Name, live, cancellationToken);
            await RenameAsync(db, rebuilt.Name, projection.Name, rebuilt, cancellationToken, (live?.Generation ?? 0) + 1, projection.Version);
            await EndAsync(db, work, rebuilt.EventsHandled, cancellationToken);
            await MoveAsync(db, projection, [(ReadDbContext.Schema, ReadDbContext.RetiredSchema), (ReadDbContext.TwinSchema, ReadDbContext.Schema)], transaction.CommitAsync, cancellationToken);
            return rebuilt.Position;
        }
        catch (Exception fault) when (statements.IsLockTimeout(fault))
        {
            return null;
        }
    }

    /// <summary>Serves the retired tables again, and retires those that are served.</summary>
    /// <returns>Where the served tables stand now; nothing when a lock was not to be had.</returns>
    /// <exception cref="CannotGoBackException">There are none, or they have another shape than the program wants.</exception>
    public async Task<LogPosition?> TryServeRetiredAsync(Projection projection, RebuildWork work, CancellationToken cancellationToken)
    {
        var (retired, between) = (Checkpoint.RetiredPrefix + projection.Name, Checkpoint.TwinPrefix + projection.Name);
        try
        {
            await using var db = twin.CreateDbContext();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var live = await HoldAsync(db, projection.Name, cancellationToken);
            var old = await HoldAsync(db, retired, cancellationToken)
                ?? throw new CannotGoBackException($"There are no retired tables of {projection.Name} to go back to.");
            await CheckShapeAsync(db, projection, cancellationToken);
            await twin.DropAsync(db, projection, ReadDbContext.TwinSchema, cancellationToken);
            await RenameAsync(db, projection.Name, between, live, cancellationToken);
            await RenameAsync(db, retired, projection.Name, old, cancellationToken, (live?.Generation ?? 0) + 1);
            await RenameAsync(db, between, retired, live, cancellationToken);
            await EndAsync(db, work, handled: 0, cancellationToken);
            await MoveAsync(
                db,
                projection,
                [(ReadDbContext.Schema, ReadDbContext.TwinSchema), (ReadDbContext.RetiredSchema, ReadDbContext.Schema), (ReadDbContext.TwinSchema, ReadDbContext.RetiredSchema)],
                transaction.CommitAsync,
                cancellationToken);
            return old.Position;
        }
        catch (Exception fault) when (statements.IsLockTimeout(fault))
        {
            return null;
        }
    }

    /// <summary>A checkpoint that nobody else can move until the transaction ends; nothing when there is none.</summary>
    public async Task<Checkpoint?> HoldAsync(ReadDbContext db, string name, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync(statements.LockTimeout(CheckpointLock), cancellationToken);
        return (await db.Checkpoints.FromSqlRaw(statements.LockCheckpoint, name).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
    }

    private async Task MoveAsync(
        ReadDbContext db, Projection projection, (string From, string To)[] moves, Func<CancellationToken, Task> commit, CancellationToken cancellationToken)
    {
        var tables = twin.NamesOf(projection);
        string?[] go =
        [
            statements.Now,
            statements.LockTables(ReadDbContext.Schema, tables),
            .. moves.SelectMany(move => tables.Select(table => statements.MoveTable(move.From, table, move.To))),
            statements.Commit,
            statements.Now,
        ];
        await db.Database.ExecuteSqlRawAsync(statements.LockTimeout(TableLock), cancellationToken);

        // One message: nobody waits for this program to be given a processor. From here on it is done or not done.
        var began = Stopwatch.GetTimestamp();
        var held = await RunAsync(db, string.Join(";\n", go.OfType<string>()));
        if (statements.Commit is null)
        {
            await commit(CancellationToken.None);
            held = Stopwatch.GetElapsedTime(began);
        }

        Held.Record(held.TotalMilliseconds, new KeyValuePair<string, object?>("projection", projection.Name));
    }

    /// <returns>How much time passed between the first and the last time that the statements told.</returns>
    private static async Task<TimeSpan> RunAsync(ReadDbContext db, string text)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var times = new List<DateTime>();
        do
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                times.Add(reader.GetDateTime(0));
            }
        }
        while (await reader.NextResultAsync(CancellationToken.None));
        return times.Count > 1 ? times[^1] - times[0] : TimeSpan.Zero;
    }

    /// <summary>A checkpoint and the events that were set aside get the name of the place to which their tables go.</summary>
    private static async Task RenameAsync(
        ReadDbContext db, string from, string to, Checkpoint? checkpoint, CancellationToken cancellationToken, int? generation = null, int? version = null)
    {
        await db.ParkedEvents.Where(row => row.Projection == from)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Projection, to), cancellationToken);
        await db.Checkpoints.Where(row => row.Name == from || row.Name == to).ExecuteDeleteAsync(cancellationToken);
        if (checkpoint is not null)
        {
            db.Checkpoints.Add(checkpoint.Named(to, generation ?? checkpoint.Generation, version ?? checkpoint.Version));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task EndAsync(ReadDbContext db, RebuildWork work, long handled, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rate = handled / Math.Max((now - work.StartedAt).TotalSeconds, 0.001);
        var ended = await db.RebuildWork.Where(row => row.RebuildId == work.RebuildId && row.EndedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, RebuildState.Swapped)
                .SetProperty(row => row.EventsHandled, handled)
                .SetProperty(row => row.EventsToHandle, handled)
                .SetProperty(row => row.EventsPerSecond, rate)
                .SetProperty(row => row.Error, (string?)null)
                .SetProperty(row => row.SecondsLeft, (double?)null)
                .SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.MovedAt, now)
                .SetProperty(row => row.UpdatedAt, now),
            cancellationToken);
        if (ended == 0)
        {
            throw new InvalidOperationException("Somebody else has ended this work already.");
        }
    }

    private async Task CheckShapeAsync(ReadDbContext db, Projection projection, CancellationToken cancellationToken)
    {
        var names = twin.NamesOf(projection);
        var served = await ColumnsAsync(db, ReadDbContext.Schema, names, cancellationToken);
        if (!served.SetEquals(await ColumnsAsync(db, ReadDbContext.RetiredSchema, names, cancellationToken)))
        {
            throw new CannotGoBackException($"The retired tables of {projection.Name} were made for another version of the program and have other columns.");
        }
    }

    private async Task<HashSet<string>> ColumnsAsync(ReadDbContext db, string schema, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var columns = await db.Database.SqlQueryRaw<string>(statements.Columns, schema).ToListAsync(cancellationToken);
        return [.. columns.Where(column => tables.Contains(column[..column.IndexOf('.', StringComparison.Ordinal)]))];
    }
}

/// <summary>It is not possible to go back; the message says why, for a person.</summary>
internal sealed class CannotGoBackException(string sentence) : Exception(sentence);
