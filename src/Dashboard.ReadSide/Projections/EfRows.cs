using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Projections;

/// <summary>Rows from and to the read tables, through EF Core. Writes gather in the context until it saves.</summary>
internal sealed class EfRows(ReadDbContext db) : IRowStore, IRowWriter
{
    /// <summary>Keys in one query: an engine that takes a parameter a key has a limit on them.</summary>
    private const int KeysAtATime = 1_000;

    public async Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(
        RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull
    {
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

    public void Insert<TRow>(TRow row)
        where TRow : class =>
        db.Add(row);

    public void Update<TRow>(TRow stored, TRow current)
        where TRow : class =>
        db.Attach(stored).CurrentValues.SetValues(current);

    public void Delete<TRow>(TRow stored)
        where TRow : class =>
        db.Remove(stored);
}
