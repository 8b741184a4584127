using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Read tables whose saves fail when a test says so.</summary>
internal sealed class FaultyTables(IRowTables tables) : IRowTables
{
    /// <summary>Called before each save.</summary>
    public Action? BeforeSave { get; set; }

    public Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull =>
        tables.LoadAsync(table, keys, cancellationToken);

    public Task LoadAsync(IReadOnlyCollection<RowSet> sets, CancellationToken cancellationToken) => tables.LoadAsync(sets, cancellationToken);

    public Task SaveAsync(
        RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint? from, Checkpoint to, CancellationToken cancellationToken)
    {
        BeforeSave?.Invoke();
        return tables.SaveAsync(changes, parked, from, to, cancellationToken);
    }
}
