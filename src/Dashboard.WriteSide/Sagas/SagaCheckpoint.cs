using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.Sagas;

/// <summary>How far a kind of sagas has read the log. It moves in the transaction that writes what was made of the events.</summary>
public sealed class SagaCheckpoint
{
    /// <summary>Name of the definition.</summary>
    public required string Kind { get; init; }

    public ulong Transaction { get; private set; }

    public long Sequence { get; private set; }

    /// <summary>Number of moves; guards against two readers.</summary>
    public int Version { get; private set; }

    /// <summary>Position of the last event that was taken.</summary>
    public LogPosition Position => new(Transaction, Sequence);

    /// <summary>Moves it.</summary>
    public void MoveTo(LogPosition position)
    {
        (Transaction, Sequence) = (position.Transaction, position.Sequence);
        Version++;
    }
}
