namespace Dashboard.WriteSide.Generate;

/// <summary>What log to make.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Orders to make, at least 1; an order leaves about five events.</summary>
    public required int Orders { get; init; }

    /// <summary>The same seed, number of orders and end make the same log; the first seed that was not used here yet when nothing is set.</summary>
    public int? Seed { get; init; }

    /// <summary>The end of the two years that the log tells of; now when nothing is set.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Orders a transaction; the memory that a run needs grows with it.</summary>
    public int OrdersPerTransaction { get; init; } = 1_000;
}

/// <summary>How far a run is: what is committed.</summary>
public sealed record GeneratorProgress
{
    public required int Seed { get; init; }

    public required int Orders { get; init; }

    /// <summary>What <see cref="Orders"/> will be at the end.</summary>
    public required int TotalOrders { get; init; }

    public required long Events { get; init; }

    /// <summary>Since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Events a second, since the run began.</summary>
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Events / Elapsed.TotalSeconds : 0;
}

/// <summary>What a run made.</summary>
public sealed record GeneratorResult
{
    public required int Orders { get; init; }

    public required int Customers { get; init; }

    public required int Products { get; init; }

    public required long Events { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The seed that makes the same again, on another database.</summary>
    public required int Seed { get; init; }
}

/// <summary>The database holds a log of this seed already; nothing was written.</summary>
public sealed class SeedUsedException(int seed)
    : Exception($"A log of seed {seed} was generated into this database before. Give another seed, or none: then the next free one is taken.");
