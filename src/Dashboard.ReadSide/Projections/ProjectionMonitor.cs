using System.Collections.Frozen;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>Where every projection stands. Runners replace a status as a whole; readers never see half of one.</summary>
internal sealed class ProjectionMonitor : IProjectionMonitor
{
    /// <summary>Changed is raised at most this often for what only moves on.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private readonly FrozenDictionary<string, MonitoredProjection> _projections;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _fresh;
    private readonly TimeSpan _silent;
    private readonly Lock _lock = new();
    private DateTimeOffset _raisedAt;

    public ProjectionMonitor(IEnumerable<Projection> projections, IOptions<ProjectionOptions> options, TimeProvider clock)
    {
        _clock = clock;

        // A turn takes a poll and a read; after four polls without one, nobody can say that the tables are up to date.
        _fresh = options.Value.PollInterval * 4;
        _silent = options.Value.StalledAfter;
        _projections = projections.ToFrozenDictionary(
            projection => projection.Name,
            projection => new MonitoredProjection(projection, clock.GetUtcNow()));
    }

    public event Action? Changed;

    public IReadOnlyList<ProjectionStatus> Statuses =>
        [.. _projections.Values.Select(Honest).OrderBy(status => status.Name, StringComparer.Ordinal)];

    public ProjectionStatus Status(string projection) => Honest(Find(projection));

    public async Task<bool> WaitAsync(
        IReadOnlyList<string> projections, LogPosition position, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var waits = projections.Select(Find).Select(projection => (projection, waiter: projection.WaitFor(position))).ToList();
        try
        {
            await Task.WhenAll(waits.Select(wait => wait.waiter.Reached)).WaitAsync(atMost, _clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            waits.ForEach(wait => wait.projection.Forget(wait.waiter));
        }
    }

    /// <summary>Replaces a status.</summary>
    public void Update(string projection, Func<ProjectionStatus, ProjectionStatus> change)
    {
        var (before, after) = Find(projection).Update(change);
        if (before == after)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        lock (_lock)
        {
            if (!IsNews(before, after) && now - _raisedAt < Quiet)
            {
                return;
            }

            _raisedAt = now;
        }

        Changed?.Invoke();
    }

    /// <summary>Counts events that were folded on this node.</summary>
    public void Folded(string projection, int events) => Find(projection).Count(events);

    /// <summary>A runner gave no sign of life and is begun anew.</summary>
    public void Stalled(string projection, TimeSpan after) => Update(projection, status => status with
    {
        State = ProjectionState.Stalled,
        Restarts = status.Restarts + 1,
        EventsPerSecond = 0,
        LastError = StalledSentence(after),
        Fault = new ProjectionFault { Kind = FaultKind.Transient, Sentence = StalledSentence(after), At = _clock.GetUtcNow() },
    });

    /// <summary>The node that runs a projection has told how its runner is doing.</summary>
    public void Heard(RunnerReport told) => Update(told.Projection, status => !status.IsElsewhere ? status : status with
    {
        StateElsewhere = told.Runner.State,
        Node = told.Node,
        HeartbeatAt = told.HeartbeatAt,
        EventsPerSecond = told.Runner.EventsPerSecond,
        RecentRates = told.Runner.RecentRates.SequenceEqual(status.RecentRates) ? status.RecentRates : told.Runner.RecentRates,
        Restarts = told.Runner.Restarts,
        LastError = told.Runner.LastError,
        Fault = told.Runner.Fault,
    });

    /// <summary>Says that time alone has changed what people see: a projection that does not move falls behind.</summary>
    public void Tick()
    {
        var isNews = false;
        foreach (var projection in _projections.Values)
        {
            isNews |= projection.Tick() | Honest(projection).Lag > TimeSpan.Zero;
        }

        if (isNews)
        {
            Changed?.Invoke();
        }
    }

    private static string StalledSentence(TimeSpan after) => string.Create(CultureInfo.InvariantCulture, $"It gave no sign of life for {after.TotalSeconds:0.#} s and was begun anew.");

    private static bool IsNews(ProjectionStatus before, ProjectionStatus after) =>
        (before.RunnerState, before.Parked, before.LastError, before.Fault, before.Node)
        != (after.RunnerState, after.Parked, after.LastError, after.Fault, after.Node);

    private MonitoredProjection Find(string projection) => _projections.TryGetValue(projection, out var found)
        ? found
        : throw new KeyNotFoundException($"There is no projection '{projection}'.");

    /// <summary>The status of this moment: what hangs falls behind, and a node that is gone tells nothing more, though nobody says so.</summary>
    private ProjectionStatus Honest(MonitoredProjection projection)
    {
        var status = projection.Status;
        if (status.StateElsewhere is not null && _clock.GetUtcNow() - status.HeartbeatAt > _silent)
        {
            status = status with { StateElsewhere = ProjectionState.Stalled };
        }

        var age = _clock.GetUtcNow() - status.AsOf;
        return status.Position >= status.Head && age <= _fresh
            ? status with { Lag = TimeSpan.Zero, EventsBehind = 0 }
            : status with { Lag = age < TimeSpan.Zero ? TimeSpan.Zero : age, EventsBehind = Math.Max(0, status.Head.Sequence - status.Position.Sequence) };
    }
}
