using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Operations;

/// <summary>All projections and the log's low mark.</summary>
public sealed record ListProjections : IQuestion<ConsoleView>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>How every projection is doing, by name.</summary>
public sealed record ListStatuses : IQuestion<IReadOnlyList<ProjectionStatus>>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>Whether projections that have passed a command's position hold any of its events back from the rows they are meant for.</summary>
/// <param name="Projections">Which projections.</param>
/// <param name="Position">Position of the command's last event.</param>
public sealed record IsSetAside(IReadOnlyList<string> Projections, LogPosition Position) : IQuestion<bool>;

/// <summary>One projection; nothing when there is none of that name.</summary>
public sealed record GetProjection(string Name) : IQuestion<ProjectionView?>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>The rebuilds of a projection, newest first; of all projections when none is named.</summary>
public sealed record ListRebuilds(string? Projection, PageRequest Page) : IQuestion<Page<RebuildView>>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>One rebuild; nothing when there is none of that id.</summary>
public sealed record GetRebuild(Guid RebuildId) : IQuestion<RebuildView?>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>The rows of a projection that wait for an operator, the longest waiting first. With the payloads of their events, so not for everybody.</summary>
[AnsweredTo(Role.Operator)]
public sealed record ListParked(string Projection, PageRequest Page) : IQuestion<Page<ParkedRowView>>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>What today's program would make of the events that wait for a row; nothing is written. Nothing when none waits.</summary>
[AnsweredTo(Role.Operator)]
public sealed record TryParked(string Projection, string Table, string RowKey) : IQuestion<ParkedTrial?>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}
