using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Audit.Sentences;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Audit;

/// <summary>Tells rows of the audit log as people read them: what the log says of them now, with the names that people and things have now.</summary>
internal sealed class AuditTeller(IEventLogReader log, IOptions<StoreOptions> store)
{
    private readonly EventSentences _sentences = EventSentences.Of(store.Value);

    /// <summary>The events of some rows, in their order; a row whose event is gone is left out.</summary>
    public Task<IReadOnlyList<(AuditEntry Entry, StoredEvent Stored)>> TellAsync(ReadDbContext db, IEnumerable<AuditRow> rows, CancellationToken cancellationToken) =>
        TellAsync(db, [.. rows.Select(row => row.Sequence)], cancellationToken);

    /// <summary>Some events by the sequences of their positions, in the order of these; one that the log does not hold is left out.</summary>
    public async Task<IReadOnlyList<(AuditEntry Entry, StoredEvent Stored)>> TellAsync(
        ReadDbContext db, IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        var found = await log.FindAsync(sequences, cancellationToken);
        var events = found.ToDictionary(stored => stored.Logged.Position.Sequence);
        var names = await AuditNames.OfAsync(db, [.. found.Select(stored => stored.Logged)], cancellationToken);
        return [.. sequences.Where(events.ContainsKey).Select(sequence => (EntryOf(events[sequence].Logged, names), events[sequence]))];
    }

    private AuditEntry EntryOf(LoggedEvent logged, AuditNames names)
    {
        var who = logged.ActorId == Guid.Empty ? AuditNames.OfProgram(logged.ActorName) : names.PersonOr(logged.ActorId, logged.ActorName);
        return new AuditEntry
        {
            Position = logged.Position,
            EventId = logged.EventId,
            RecordedAt = logged.RecordedAt,
            OccurredAt = logged.OccurredAt,
            ActorId = logged.ActorId,
            Who = who,
            Name = logged.Name,
            StreamKind = logged.StreamKind,
            StreamId = logged.StreamId,
            StreamVersion = logged.StreamVersion,
            Thing = ThingOf(logged, names),
            OrderId = logged.Event switch { PaymentEvent payment => payment.OrderId, ShipmentEvent shipment => shipment.OrderId, _ => null },
            Sentence = logged.Event is { } change ? _sentences.Sentence(who, change) : $"{who} left an event “{logged.Name}” that this program cannot read.",
            Reason = logged.Event is { } told ? EventSentences.ReasonOf(told) : null,
            Origin = logged.Origin,
            CommandId = logged.CommandId,
            CorrelationId = logged.CorrelationId,
            CausationId = logged.CausationId,
        };
    }

    private static string ThingOf(LoggedEvent logged, AuditNames names) => logged.Event switch
    {
        PaymentEvent payment => Invariant($"Payment of order {payment.Number}"),
        ShipmentEvent shipment => Invariant($"Parcel of order {shipment.Number}"),
        SecurityEvent security => security.UserId is { } user ? $"Sign-ins of {names.PersonOr(user, "somebody")}" : "Unknown accounts",
        SagaEvent saga => AuditNames.OfProgram(saga.Kind),
        MessageEvent message => $"Message “{message.Kind.Word()}”",
        { } other when ProjectionOf(other) is { } projection => projection,
        _ => names.Thing(logged.StreamKind, logged.StreamId),
    };

    private static string? ProjectionOf(IEvent change) => change switch
    {
        ProjectionRebuildRequested told => told.Projection,
        ProjectionRebuildCancelled told => told.Projection,
        ProjectionRebuildApproved told => told.Projection,
        ProjectionGoBackRequested told => told.Projection,
        ProjectionPaused told => told.Projection,
        ProjectionResumed told => told.Projection,
        ParkedEventsRetryRequested told => told.Projection,
        ParkedEventSkipRequested told => told.Projection,
        _ => null,
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
