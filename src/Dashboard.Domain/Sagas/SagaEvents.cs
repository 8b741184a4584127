namespace Dashboard.Domain.Sagas;

/// <summary>What every event of a saga tells.</summary>
public abstract record SagaEvent : IEvent
{
    public required Guid SagaId { get; init; }

    /// <summary>Name of its definition, such as <c>order-fulfilment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity of what it is about, such as the order.</summary>
    public required Guid Key { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A saga took a turn, the first or another: this is how it stands now.</summary>
public sealed record SagaMoved : SagaEvent
{
    public required SagaStatus Status { get; init; }

    /// <summary>What it does or waits for, in words.</summary>
    public required string Step { get; init; }

    /// <summary>Why it failed; nothing when it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>Why a person has to look; nothing when nobody has to.</summary>
    public string? Trouble { get; init; }

    /// <summary>When its patience ends, UTC; nothing when it has no end.</summary>
    public DateTimeOffset? TimesOutAt { get; init; }

    /// <summary>Commands that it sends from now on.</summary>
    public required IReadOnlyList<SagaCommand> Sends { get; init; }

    /// <summary>Numbers of commands that are not needed any more.</summary>
    public required IReadOnlyList<int> Skips { get; init; }

    /// <summary>Numbers of commands that were given up and are sent again.</summary>
    /// <remarks>Older events do not say it; nothing is then given to the property, and not what it begins with.</remarks>
    public IReadOnlyList<int> Again { get; init => field = value ?? []; } = [];
}

/// <summary>A command that a saga had sent was answered, or was given no answer.</summary>
public sealed record SagaCommandAnswered : SagaEvent
{
    /// <summary>Number of the command in its saga, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does, in words.</summary>
    public required string Step { get; init; }

    /// <summary>What became of it; pending when it is sent again.</summary>
    public required SagaCommandStatus Outcome { get; init; }

    /// <summary>How often it was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>What was answered, for people; nothing when it was accepted.</summary>
    public string? Answer { get; init; }

    /// <summary>When it is sent again, UTC; nothing when it is not.</summary>
    public DateTimeOffset? AgainAt { get; init; }
}

/// <summary>A command of a saga.</summary>
public sealed record SagaCommand
{
    /// <summary>Its number in the saga, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does, in words.</summary>
    public required string Step { get; init; }

    /// <summary>Kind of command.</summary>
    public required string Command { get; init; }

    /// <summary>Whether it undoes a step, or ends what failed.</summary>
    public required bool IsCompensation { get; init; }

    /// <summary>When it is sent, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
