using Dashboard.Domain;

namespace Dashboard.WriteSide.Sagas;

/// <summary>One saga that was begun, as it stands.</summary>
public sealed class SagaRow
{
    public required Guid Id { get; init; }

    /// <summary>Name of its definition.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity of what it is about, such as the order.</summary>
    public required Guid Key { get; init; }

    public SagaStatus Status { get; internal set; }

    /// <summary>What it does or waits for, in words.</summary>
    public string Step { get; internal set; } = "";

    /// <summary>What the definition remembers, as JSON.</summary>
    public required string State { get; set; }

    /// <summary>What is to be undone if it fails, in the order in which it was done.</summary>
    public IReadOnlyList<Compensation> Compensations { get; internal set; } = [];

    /// <summary>Why it failed; nothing when it did not.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Why a person has to look; nothing when nobody has to.</summary>
    public string? Trouble { get; internal set; }

    /// <summary>When its patience ends, UTC; nothing when it has no end.</summary>
    public DateTimeOffset? TimesOutAt { get; internal set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ChangedAt { get; internal set; }

    /// <summary>Shared by everything that the click which began it set in motion.</summary>
    public required Guid CorrelationId { get; init; }

    /// <summary>Commands that it has sent, those to come included.</summary>
    public int Commands { get; internal set; }

    /// <summary>Number of turns; guards against two at once.</summary>
    public int Version { get; internal set; }

    /// <summary>Identity of the saga of a kind about something: there is one.</summary>
    public static Guid IdOf(string kind, Guid key) => NamedId.Of("saga", $"{kind}/{key:n}");
}

/// <summary>A command that undoes a step.</summary>
/// <param name="Step">What is done, in words.</param>
/// <param name="Kind">Kind of command.</param>
/// <param name="Payload">The command, as JSON.</param>
/// <param name="NothingToUndo">Codes of refusals that say that there is nothing to undo.</param>
public sealed record Compensation(string Step, string Kind, string Payload, IReadOnlyList<string> NothingToUndo);
