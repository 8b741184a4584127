namespace Dashboard.ReadSide.Operations;

/// <summary>What is to become of events that were set aside.</summary>
public enum ParkedOrderKind
{
    /// <summary>They are folded after all.</summary>
    Retry,

    /// <summary>The first of a row is left out for good, those behind it are folded.</summary>
    Skip,
}

/// <summary>An operator's decision about events that were set aside.</summary>
public sealed record ParkedOrder
{
    /// <summary>The event that orders it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The place of that event in the log: orders are carried out by it, lowest first.</summary>
    public long Number { get; set; }

    public string Projection { get; set; } = "";

    public ParkedOrderKind Kind { get; set; }

    /// <summary>Table of the row; nothing for all rows.</summary>
    public string? Table { get; set; }

    /// <summary>Key of the row; nothing for all rows.</summary>
    public string? RowKey { get; set; }

    /// <summary>Which event is skipped: the sequence of its place in the log.</summary>
    public long? Sequence { get; set; }

    public string Reason { get; set; } = "";

    public string By { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>What became of an order; written by the runner that carried it out, in the same transaction.</summary>
public sealed record ParkedOrderOutcome
{
    /// <summary>The event that ordered it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For a person.</summary>
    public required string Sentence { get; init; }
}
