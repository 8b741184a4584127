using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>What gathered since one reader looked last: a merged change a projection, with a bounded number of keys.</summary>
internal sealed class MergingSubscription(IReadOnlyList<string> projections, Action<MergingSubscription> ended) : ChangeSubscription
{
    /// <summary>With more keys than this, "something changed" is all that is told.</summary>
    public const int MaxKeys = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gathered> _gathered = [];
    private TaskCompletionSource _any = NewSource();
    private bool _disposed;

    public void Add(string projection, LogPosition position, IReadOnlyCollection<string> keys)
    {
        if (projections.Count > 0 && !projections.Contains(projection))
        {
            return;
        }

        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            if (!_gathered.TryGetValue(projection, out var gathered))
            {
                _gathered[projection] = gathered = new Gathered();
            }

            gathered.Add(position, keys);
            _any.TrySetResult();
        }
    }

    public override async ValueTask<IReadOnlyList<ProjectionChange>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task any;
            lock (_lock)
            {
                if (_disposed)
                {
                    return [];
                }

                if (_gathered.Count > 0)
                {
                    return TakeAll();
                }

                any = _any.Task;
            }

            await any.WaitAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _gathered.Clear();
            _any.TrySetResult();
        }

        ended(this);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<ProjectionChange> TakeAll()
    {
        var changes = _gathered.Select(pair => pair.Value.AsChange(pair.Key)).ToList();
        _gathered.Clear();
        _any = NewSource();
        return changes;
    }

    private sealed class Gathered
    {
        private readonly HashSet<string> _keys = [];
        private LogPosition _position;
        private bool _unknown;

        public void Add(LogPosition position, IReadOnlyCollection<string> keys)
        {
            _position = position > _position ? position : _position;
            _unknown |= keys.Count == 0 || _keys.Count + keys.Count > MaxKeys;
            if (_unknown)
            {
                _keys.Clear();
            }
            else
            {
                _keys.UnionWith(keys);
            }
        }

        public ProjectionChange AsChange(string projection) => new(projection, _position, _keys);
    }
}
