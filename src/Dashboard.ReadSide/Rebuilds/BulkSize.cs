namespace Dashboard.ReadSide.Rebuilds;

/// <summary>How much a bulk fold takes at a time: it bounds its memory, whatever the length of the log.</summary>
internal sealed record BulkSize
{
    /// <summary>Most events read at a time.</summary>
    public int EventsAtATime { get; init; } = 4_000;

    /// <summary>Reads that may be ahead of the fold.</summary>
    public int StretchesAhead { get; init; } = 2;

    /// <summary>
    /// A save is begun once a batch holds this many rows. While it lasts, its transaction keeps readers of the log
    /// waiting: that must not be felt by those who watch the live tables.
    /// </summary>
    public int RowsPerSave { get; init; } = 2_000;

    /// <summary>Rows of a table that stay in memory.</summary>
    public int RowsKept { get; init; } = 40_000;
}
