using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Audit;

/// <summary>Which events of the log are looked at.</summary>
public sealed record AuditFilter
{
    /// <summary>Only what somebody did; <see cref="Guid.Empty"/> for the program itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Only what happened to a kind of things, such as <c>order</c>.</summary>
    public string? StreamKind { get; init; }

    /// <summary>Only what happened to one thing.</summary>
    public Guid? StreamId { get; init; }

    /// <summary>Only one kind of event, such as <c>order-submitted</c>.</summary>
    public string? Name { get; init; }

    /// <summary>First day of the store on which it was written.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the store on which it was written.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only what one click set in motion.</summary>
    public Guid? CorrelationId { get; init; }

    /// <summary>Words that sentence and reason hold, whatever their case. Names of people are not among them: they are found by who, or by what happened to them.</summary>
    public string? Text { get; init; }
}

/// <summary>The events that fit, the newest first, a page of them. For operators alone, like all questions about the log: payloads and addresses tell more of people than a shop's screens do.</summary>
[AnsweredTo(Role.Operator)]
public sealed record ListAudit : IQuestion<Page<AuditEntry>>
{
    public AuditFilter Filter { get; init; } = new();

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>The same with what the log holds of each.</summary>
[AnsweredTo(Role.Operator)]
public sealed record ListEvents : IQuestion<Page<EventView>>
{
    public AuditFilter Filter { get; init; } = new();

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>Some events of the log by the sequences of their positions, in the order of these.</summary>
[AnsweredTo(Role.Operator)]
public sealed record TellEvents(IReadOnlyList<long> Sequences) : IQuestion<IReadOnlyList<AuditEntry>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>All events that fit, the newest first, told one after the other: as many as there are.</summary>
[AnsweredTo(Role.Operator)]
public sealed record ExportAudit(AuditFilter Filter) : IQuestion<IAsyncEnumerable<AuditEntry>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>One event with its payload and everything that the same click set in motion; nothing when there is none at that position.</summary>
[AnsweredTo(Role.Operator)]
public sealed record GetAuditEvent(LogPosition Position) : IQuestion<AuditDetail?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>Who ever did something, by name, the program itself included.</summary>
[AnsweredTo(Role.Operator)]
public sealed record ListAuditActors : IQuestion<IReadOnlyList<AuditActor>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}

/// <summary>How many events of each kind there are; a row only where there are some.</summary>
[AnsweredTo(Role.Operator)]
public sealed record CountEventKinds : IQuestion<IReadOnlyList<EventKindCount>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.AuditLog];
}
