using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Operations;

/// <summary>Everything that the console's first page shows.</summary>
public sealed record ConsoleView
{
    /// <summary>All projections, by name.</summary>
    public required IReadOnlyList<ProjectionView> Projections { get; init; }

    /// <summary>The mark below which the log can be read.</summary>
    public required LowMark LowMark { get; init; }
}

/// <summary>One projection as the console shows it. What moves many times a second is in <see cref="Status"/>.</summary>
public sealed record ProjectionView
{
    /// <summary>State, positions, lag, rate, node, heartbeat, last fault.</summary>
    public required ProjectionStatus Status { get; init; }

    /// <summary>Version of the program that folded the tables; nothing before the first batch.</summary>
    public int? StoredVersion { get; init; }

    /// <summary>Why a rebuild is recommended, in a sentence; nothing when it is not.</summary>
    public string? WhyRebuild { get; init; }

    /// <summary>Who paused it and why; nothing while it runs.</summary>
    public Decision? Pause { get; init; }

    /// <summary>Its tables.</summary>
    public required IReadOnlyList<TableView> Tables { get; init; }

    /// <summary>The rebuild that is not over yet.</summary>
    public RebuildView? Rebuild { get; init; }

    /// <summary>When the retired tables, to which one can go back, were retired, UTC; nothing when there are none.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>Whether the tables that are served are older ones to which somebody went back; the retired ones are then those of the rebuild that was undone.</summary>
    public bool IsBack { get; init; }

    /// <summary>What a rebuild would take.</summary>
    public required RebuildEstimate Estimate { get; init; }
}

/// <summary>A table of a projection.</summary>
/// <param name="Name">Name of the row's type.</param>
/// <param name="Rows">Rows in it, as the database estimates them.</param>
/// <param name="Bytes">Bytes on disk, indexes included.</param>
public sealed record TableView(string Name, long Rows, long Bytes);

/// <summary>What a rebuild would take, as far as one can say.</summary>
/// <param name="Events">Events that it would fold.</param>
/// <param name="Duration">How long, at the rate of the projection's last rebuild; nothing when it never had one.</param>
/// <param name="Bytes">Bytes on disk that the twin would need meanwhile.</param>
public sealed record RebuildEstimate(long Events, TimeSpan? Duration, long Bytes);

/// <summary>The mark below which the log can be read, and who holds it down.</summary>
/// <param name="Mark">First transaction that may still be open.</param>
/// <param name="EventsBehind">Events that are written and wait behind it.</param>
/// <param name="Holder">Who holds it, when that has lasted longer than five seconds.</param>
public sealed record LowMark(ulong Mark, long EventsBehind, MarkHolder? Holder);

/// <summary>The transaction that holds the mark down.</summary>
/// <param name="Session">The server's number of its session.</param>
/// <param name="Application">What the session calls itself.</param>
/// <param name="Age">How long it has been open.</param>
/// <param name="Query">What it does, or did last.</param>
public sealed record MarkHolder(int Session, string Application, TimeSpan Age, string Query);

/// <summary>A row that waits for an operator, with the events that were set aside for it, oldest first.</summary>
/// <param name="Table">Name of the row's type; <c>*</c> when the event could not say which rows it touches.</param>
/// <param name="RowKey">Key of the row, or kind and id of the stream.</param>
/// <param name="Events">The first events that wait, at most a hundred.</param>
/// <param name="Waiting">How many wait in all.</param>
public sealed record ParkedRowView(string Table, string RowKey, IReadOnlyList<ParkedEventView> Events, int Waiting);

/// <summary>An event that was set aside.</summary>
public sealed record ParkedEventView
{
    public required LogPosition Position { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Name in the log.</summary>
    public required string Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>What kind of fault; nothing for an event that only waits behind another.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where it went wrong, for a programmer.</summary>
    public string? Stack { get; init; }

    /// <summary>The event as it stands in the log.</summary>
    public required string Payload { get; init; }
}

/// <summary>What would become of a row that waits, with today's program. Nothing was written.</summary>
/// <param name="Works">Whether every event that waits would be folded.</param>
/// <param name="Fault">What stands in the way, in a sentence.</param>
/// <param name="Changes">The rows that would be written, with the values before and after.</param>
public sealed record ParkedTrial(bool Works, string? Fault, IReadOnlyList<RowDifference> Changes);

/// <summary>What kind of fault stopped or hindered a projection.</summary>
public enum FaultKind
{
    /// <summary>Passes by itself: a lost connection, a deadlock, a server that starts. It is tried again.</summary>
    Transient,

    /// <summary>An event that a handler cannot take.</summary>
    PoisonEvent,

    /// <summary>The database refuses: a value that does not fit, a table that is missing.</summary>
    Database,

    /// <summary>A mistake in a handler, whatever the event.</summary>
    HandlerBug,

    /// <summary>The log holds an event that this program does not know.</summary>
    UnknownEvent,
}
