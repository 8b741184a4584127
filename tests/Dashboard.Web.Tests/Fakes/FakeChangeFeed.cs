using System.Threading.Channels;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>A change feed that a test feeds.</summary>
internal sealed class FakeChangeFeed : IChangeFeed
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private long _sequence;

    /// <summary>Readers that have subscribed and not yet ended.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>Tells everybody who listens to a projection that rows of it changed.</summary>
    public void Change(string projection, params string[] keys)
    {
        var change = new ProjectionChange(projection, new LogPosition(1, Interlocked.Increment(ref _sequence)), keys);
        lock (_lock)
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Take(change);
            }
        }
    }

    public ChangeSubscription Subscribe(params IReadOnlyList<string> projections)
    {
        var subscription = new Subscription(this, projections);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    private void End(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private sealed class Subscription(FakeChangeFeed feed, IReadOnlyList<string> projections) : ChangeSubscription
    {
        private readonly Channel<ProjectionChange> _changes = Channel.CreateUnbounded<ProjectionChange>();

        public void Take(ProjectionChange change)
        {
            if (projections.Count == 0 || projections.Contains(change.Projection))
            {
                _changes.Writer.TryWrite(change);
            }
        }

        public override async ValueTask<IReadOnlyList<ProjectionChange>> NextAsync(CancellationToken cancellationToken)
        {
            var gathered = new List<ProjectionChange>();
            if (await _changes.Reader.WaitToReadAsync(cancellationToken))
            {
                while (_changes.Reader.TryRead(out var change))
                {
                    gathered.Add(change);
                }
            }

            return gathered;
        }

        public override void Dispose()
        {
            _changes.Writer.TryComplete();
            feed.End(this);
        }
    }
}
