namespace Dashboard.ReadSide.Projections;

/// <summary>Where rows come from when a batch begins.</summary>
internal interface IRowStore
{
    /// <summary>Loads the rows that exist among those asked for.</summary>
    Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull;

    /// <summary>Loads what is missing in several tables; a store that can does so in one round trip.</summary>
    async Task LoadAsync(IReadOnlyCollection<RowSet> sets, CancellationToken cancellationToken)
    {
        foreach (var set in sets)
        {
            await set.LoadAsync(this, cancellationToken);
        }
    }
}

/// <summary>Where rows go when a batch is folded.</summary>
internal interface IRowWriter
{
    void Insert<TRow>(TRow row)
        where TRow : class;

    void Update<TRow>(TRow stored, TRow current)
        where TRow : class;

    void Delete<TRow>(TRow stored)
        where TRow : class;
}
