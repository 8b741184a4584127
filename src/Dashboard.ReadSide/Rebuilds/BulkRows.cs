using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// The rows of a twin that is filled: saves go on while the next events are folded. A row that was dropped from memory is
/// loaded again, after the save that may still carry it.
/// </summary>
/// <param name="tables">The twin's tables.</param>
/// <param name="beganEmpty">Whether the twin was empty: then a row that was never wanted is not there.</param>
internal sealed class BulkRows(IRowTables tables, bool beganEmpty) : IRowStore
{
    private Task _saving = Task.CompletedTask;

    public async Task<IReadOnlyList<TRow>> LoadAsync<TRow, TKey>(
        RowTable<TRow, TKey> table, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TRow : class
        where TKey : notnull
    {
        await _saving;
        return await tables.LoadAsync(table, keys, cancellationToken);
    }

    public async Task LoadAsync(IReadOnlyCollection<RowSet> sets, CancellationToken cancellationToken)
    {
        foreach (var set in sets.Where(set => beganEmpty && set.KnowsAll))
        {
            set.Take([]);
        }

        if (sets.Any(set => set.Missing() is not null))
        {
            await _saving;
            await tables.LoadAsync(sets, cancellationToken);
        }
    }

    /// <summary>Begins to save a batch, once the one before is saved.</summary>
    public async Task SaveAsync(
        RowChanges changes, IReadOnlyList<ParkedEvent> parked, Checkpoint from, Checkpoint to, CancellationToken cancellationToken)
    {
        await _saving;
        _saving = BulkThreads.Begin(() => tables.SaveAsync(changes, parked, from, to, cancellationToken));
    }

    /// <summary>Waits until everything is saved.</summary>
    public Task SavedAsync() => _saving;
}
