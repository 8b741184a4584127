using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Operations;

/// <summary>Everything that was done to a projection, newest first. The end of a pause stands with the pause.</summary>
public sealed record ListHistory(string Projection, PageRequest Page) : IQuestion<Page<HistoryEntry>>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>Something that was done to a projection, and what became of it.</summary>
public sealed record HistoryEntry
{
    /// <summary>The event that tells of it.</summary>
    public required Guid EventId { get; init; }

    public required DeedKind Kind { get; init; }

    /// <summary>By whom, when and why.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Table of the row that it is about; nothing when it is about all of them.</summary>
    public string? Table { get; init; }

    /// <summary>Key of that row.</summary>
    public string? RowKey { get; init; }

    /// <summary>The rebuild; nothing for anything else.</summary>
    public RebuildView? Rebuild { get; init; }

    /// <summary>Who ended the pause, when and why; nothing while it lasts, and for anything else.</summary>
    public Decision? Resumed { get; init; }

    /// <summary>What became of a retry, a skip or a going back, in a sentence; nothing before it is carried out.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether something is still to become of it. A pause is as it is until somebody ends it.</summary>
    public bool IsOpen => Kind switch
    {
        DeedKind.Rebuild => Rebuild is { IsOver: false },
        DeedKind.Pause => false,
        _ => Outcome is null,
    };
}
