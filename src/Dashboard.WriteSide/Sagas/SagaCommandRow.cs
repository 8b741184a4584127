using Dashboard.Domain.Sagas;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// A command that a saga sends: written with the turn that wanted it, sent afterwards, and kept as the record of the step. The
/// commands of one saga are sent one after the other.
/// </summary>
public sealed class SagaCommandRow
{
    /// <summary>The command's id, which follows from what caused it.</summary>
    public required Guid Id { get; init; }

    public required Guid SagaId { get; init; }

    /// <summary>Its number in the saga, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does, in words.</summary>
    public required string Step { get; init; }

    /// <summary>Kind of command.</summary>
    public required string Kind { get; init; }

    /// <summary>The command, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Whether it undoes a step, or ends what failed.</summary>
    public required bool IsCompensation { get; init; }

    /// <summary>Codes of refusals that say that there is nothing to undo.</summary>
    public required IReadOnlyList<string> NothingToUndo { get; init; }

    /// <summary>The event, command or time-out that caused it.</summary>
    public required Guid CausationId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is sent, or sent again, UTC.</summary>
    public DateTimeOffset DueAt { get; set; }

    public SagaCommandStatus Status { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>How often it was refused for good and sent again under another id; only what undoes is.</summary>
    public int Refusals { get; set; }

    /// <summary>When <see cref="Status"/> became what it is, UTC; nothing while it is pending.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What was answered last, for people; nothing when it was accepted at once.</summary>
    public string? Answer { get; set; }
}
