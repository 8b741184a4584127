using Dashboard.Domain;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Around one command: who sends it and what caused it. Scoped to the command.</summary>
public sealed class CommandContext
{
    /// <summary>Who sends the command; nobody may do nothing.</summary>
    public Actor? Actor { get; set; }

    /// <summary>Everything that one click set in motion shares this; the command's own id when nothing is set.</summary>
    public Guid? CorrelationId { get; set; }

    /// <summary>The event that caused the command; the command's own id when nothing is set.</summary>
    public Guid? CausationId { get; set; }

    /// <summary>When it happened in the business, for what is taken over from the past; now when nothing is set.</summary>
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>The same for a command that tells of several days: when each of its events happened.</summary>
    public Func<IEvent, DateTimeOffset>? HappenedAt { get; set; }

    /// <summary>What is written in the command's transaction beside its aggregates and their events, after these, in this order.</summary>
    internal List<Func<WriteDbContext, CancellationToken, Task>> Also { get; } = [];

    /// <summary>New aggregates of a command that makes hundreds: they are saved by bulk copy, with all others of the command.</summary>
    internal List<Aggregate> Made { get; } = [];
}
