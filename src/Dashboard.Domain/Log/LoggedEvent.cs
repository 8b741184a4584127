namespace Dashboard.Domain.Log;

/// <summary>An event as it stands in the log, with everything that is known about it.</summary>
public sealed class LoggedEvent
{
    /// <summary>Its place in the log.</summary>
    public required LogPosition Position { get; init; }

    /// <summary>Identity of the event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Kind of its stream, such as <c>order</c>.</summary>
    public required string StreamKind { get; init; }

    /// <summary>Identity of its stream: the aggregate's.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>Its number in the stream, from 1.</summary>
    public required int StreamVersion { get; init; }

    /// <summary>Explicit name, such as <c>order-submitted</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the payload's shape, from 1.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>When it happened in the business (an import may lie in the past), UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was written, UTC. Lag is counted from here.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who did it; <see cref="Guid.Empty"/> for the program itself.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Name of who did it, at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>The command that caused it (its idempotency key).</summary>
    public required Guid CommandId { get; init; }

    /// <summary>Everything that one person's click set in motion shares this.</summary>
    public required Guid CorrelationId { get; init; }

    /// <summary>The event or command that caused the command.</summary>
    public required Guid CausationId { get; init; }

    /// <summary>Where the command came from; unknown in what is older than this was noted.</summary>
    public Origin Origin { get; init; } = Origin.Unknown;

    /// <summary>The event itself, upcast to its newest shape; nothing when it could not be read.</summary>
    public IEvent? Event { get; init; }

    /// <summary>Why <see cref="Event"/> could not be read: an unknown name, or a payload of another shape.</summary>
    public Exception? Unreadable { get; init; }
}
