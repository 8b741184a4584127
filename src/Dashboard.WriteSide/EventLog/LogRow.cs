using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.EventLog;

/// <summary>One event as a row of the log. Written once; the database fills in the position.</summary>
public sealed class LogRow
{
    /// <summary>A name that is locked.</summary>
    private const int ActorNameLength = 1_200;

    /// <summary>An address that is locked.</summary>
    private const int AddressLength = 600;

    /// <summary>The event of a row that is about to be written, until <see cref="Lock"/>.</summary>
    private IEvent? _event;

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

    /// <summary>The event as JSON, with what it tells of a person locked; stored as text: reading it back is faster than from a binary JSON column.</summary>
    public required string Payload { get; set; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>Name of who did it, locked unless it was the program itself.</summary>
    public required string ActorName { get; set; }

    public required Guid CommandId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid CausationId { get; init; }

    /// <summary>By which way the command came; unknown in rows that are older than this column.</summary>
    public OriginKind Origin { get; init; }

    /// <summary>Network address of who sent it, locked as the name is; empty where there is none.</summary>
    public string Address { get; set; } = "";

    /// <summary>A row that tells of an event, which it gets as its payload when it is written.</summary>
    internal LogRow Telling(IEvent change)
    {
        _event = change;
        return this;
    }

    /// <summary>Whether the row still waits for <see cref="Lock"/>.</summary>
    internal bool IsOpen => _event is not null;

    /// <summary>Adds everybody whose key the row needs.</summary>
    internal void AddPeople(ISet<Guid> people)
    {
        if (_event is null)
        {
            return;
        }

        if (PersonalFields.OwnerOf(_event) is { } owner)
        {
            people.Add(owner);
        }

        if (ActorId != Guid.Empty)
        {
            people.Add(ActorId);
        }
    }

    /// <summary>Writes the payload, and locks what the row tells of people. A row that has its payload stays as it is.</summary>
    internal void Lock(IPersonKeys keys)
    {
        if (_event is null)
        {
            return;
        }

        Payload = EventCatalog.Write(_event, keys).Payload;
        _event = null;
        if (ActorId == Guid.Empty)
        {
            return;
        }

        var key = keys.Find(ActorId);
        ActorName = key?.LockText(ActorName) ?? Erased.Word;
        Address = Address.Length == 0 ? "" : key?.LockText(Address) ?? "";
    }

    /// <summary>The rows of an aggregate's pending events, in their order.</summary>
    internal static IEnumerable<LogRow> Of(Aggregate aggregate, Guid commandId, CommandContext context, DateTimeOffset now)
    {
        var actor = context.Actor ?? throw new InvalidOperationException("An event needs an actor.");
        var version = aggregate.Version - aggregate.PendingEvents.Count;
        foreach (var pending in aggregate.PendingEvents)
        {
            var (name, schemaVersion) = EventCatalog.NameOf(pending);
            var row = new LogRow
            {
                EventId = Guid.CreateVersion7(now),
                StreamKind = aggregate.StreamKind,
                StreamId = aggregate.Id,
                StreamVersion = ++version,
                Name = name,
                SchemaVersion = schemaVersion,
                Payload = "",
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
            yield return row.Telling(pending);
        }
    }

    /// <summary>The table, as far as all engines agree; each engine adds how it fills in <see cref="Transaction"/>.</summary>
    internal static void Map(EntityTypeBuilder<LogRow> log)
    {
        log.ToTable("Events");
        log.HasKey(row => row.Sequence);
        log.Ignore(row => row.IsOpen);
        log.Property(row => row.Sequence).ValueGeneratedOnAdd();
        log.Property(row => row.StreamKind).HasMaxLength(40);
        log.Property(row => row.Name).HasMaxLength(100);
        log.Property(row => row.ActorName).HasMaxLength(ActorNameLength);
        log.Property(row => row.Address).HasMaxLength(AddressLength);
        log.HasIndex(row => new { row.Transaction, row.Sequence }).IsUnique();
        log.HasIndex(row => new { row.StreamId, row.StreamVersion }).IsUnique();
        log.HasIndex(row => row.CommandId);
    }
}
