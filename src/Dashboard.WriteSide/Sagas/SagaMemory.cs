namespace Dashboard.WriteSide.Sagas;

/// <summary>What the definition of a saga remembers between its turns; nobody else reads it.</summary>
public sealed class SagaMemory
{
    /// <summary>The saga's.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the definition keeps, as JSON.</summary>
    public required string State { get; set; }

    /// <summary>What is to be undone if the saga fails, in the order in which it was done.</summary>
    public IReadOnlyList<Compensation> Compensations { get; set; } = [];

    /// <summary>Shared by everything that the click which began the saga set in motion.</summary>
    public required Guid CorrelationId { get; init; }
}

/// <summary>A command that undoes a step.</summary>
/// <param name="Step">What is done, in words.</param>
/// <param name="Kind">Kind of command.</param>
/// <param name="Payload">The command, as JSON.</param>
/// <param name="NothingToUndo">Codes of refusals that say that there is nothing to undo.</param>
public sealed record Compensation(string Step, string Kind, string Payload, IReadOnlyList<string> NothingToUndo);

/// <summary>A saga with what its definition remembers.</summary>
internal sealed record LoadedSaga(Domain.Sagas.Saga Saga, SagaMemory Memory);
