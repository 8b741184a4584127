using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;

namespace Dashboard.ReadSide.Projections;

/// <summary>What a projection does.</summary>
public enum ProjectionState
{
    /// <summary>Not started on this node yet.</summary>
    Starting,

    /// <summary>Another node runs it; this one stands by.</summary>
    StandingBy,

    /// <summary>Folds events as they come.</summary>
    Running,

    /// <summary>Runs, but holds back rows whose events it could not take.</summary>
    Degraded,

    /// <summary>A passing fault: it tries again by itself.</summary>
    Retrying,

    /// <summary>Gave up; only a person or a restart helps.</summary>
    Stopped,

    /// <summary>Stands still by an operator's wish; its tables are served as they are.</summary>
    Paused,

    /// <summary>Gave no sign of life for too long and was begun anew; no turn has gone well since.</summary>
    Stalled,
}

/// <summary>What last went wrong with a projection, for people.</summary>
public sealed record ProjectionFault
{
    public required FaultKind Kind { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where it went wrong, for a programmer.</summary>
    public string? Stack { get; init; }

    /// <summary>The event at which it went wrong, by its name in the log; nothing when none is known to be to blame.</summary>
    public string? EventName { get; init; }

    /// <summary>Place of that event.</summary>
    public LogPosition? Position { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A projection at one moment; immutable, replaced as a whole.</summary>
public sealed record ProjectionStatus
{
    public required string Name { get; init; }

    /// <summary>Version of the projection in this program.</summary>
    public required int Version { get; init; }

    /// <summary>What it does on this node.</summary>
    public required ProjectionState State { get; init; }

    /// <summary>
    /// Whether this node only watches it. What stands here of its runner (heartbeat, node, rates, restarts, faults) is then
    /// what the node that runs it last told, at most a few seconds ago.
    /// </summary>
    public bool IsElsewhere { get; init; }

    /// <summary>What it does on the node that runs it, as that one last told; nothing when it runs here, or no node ever told.</summary>
    public ProjectionState? StateElsewhere { get; init; }

    /// <summary>What it does, on whichever node.</summary>
    public ProjectionState RunnerState => IsElsewhere ? StateElsewhere ?? State : State;

    /// <summary>Last event that is folded in.</summary>
    public required LogPosition Position { get; init; }

    /// <summary>Newest event that is known to be in the log.</summary>
    public required LogPosition Head { get; init; }

    /// <summary>When the newest event that is folded in was recorded, UTC; nothing before the first.</summary>
    public DateTimeOffset? PositionRecordedAt { get; init; }

    /// <summary>
    /// Until when the tables are known to hold everything, UTC: the moment the log was last found to hold nothing
    /// more, or the last folded event's time while it catches up. This is a screen's "as of".
    /// </summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How far behind the present it is; zero when it has folded everything.</summary>
    public required TimeSpan Lag { get; init; }

    /// <summary>Events waiting, as far as counted; 0 when it has folded everything.</summary>
    public long EventsBehind { get; init; }

    /// <summary>Events folded a second, over the last few seconds.</summary>
    public double EventsPerSecond { get; init; }

    /// <summary>The runner's loop last turned then, UTC.</summary>
    public DateTimeOffset HeartbeatAt { get; init; }

    /// <summary>The node that runs it, as far as known.</summary>
    public string? Node { get; init; }

    /// <summary>Events that were set aside because a handler could not take them.</summary>
    public int Parked { get; init; }

    /// <summary>The last fault, in a sentence for a person; nothing when all is well.</summary>
    public string? LastError { get; init; }

    /// <summary>The last fault since its node started, also when all is well again; nothing when there was none.</summary>
    public ProjectionFault? Fault { get; init; }

    /// <summary>How often its runner stalled and was begun anew since its node started.</summary>
    public int Restarts { get; init; }

    /// <summary>Events folded in each of the last seconds, oldest first, at most 60.</summary>
    public IReadOnlyList<double> RecentRates { get; init; } = [];
}

/// <summary>One monitor for all: where every projection stands, and waiting for a position.</summary>
public interface IProjectionMonitor
{
    /// <summary>All projections, by name.</summary>
    IReadOnlyList<ProjectionStatus> Statuses { get; }

    /// <summary>One projection.</summary>
    /// <exception cref="KeyNotFoundException">There is no projection of that name.</exception>
    ProjectionStatus Status(string projection);

    /// <summary>Raised when a status changed in a way a person would see, at most a few times a second; the handler must be quick.</summary>
    event Action? Changed;

    /// <summary>Waits until all named projections have folded a position in.</summary>
    /// <returns>Whether they have before the time was over.</returns>
    Task<bool> WaitAsync(IReadOnlyList<string> projections, LogPosition position, TimeSpan atMost, CancellationToken cancellationToken);
}
