using System.Data.Common;

namespace Dashboard.WriteSide.Storage;

/// <summary>
/// Writes the rows and events of many aggregates at once by the engine's bulk copy, past EF's change tracker. For what makes
/// thousands of aggregates at a time; whoever calls it has let the aggregates check every rule before.
/// </summary>
public interface IBulkAppend
{
    /// <summary>Takes numbers for orders, outside any transaction: gaps are possible, repetition is not.</summary>
    /// <param name="blocks">How many blocks of <see cref="OrderNumbers.BlockSize"/> numbers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first number of each block, ascending.</returns>
    Task<IReadOnlyList<long>> TakeOrderNumbersAsync(int blocks, CancellationToken cancellationToken);

    /// <summary>Writes a batch in one transaction: all of it, or nothing.</summary>
    /// <exception cref="BulkConflictException">A row to be replaced is not at the version that it is replaced from.</exception>
    Task AppendAsync(AppendBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes rows in a transaction that somebody else began, and ends.</summary>
    Task AppendAsync(IReadOnlyList<AddedRows> added, DbTransaction transaction, CancellationToken cancellationToken);
}

/// <summary>Rows that are written in one transaction.</summary>
/// <param name="Replaced">Rows to take away first, because <paramref name="Added"/> holds a newer version of them.</param>
/// <param name="Added">Rows to write, table by table; those of the log in the order of the log.</param>
public sealed record AppendBatch(IReadOnlyList<ReplacedRows> Replaced, IReadOnlyList<AddedRows> Added);

/// <summary>Rows of one table, each a value for each of its columns.</summary>
public sealed record AddedRows(BulkTable Table, IReadOnlyList<object?[]> Rows);

/// <summary>Rows of one table of aggregates, with the version that each is replaced from.</summary>
public sealed record ReplacedRows(BulkTable Table, IReadOnlyList<Guid> Ids, IReadOnlyList<int> Versions);

/// <summary>Somebody changed a row meanwhile; nothing of the batch was written.</summary>
public sealed class BulkConflictException(string table)
    : Exception($"A row of {table} was changed by somebody else at the same time; the transaction was rolled back.");
