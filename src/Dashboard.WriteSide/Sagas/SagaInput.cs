using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Something that a saga hears of.</summary>
/// <param name="CauseId">Identity of it: the ids of the commands that follow are derived from it.</param>
internal abstract record SagaInput(Guid CauseId)
{
    /// <summary>An event of the log.</summary>
    public sealed record Happened(LoggedEvent Logged) : SagaInput(Logged.EventId);

    /// <summary>A command of its own was accepted.</summary>
    public sealed record Accepted(Guid CommandId, ICommand Command) : SagaInput(CommandId);

    /// <summary>A command of its own was refused, or given no answer too often.</summary>
    public sealed record Refused(Guid CommandId, ICommand Command, Refusal Refusal) : SagaInput(CommandId);

    /// <summary>An operator wants it to fail.</summary>
    public sealed record Stopped(Guid CommandId, string Reason) : SagaInput(CommandId);

    /// <summary>Its patience is at an end.</summary>
    public sealed record TimedOut(Guid SagaId, int Version)
        : SagaInput(NamedId.Of("saga-time-out", FormattableString.Invariant($"{SagaId:n}/{Version}")));
}
