namespace Dashboard.ReadSide.Operations;

/// <summary>What the console asks of a database engine about itself.</summary>
internal interface IConsoleDatabase
{
    /// <summary>The tables of the read database's schema, by name: rows as the engine estimates them, and bytes on disk with all indexes.</summary>
    Task<IReadOnlyDictionary<string, (long Rows, long Bytes)>> SizesAsync(string schema, CancellationToken cancellationToken);

    /// <summary>The mark below which the log can be read, how many events wait behind it, and who may be holding it.</summary>
    Task<OpenMark> OpenMarkAsync(CancellationToken cancellationToken);
}

/// <summary>The log's low mark at one moment.</summary>
/// <param name="Mark">First transaction that may still be open.</param>
/// <param name="EventsBehind">Events that are written and wait behind it.</param>
/// <param name="Holder">The transaction that holds it; nothing when none does. Its age is nothing when the database does not say.</param>
internal sealed record OpenMark(ulong Mark, long EventsBehind, OpenTransaction? Holder);

/// <summary>A transaction that is still open.</summary>
internal sealed record OpenTransaction(int Session, string? Application, TimeSpan? Age, string? Query);
