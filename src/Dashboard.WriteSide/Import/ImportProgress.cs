namespace Dashboard.WriteSide.Import;

/// <summary>What an import is busy with.</summary>
public enum ImportPhase
{
    /// <summary>Reads the file; counts bytes. Nothing is written yet.</summary>
    Reading,

    /// <summary>Takes over customers.</summary>
    Customers,

    /// <summary>Takes over products.</summary>
    Products,

    /// <summary>Takes over orders.</summary>
    Orders,

    /// <summary>Takes over plans.</summary>
    Plans,

    /// <summary>Takes over subscriptions, and their customers with them.</summary>
    Subscriptions,

    /// <summary>Is through.</summary>
    Finished,
}

/// <summary>How far an import is, at one moment.</summary>
public sealed record ImportProgress
{
    public required ImportPhase Phase { get; init; }

    /// <summary>Bytes read, or things dealt with in this phase, those that were there before included.</summary>
    public required long Done { get; init; }

    /// <summary>What <see cref="Done"/> will be at the phase's end.</summary>
    public required long Total { get; init; }

    /// <summary>Share of the whole import that is done, from 0 to 1; 0 while the file is read.</summary>
    public required double Share { get; init; }

    /// <summary>Lines rejected so far.</summary>
    public required int Rejected { get; init; }

    /// <summary>Since the import began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Until the end, all phases, at the rate of the last seconds; nothing while too little is known.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Orders or subscriptions a second, over the last seconds; 0 in other phases.</summary>
    public required double PerSecond { get; init; }
}
