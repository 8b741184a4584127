using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Audit;

/// <summary>An event of the log, told for people.</summary>
public sealed record AuditEntry
{
    public required LogPosition Position { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it happened in the business, UTC; earlier when it was taken over from the past.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who did it; <see cref="Guid.Empty"/> for the program itself.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>What they are called now.</summary>
    public required string Who { get; init; }

    /// <summary>Name of the event.</summary>
    public required string Name { get; init; }

    public required string StreamKind { get; init; }

    public required Guid StreamId { get; init; }

    /// <summary>Its number in the stream, from 1.</summary>
    public required int StreamVersion { get; init; }

    /// <summary>What it happened to, as people call it.</summary>
    public required string Thing { get; init; }

    /// <summary>The order that a payment or a parcel belongs to; nothing for other things.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The whole of it as a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Why, in the words of who did it; nothing when nobody said.</summary>
    public string? Reason { get; init; }

    public required Origin Origin { get; init; }

    public required Guid CommandId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid CausationId { get; init; }
}

/// <summary>An event and what the log holds of it.</summary>
/// <param name="Entry">The event.</param>
/// <param name="SchemaVersion">Version of the payload's shape.</param>
/// <param name="Payload">JSON, as it was written.</param>
public sealed record EventView(AuditEntry Entry, int SchemaVersion, string Payload);

/// <summary>An event with all that is known of it.</summary>
/// <param name="Entry">The event.</param>
/// <param name="SchemaVersion">Version of the payload's shape.</param>
/// <param name="Payload">JSON, as it was written.</param>
/// <param name="Tree">Everything that the same click set in motion, causes before their effects.</param>
/// <param name="IsWhole">Whether the tree holds all of it; a click can set more in motion than anybody wants to read.</param>
public sealed record AuditDetail(AuditEntry Entry, int SchemaVersion, string Payload, IReadOnlyList<AuditNode> Tree, bool IsWhole);

/// <summary>An event in the tree of what one click set in motion.</summary>
/// <param name="Entry">The event.</param>
/// <param name="Depth">How many causes lie above it.</param>
public sealed record AuditNode(AuditEntry Entry, int Depth);

/// <summary>Somebody who did something.</summary>
/// <param name="Id">Who; <see cref="Guid.Empty"/> for the program itself.</param>
/// <param name="Name">What they are called now.</param>
/// <param name="Events">How much.</param>
public sealed record AuditActor(Guid Id, string Name, long Events);

/// <summary>How many events of a kind there are.</summary>
/// <param name="StreamKind">Kind of thing.</param>
/// <param name="Name">Kind of event.</param>
/// <param name="Events">How many.</param>
public sealed record EventKindCount(string StreamKind, string Name, long Events);
