using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>One projection's status and those who wait for it to move.</summary>
internal sealed class MonitoredProjection
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private ProjectionStatus _status;

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
