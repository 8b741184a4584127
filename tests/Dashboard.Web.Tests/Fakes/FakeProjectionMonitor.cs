using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>A monitor whose statuses a test sets; every projection runs and is fresh until told otherwise.</summary>
internal sealed class FakeProjectionMonitor(TimeProvider time) : IProjectionMonitor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProjectionStatus> _statuses = [];
    private TaskCompletionSource<bool>? _held;

    public event Action? Changed;

    public IReadOnlyList<ProjectionStatus> Statuses =>
        [.. new[] { ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog, ProjectionNames.Orders, ProjectionNames.Sales, ProjectionNames.Sagas, ProjectionNames.Stock, ProjectionNames.Revenue, ProjectionNames.Subscriptions, ProjectionNames.Notifications, ProjectionNames.AuditLog, ProjectionNames.StaffUsers, ProjectionNames.Operations }.Select(Status)];

    /// <summary>Handlers of <see cref="Changed"/>.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public ProjectionStatus Status(string projection)
    {
        lock (_lock)
        {
            return _statuses.GetValueOrDefault(projection) ?? Fresh(projection);
        }
    }

    /// <summary>Changes what is known of a projection.</summary>
    public void Set(string projection, Func<ProjectionStatus, ProjectionStatus> change)
    {
        lock (_lock)
        {
            _statuses[projection] = change(_statuses.GetValueOrDefault(projection) ?? Fresh(projection));
        }

        Changed?.Invoke();
    }

    /// <summary>From now on waiting for a position lasts until <see cref="Pass"/>.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void Pass() => _held?.TrySetResult(true);

    public Task<bool> WaitAsync(IReadOnlyList<string> projections, LogPosition position, TimeSpan atMost, CancellationToken cancellationToken) =>
        _held?.Task.WaitAsync(cancellationToken) ?? Task.FromResult(true);

    private ProjectionStatus Fresh(string name) => new()
    {
        Name = name,
        Version = 1,
        State = ProjectionState.Running,
        Position = LogPosition.Start,
        Head = LogPosition.Start,
        AsOf = time.GetUtcNow(),
        Lag = TimeSpan.Zero,
        HeartbeatAt = time.GetUtcNow(),
    };
}
