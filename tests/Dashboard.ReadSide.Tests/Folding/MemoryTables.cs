using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Read tables in memory: what a fold reads from and writes to where no database matters.</summary>
internal sealed class MemoryTables : IRowStore, IRowWriter
{
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance);

    /// <summary>Queries asked, one a table and round.</summary>
    public int Queries { get; private set; }

    public IEnumerable<TRow> Rows<TRow>() => _rows.OfType<TRow>();

    public Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull
    {
        Queries++;
        var wanted = keys.ToHashSet();
        return Task.FromResult<IReadOnlyList<TRow>>([.. Rows<TRow>().Where(row => wanted.Contains(table.KeyOf(row)))]);
    }

    public void Insert<TRow>(TRow row)
        where TRow : class =>
        _rows.Add(row);

    public void Update<TRow>(TRow stored, TRow current)
        where TRow : class
    {
        Delete(stored);
        _rows.Add(current);
    }

    public void Delete<TRow>(TRow stored)
        where TRow : class =>
        Assert.True(_rows.Remove(stored), "A row was written that was never there.");

    /// <summary>Every row as text, in an order of its own: two tables are the same when these are.</summary>
    public IReadOnlyList<string> Dump() =>
        [.. _rows.Select(RowText.Of).Order(StringComparer.Ordinal)];
}
