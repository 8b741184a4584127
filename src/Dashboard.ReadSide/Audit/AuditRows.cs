namespace Dashboard.ReadSide.Audit;

/// <summary>
/// An event of the log, as far as it is looked for. What it says is read from the log when it is shown: nothing here holds what is known
/// of a person, so that who is erased there is gone here too.
/// </summary>
public sealed record AuditRow
{
    /// <summary>Sequence of its position in the log.</summary>
    public required long Sequence { get; init; }

    public Guid EventId { get; set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Kind of thing, such as <c>order</c>.</summary>
    public string StreamKind { get; set; } = "";

    /// <summary>Which thing.</summary>
    public Guid StreamId { get; set; }

    /// <summary>Name of the event, such as <c>order-submitted</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Who did it; <see cref="Guid.Empty"/> for the program itself.</summary>
    public Guid ActorId { get; set; }

    /// <summary>Everything that one click set in motion shares this.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>The words of its sentence that name no person, and its reason, lower case.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>What somebody did of one kind on one day of the store; a counter row, which also says where in the log it lies.</summary>
public sealed record AuditCount
{
    /// <summary><c>day/event/actor</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The day on which it was written.</summary>
    public DateOnly Day { get; set; }

    public string StreamKind { get; set; } = "";

    public string Name { get; set; } = "";

    public Guid ActorId { get; set; }

    public long Events { get; set; }

    /// <summary>Least sequence of them.</summary>
    public long First { get; set; }

    /// <summary>Greatest sequence of them.</summary>
    public long Last { get; set; }
}

/// <summary>What a member of staff is called now, whatever the name was when something was done.</summary>
public sealed record AuditPerson
{
    public required Guid UserId { get; init; }

    public string Name { get; set; } = "";
}
