using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.EventLog;

/// <summary>One event as a row of the log. Written once; the database fills in the position.</summary>
public sealed class LogRow
{
    /// <summary>The writing transaction; filled in by the database.</summary>
    public ulong Transaction { get; init; }

    /// <summary>Ascending number of the row; filled in by the database.</summary>
    public long Sequence { get; init; }

    public required Guid EventId { get; init; }

    public required string StreamKind { get; init; }

    public required Guid StreamId { get; init; }

    public required int StreamVersion { get; init; }

    public required string Name { get; init; }

    public required int SchemaVersion { get; init; }

    /// <summary>The event as JSON, stored as text: reading it back is faster than from a binary JSON column.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Guid CommandId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid CausationId { get; init; }

    /// <summary>By which way the command came; unknown in rows that are older than this column.</summary>
    public OriginKind Origin { get; init; }

    /// <summary>Network address of who sent it; empty where there is none.</summary>
    public string Address { get; init; } = "";

    /// <summary>The rows of an aggregate's pending events, in their order.</summary>
    internal static IEnumerable<LogRow> Of(Aggregate aggregate, Guid commandId, CommandContext context, DateTimeOffset now)
    {
        var actor = context.Actor ?? throw new InvalidOperationException("An event needs an actor.");
        var version = aggregate.Version - aggregate.PendingEvents.Count;
        foreach (var pending in aggregate.PendingEvents)
        {
            var (name, schemaVersion, payload) = EventCatalog.Write(pending);
            yield return new LogRow
            {
                EventId = Guid.CreateVersion7(now),
                StreamKind = aggregate.StreamKind,
                StreamId = aggregate.Id,
                StreamVersion = ++version,
                Name = name,
                SchemaVersion = schemaVersion,
                Payload = payload,
                OccurredAt = context.HappenedAt?.Invoke(pending) ?? context.OccurredAt ?? now,
                RecordedAt = now,
                ActorId = actor.Id,
                ActorName = actor.Name,
                CommandId = commandId,
                CorrelationId = context.CorrelationId ?? commandId,
                CausationId = context.CausationId ?? commandId,
                Origin = actor.Origin.Kind,
                Address = actor.Origin.Address,
            };
        }
    }

    /// <summary>The table, as far as all engines agree; each engine adds how it fills in <see cref="Transaction"/>.</summary>
    internal static void Map(EntityTypeBuilder<LogRow> log)
    {
        log.ToTable("Events");
        log.HasKey(row => row.Sequence);
        log.Property(row => row.Sequence).ValueGeneratedOnAdd();
        log.Property(row => row.StreamKind).HasMaxLength(40);
        log.Property(row => row.Name).HasMaxLength(100);
        log.Property(row => row.ActorName).HasMaxLength(200);
        log.Property(row => row.Address).HasMaxLength(Domain.Origin.LongestAddress);
        log.HasIndex(row => new { row.Transaction, row.Sequence }).IsUnique();
        log.HasIndex(row => new { row.StreamId, row.StreamVersion }).IsUnique();
        log.HasIndex(row => row.CommandId);
    }
}
