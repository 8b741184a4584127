using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Projections;

/// <summary>Read tables through EF Core alone, on whatever engine: row by row, with a copy of each in the context.</summary>
internal sealed class EfTables(IDbContextFactory<ReadDbContext> contexts, IReadDatabase database) : IRowTables
{
    /// <summary>Keys in one query: an engine that takes a parameter a key has a limit on them.</summary>
    private const int KeysAtATime = 1_000;

    public async Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(
        RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = new List<TRow>(keys.Count);
        foreach (var some in keys.Chunk(KeysAtATime))
        {
            var wanted = some.ToList();
            rows.AddRange(await db.Set<TRow>()
                .AsNoTracking()
                .Where(row => wanted.Contains(EF.Property<TKey>(row, table.KeyName)))
                .ToListAsync(cancellationToken));
        }

        return rows;
    }

    public async Task SaveAsync(
        RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await SaveAsync(db, changes, parked, from, to, cancellationToken);
    }

    /// <summary>The same through a context of the caller's, in its transaction.</summary>
    public async Task SaveAsync(
        ReadDbContext db, RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        Write(db, changes);
        db.ParkedEvents.AddRange(parked);
        if (from is null)
        {
            db.Add(to);
        }
        else
        {
            // The old position is in the condition of the update: it is the model's concurrency token.
            db.Attach(from.Copy()).CurrentValues.SetValues(to);
        }

        await SaveAsync(db, from, to, cancellationToken);
    }

    /// <summary>Lets a context gather the rows that a batch writes.</summary>
    public static void Write(ReadDbContext db, RowChanges changes)
    {
        foreach (var table in changes.Tables.Values)
        {
            db.AddRange(table.Inserted);
            db.RemoveRange(table.Deleted);
            foreach (var (stored, current) in table.Stored.Zip(table.Updated))
            {
                db.Attach(stored).CurrentValues.SetValues(current);
            }
        }
    }

    private async Task SaveAsync(ReadDbContext db, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new CheckpointMovedException(to.Name, e);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            // Two writers that insert the same row: the slower one breaks the key before its checkpoint is looked at.
            db.ChangeTracker.Clear();
            var stored = await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Name == to.Name, cancellationToken);
            if ((stored?.Position, stored?.Generation) != (from?.Position, from?.Generation))
            {
                throw new CheckpointMovedException(to.Name, e);
            }

            throw;
        }
    }
}
