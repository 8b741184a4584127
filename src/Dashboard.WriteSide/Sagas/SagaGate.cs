namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Lets one writer of a kind of sagas at a time: on one node the reader and the courier would otherwise undo each other's work,
/// since an event comes at the moment at which the command is answered.
/// </summary>
internal sealed class SagaGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn and does something in it.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await write();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
