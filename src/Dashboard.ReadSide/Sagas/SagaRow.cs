using Dashboard.Domain.Sagas;

namespace Dashboard.ReadSide.Sagas;

/// <summary>A saga as it stands now, with every step that it took.</summary>
public sealed record SagaRow
{
    public required Guid SagaId { get; init; }

    /// <summary>Name of its definition, such as <c>order-fulfilment</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Identity of what it is about, such as the order.</summary>
    public Guid Key { get; set; }

    public SagaStatus Status { get; set; }

    /// <summary>What lists filter by; it follows from everything else.</summary>
    public SagaState State { get; set; }

    /// <summary>Whether it does nothing more, and nobody has to see to it.</summary>
    public bool IsOver { get; set; }

    /// <summary>What it does or waits for, in words.</summary>
    public string Step { get; set; } = "";

    /// <summary>Why it failed, or was given up; nothing when it was not.</summary>
    public string? Reason { get; set; }

    /// <summary>Why a person has to look; nothing when nobody has to.</summary>
    public string? Trouble { get; set; }

    /// <summary>When a step is due that it waits to take, or to take again, UTC; nothing when there is none.</summary>
    public DateTimeOffset? AgainAt { get; set; }

    /// <summary>When its patience ends, UTC; nothing when it has no end.</summary>
    public DateTimeOffset? TimesOutAt { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset MovedAt { get; set; }

    /// <summary>Every step, in the order of its number.</summary>
    public IReadOnlyList<SagaStep> Steps { get; set; } = [];

    /// <summary>What people did to it, oldest first.</summary>
    public IReadOnlyList<SagaDeed> Deeds { get; set; } = [];
}

/// <summary>A command that a saga sends, and what became of it.</summary>
public sealed record SagaStep
{
    /// <summary>Its number in the saga, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does, in words.</summary>
    public required string Step { get; init; }

    /// <summary>Kind of command.</summary>
    public required string Command { get; init; }

    /// <summary>Whether it undoes a step, or ends what failed.</summary>
    public required bool IsCompensation { get; init; }

    /// <summary>When the saga wanted it, UTC.</summary>
    public required DateTimeOffset WantedAt { get; init; }

    /// <summary>When it is sent for the first time, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was sent since it was wanted, or wanted again.</summary>
    public int Attempts { get; init; }

    public SagaCommandStatus Outcome { get; init; }

    /// <summary>What was answered last, for people; nothing when it was accepted at once.</summary>
    public string? Answer { get; init; }

    /// <summary>When it is sent again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? AgainAt { get; init; }

    /// <summary>When <see cref="Outcome"/> became what it is, UTC; nothing while it is pending.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A person's doing to a saga.</summary>
/// <param name="What">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why; nothing where nobody is asked.</param>
public sealed record SagaDeed(SagaDeedKind What, DateTimeOffset At, string By, string? Reason);

/// <summary>What people do to sagas. The numbers are stored and never change.</summary>
public enum SagaDeedKind
{
    /// <summary>Let it fail, and undo what it had done.</summary>
    Compensated = 0,

    /// <summary>Let it try again to undo what it could not.</summary>
    Retried = 1,

    /// <summary>Ended it as it was.</summary>
    GaveUp = 2,
}

/// <summary>How many sagas of a kind are in a state; a counter row.</summary>
public sealed record SagaCount
{
    /// <summary><c>kind/state</c>.</summary>
    public required string Key { get; init; }

    public string Kind { get; set; } = "";

    public SagaState State { get; set; }

    public int Sagas { get; set; }
}
