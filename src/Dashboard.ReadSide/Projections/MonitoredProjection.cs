using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>One projection's status and those who wait for it to move.</summary>
internal sealed class MonitoredProjection
{
    /// <summary>Seconds for which rates are kept.</summary>
    private const int MaxRates = 60;

    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private ProjectionStatus _status;
    private int _counted;

    public MonitoredProjection(Projection projection, DateTimeOffset now) => _status = new ProjectionStatus
    {
        Name = projection.Name,
        Version = projection.Version,
        State = ProjectionState.Starting,
        Position = LogPosition.Start,
        Head = LogPosition.Start,
        AsOf = now,
        Lag = TimeSpan.Zero,
        HeartbeatAt = now,
    };

    public ProjectionStatus Status => Volatile.Read(ref _status);

    /// <summary>Counts events that were folded.</summary>
    public void Count(int events) => Interlocked.Add(ref _counted, events);

    /// <summary>A second is over: what was counted in it is the newest of the recent rates.</summary>
    /// <returns>Whether the rates look different now.</returns>
    public bool Tick()
    {
        double counted = Interlocked.Exchange(ref _counted, 0);
        var (rates, isElsewhere) = (Status.RecentRates, Status.IsElsewhere);
        if (isElsewhere)
        {
            return false;
        }

        if (counted == 0 && rates.All(rate => rate == 0))
        {
            return false;
        }

        Update(status => status.IsElsewhere ? status : status with { RecentRates = [.. rates.Skip(rates.Count >= MaxRates ? 1 : 0), counted] });
        return true;
    }

    public (ProjectionStatus Before, ProjectionStatus After) Update(Func<ProjectionStatus, ProjectionStatus> change)
    {
        lock (_lock)
        {
            var before = _status;
            var after = change(before);
            Volatile.Write(ref _status, after);
            if (after.Position != before.Position)
            {
                _waiters.RemoveAll(waiter => waiter.TryComplete(after.Position));
            }

            return (before, after);
        }
    }

    /// <summary>Begins to wait until a position is folded in; <see cref="Forget"/> ends it.</summary>
    public Waiter WaitFor(LogPosition position)
    {
        var waiter = new Waiter(position);
        lock (_lock)
        {
            if (!waiter.TryComplete(_status.Position))
            {
                _waiters.Add(waiter);
            }
        }

        return waiter;
    }

    public void Forget(Waiter waiter)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
        }
    }

    /// <summary>Somebody who waits for a position.</summary>
    internal sealed class Waiter(LogPosition position)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public bool TryComplete(LogPosition at) => at >= position && _reached.TrySetResult();
    }
}
