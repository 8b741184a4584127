using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.EventLog;

/// <summary>Events that no command left: of what runs by itself.</summary>
internal static class OwnTurns
{
    /// <summary>Adds an aggregate's pending events, if it has any, to what is about to be saved: as its own doing.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="actor">What acts, as people read it.</param>
    /// <param name="causeId">What caused the events.</param>
    /// <param name="correlationId">Shared by everything that one click set in motion.</param>
    /// <param name="now">Now.</param>
    public static void LogTurn(this WriteDbContext db, Aggregate aggregate, string actor, Guid causeId, Guid correlationId, DateTimeOffset now)
    {
        if (aggregate.PendingEvents.Count == 0)
        {
            return;
        }

        var turnId = NamedId.Of($"{aggregate.StreamKind}-turn", FormattableString.Invariant($"{aggregate.Id:n}/{aggregate.Version}"));
        var origin = Origin.By(aggregate is Saga ? OriginKind.Saga : OriginKind.Program);
        var context = new CommandContext { Actor = Actor.System with { Name = actor, Origin = origin }, CorrelationId = correlationId, CausationId = causeId };
        db.Events.AddRange(LogRow.Of(aggregate, turnId, context, now).ToList());
        aggregate.ClearPendingEvents();
    }
}
