using Dashboard.Domain.Sagas;

namespace Dashboard.ReadSide.Sagas;

/// <summary>What a saga is at, for those who watch over many. The numbers are stored and never change.</summary>
public enum SagaState
{
    /// <summary>A step of it is being taken.</summary>
    Running = 0,

    /// <summary>It waits: to take a step again, or for something to happen.</summary>
    Waiting = 1,

    /// <summary>It failed, and what it had done is being undone.</summary>
    Compensating = 2,

    /// <summary>It cannot go on by itself, or could not undo something: a person has to see to it.</summary>
    NeedsAPerson = 3,

    /// <summary>It did all that it was for.</summary>
    Completed = 4,

    /// <summary>It failed, and what it had done is undone.</summary>
    Failed = 5,

    /// <summary>A person has ended it as it was.</summary>
    GivenUp = 6,
}

/// <summary>What follows from where a saga stands.</summary>
public static class SagaStates
{
    /// <summary>Whether a saga in this state does nothing more, and nobody has to see to it.</summary>
    public static bool IsOver(this SagaState state) => state is SagaState.Completed or SagaState.Failed or SagaState.GivenUp;

    /// <summary>What a saga is at.</summary>
    internal static SagaState Of(SagaRow saga) => saga switch
    {
        { Status: SagaStatus.GivenUp } => SagaState.GivenUp,
        { Trouble: not null } => SagaState.NeedsAPerson,
        { Status: SagaStatus.Completed } => SagaState.Completed,
        { Status: SagaStatus.Failed } => SagaState.Failed,
        { Status: SagaStatus.Compensating } => SagaState.Compensating,
        { AgainAt: not null } => SagaState.Waiting,
        _ => saga.Steps.Any(step => step.Outcome == SagaCommandStatus.Pending) ? SagaState.Running : SagaState.Waiting,
    };
}
