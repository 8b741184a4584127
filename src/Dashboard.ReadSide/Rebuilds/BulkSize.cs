namespace Dashboard.ReadSide.Rebuilds;

/// <summary>How much a bulk fold takes at a time: it bounds its memory, whatever the length of the log.</summary>
internal sealed record BulkSize
{
    /// <summary>Most events read at a time.</summary>
    public int EventsAtATime { get; init; } = 1_000;

    /// <summary>Reads that may be ahead of the fold.</summary>
    public int StretchesAhead { get; init; } = 2;

    /// <summary>
    /// A fold joins a pass that others began when it missed at most so many events; it reads these for itself, and the
    /// others wait for it meanwhile.
    /// </summary>
    public int EventsToMakeUp { get; init; } = 50_000;

    /// <summary>A save is begun once a batch holds this many rows: one that many events change is written once.</summary>
    public int RowsPerSave { get; init; } = 20_000;

    /// <summary>Rows of all tables of a projection together that stay in memory.</summary>
    public int RowsKept { get; init; } = 44_000;

    /// <summary>How much each of several folds takes that run side by side: they share the room of one.</summary>
    public BulkSize SharedBy(int folds) => this with { RowsPerSave = RowsPerSave / folds, RowsKept = RowsKept / folds };
}
