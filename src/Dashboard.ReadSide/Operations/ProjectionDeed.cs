namespace Dashboard.ReadSide.Operations;

/// <summary>What kind of thing an operator can do to a projection.</summary>
public enum DeedKind
{
    /// <summary>Folds its tables anew, or compares them.</summary>
    Rebuild,

    /// <summary>Serves the tables of before the last rebuild again.</summary>
    GoBack,

    /// <summary>Lets it stand still.</summary>
    Pause,

    /// <summary>Ends a pause.</summary>
    Resume,

    /// <summary>Folds events after all that were set aside.</summary>
    Retry,

    /// <summary>Leaves an event out of a row for good.</summary>
    Skip,
}

/// <summary>Something an operator did to a projection: an entry of its history. What became of it stands elsewhere.</summary>
public sealed record ProjectionDeed
{
    /// <summary>The event that tells of it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The place of that event in the log, lowest first.</summary>
    public long Number { get; set; }

    public string Projection { get; set; } = "";

    public DeedKind Kind { get; set; }

    /// <summary>The rebuild that was asked for; nothing for anything else.</summary>
    public Guid? RebuildId { get; set; }

    /// <summary>Table of the row that it is about; nothing when it is about all of them.</summary>
    public string? Table { get; set; }

    /// <summary>Key of that row.</summary>
    public string? RowKey { get; set; }

    public string Reason { get; set; } = "";

    public string By { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; set; }
}
