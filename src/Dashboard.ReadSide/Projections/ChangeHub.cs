using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>Hands every change to every subscription; it holds nothing but the subscriptions.</summary>
internal sealed class ChangeHub : IChangeFeed
{
    private readonly Lock _lock = new();
    private MergingSubscription[] _subscriptions = [];

    /// <summary>How many readers there are.</summary>
    public int Subscriptions => _subscriptions.Length;

    public ChangeSubscription Subscribe(params IReadOnlyList<string> projections)
    {
        var subscription = new MergingSubscription(projections, Remove);
        lock (_lock)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    /// <summary>Tells of a commit.</summary>
    /// <param name="projection">Which projection.</param>
    /// <param name="position">Where it stands now.</param>
    /// <param name="keys">Keys that were written; empty when they are not known.</param>
    public void Publish(string projection, LogPosition position, IReadOnlyCollection<string> keys)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Add(projection, position, keys);
        }
    }

    private void Remove(MergingSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions = [.. _subscriptions.Where(other => other != subscription)];
        }
    }
}
