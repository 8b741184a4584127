namespace Dashboard.ReadSide.Projections;

/// <summary>The rows that a batch writes, table by table.</summary>
internal sealed class RowChanges : IRowWriter
{
    private readonly Dictionary<Type, TableChanges> _tables = [];

    /// <summary>What is written to the table of each type of row.</summary>
    public IReadOnlyDictionary<Type, TableChanges> Tables => _tables;

    /// <summary>The changes of a fold.</summary>
    public static RowChanges Of(Fold fold)
    {
        var changes = new RowChanges();
        fold.Write(changes);
        return changes;
    }

    /// <summary>The same changes without the new rows of the tables for which something holds.</summary>
    public RowChanges Without(Predicate<TableChanges> holds)
    {
        var rest = new RowChanges();
        foreach (var (type, rows) in _tables)
        {
            rest._tables[type] = holds(rows) ? rows.WithoutInserted() : rows;
        }

        return rest;
    }

    public void Insert<TRow>(TRow row)
        where TRow : class =>
        Of<TRow>().Inserted.Add(row);

    public void Update<TRow>(TRow stored, TRow current)
        where TRow : class
    {
        var table = Of<TRow>();
        table.Stored.Add(stored);
        table.Updated.Add(current);
    }

    public void Delete<TRow>(TRow stored)
        where TRow : class =>
        Of<TRow>().Deleted.Add(stored);

    private TableChanges Of<TRow>()
    {
        if (!_tables.TryGetValue(typeof(TRow), out var changes))
        {
            _tables[typeof(TRow)] = changes = new TableChanges();
        }

        return changes;
    }
}

/// <summary>The rows that a batch writes to one table.</summary>
internal sealed class TableChanges
{
    /// <summary>Rows that begin to exist.</summary>
    public List<object> Inserted { get; private init; } = [];

    /// <summary>Rows that change, as they are now.</summary>
    public List<object> Updated { get; private init; } = [];

    /// <summary>The same rows as <see cref="Updated"/>, as they are stored.</summary>
    public List<object> Stored { get; private init; } = [];

    /// <summary>Rows that go, as they are stored.</summary>
    public List<object> Deleted { get; private init; } = [];

    /// <summary>The same changes without the new rows.</summary>
    public TableChanges WithoutInserted() => new() { Updated = Updated, Stored = Stored, Deleted = Deleted };
}
