using Dashboard.Domain.People;

namespace Dashboard.Domain.Log;

/// <summary>A row of the log as it was received: what it tells of people is still locked.</summary>
public readonly record struct RawEvent
{
    public required LogPosition Position { get; init; }

    public required Guid EventId { get; init; }

    public required string StreamKind { get; init; }

    public required Guid StreamId { get; init; }

    public required int StreamVersion { get; init; }

    public required string Name { get; init; }

    public required int SchemaVersion { get; init; }

    /// <summary>JSON, UTF-8.</summary>
    public required byte[] Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Guid CommandId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid CausationId { get; init; }

    public required OriginKind Origin { get; init; }

    public required string Address { get; init; }

    /// <summary>Reads rows, in log order: first the keys of everybody of whom they tell, then the rows.</summary>
    public static async Task<IReadOnlyList<LoggedEvent>> ReadAsync(IReadOnlyList<RawEvent> rows, PersonKeyRing ring, CancellationToken cancellationToken)
    {
        var people = new HashSet<Guid>();
        foreach (var row in rows)
        {
            row.AddPeople(people);
        }

        var keys = await ring.ForAsync(people, cancellationToken);
        var events = new List<LoggedEvent>(rows.Count);
        foreach (var row in rows)
        {
            events.Add(row.Read(keys, ring));
        }

        return events;
    }

    private void AddPeople(ISet<Guid> people)
    {
        Secret.AddPeople(Payload, people);
        Secret.AddPeople(ActorName, people);
        Secret.AddPeople(Address, people);
    }

    private LoggedEvent Read(PersonKeySet keys, PersonKeyRing ring)
    {
        var (change, fault) = EventCatalog.TryRead(Name, SchemaVersion, Payload, keys);
        ring.Saw(change, keys);
        return new LoggedEvent
        {
            Position = Position,
            EventId = EventId,
            StreamKind = StreamKind,
            StreamId = StreamId,
            StreamVersion = StreamVersion,
            Name = Name,
            SchemaVersion = SchemaVersion,
            Event = change,
            Unreadable = fault,
            OccurredAt = OccurredAt,
            RecordedAt = RecordedAt,
            ActorId = ActorId,
            ActorName = keys.NameOf(ActorId, ActorName),
            CommandId = CommandId,
            CorrelationId = CorrelationId,
            CausationId = CausationId,
            Origin = keys.OriginOf(ActorId, new Origin(Origin, Address)),
        };
    }
}
