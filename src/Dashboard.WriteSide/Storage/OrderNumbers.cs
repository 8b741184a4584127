namespace Dashboard.WriteSide.Storage;

/// <summary>
/// Gives out the short numbers of orders. Numbers are taken from the database a block at a time, outside the command's
/// transaction, because drawing from a sequence would start that transaction before its reads are done.
/// A restart leaves a gap; no number is given twice.
/// </summary>
public sealed class OrderNumbers(IWriteDatabase database) : IDisposable
{
    /// <summary>Numbers taken at a time; the step of the sequence in the database.</summary>
    public const int BlockSize = 20;

    /// <summary>Name of the sequence in the schema of the write tables.</summary>
    public const string SequenceName = "OrderNumbers";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>The next number, from 1.</summary>
    public async Task<long> NextAsync(WriteDbContext db, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_next >= _end)
            {
                _next = await database.NextOrderNumbersAsync(db, cancellationToken);
                _end = _next + BlockSize;
            }

            return _next++;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
