using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Engine;

public sealed class ChangeHubTests
{
    private readonly ChangeHub _hub = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_PublishedBeforeTheFirstRead_IsNotMissed()
    {
        using var subscription = _hub.Subscribe("Orders");
        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);

        var change = Assert.Single(await subscription.NextAsync(Ended));

        Assert.Equal(("Orders", new LogPosition(1, 1)), (change.Projection, change.Position));
        Assert.Equal(["a"], change.Keys);
    }

    [Fact]
    public async Task Changes_OfASlowReader_AreMergedByProjection()
    {
        using var subscription = _hub.Subscribe();
        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);
        _hub.Publish("Sales", new LogPosition(1, 1), ["s"]);
        _hub.Publish("Orders", new LogPosition(2, 2), ["b", "a"]);

        var changes = (await subscription.NextAsync(Ended)).ToDictionary(change => change.Projection);

        Assert.Equal(2, changes.Count);
        Assert.Equal(new LogPosition(2, 2), changes["Orders"].Position);
        Assert.Equal(["a", "b"], changes["Orders"].Keys.Order());
    }

    [Fact]
    public async Task Change_OfAnotherProjection_IsNotTold()
    {
        using var subscription = _hub.Subscribe("Orders");
        _hub.Publish("Sales", new LogPosition(1, 1), ["s"]);
        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);

        Assert.Equal("Orders", Assert.Single(await subscription.NextAsync(Ended)).Projection);
    }

    [Fact]
    public async Task Keys_TooManyOrUnknown_AreToldAsUnknown()
    {
        using var subscription = _hub.Subscribe();
        _hub.Publish("Orders", new LogPosition(1, 1), [.. Enumerable.Range(0, MergingSubscription.MaxKeys).Select(number => $"{number}")]);
        _hub.Publish("Orders", new LogPosition(2, 2), ["one more"]);
        _hub.Publish("Orders", new LogPosition(3, 3), ["after"]);
        _hub.Publish("Sales", new LogPosition(1, 1), []);
        _hub.Publish("Sales", new LogPosition(2, 2), ["s"]);

        Assert.All(await subscription.NextAsync(Ended), change => Assert.Empty(change.Keys));
    }

    [Fact]
    public async Task Reader_WhoWaits_IsWoken()
    {
        using var subscription = _hub.Subscribe();
        var next = subscription.NextAsync(Ended).AsTask();
        Assert.False(next.IsCompleted);

        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);

        Assert.Single(await next.WaitAsync(TimeSpan.FromSeconds(10), Ended));
    }

    [Fact]
    public async Task Subscription_Disposed_EndsItsReaderAndIsForgotten()
    {
        var subscription = _hub.Subscribe();
        var next = subscription.NextAsync(Ended).AsTask();

        subscription.Dispose();
        subscription.Dispose();
        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);

        Assert.Empty(await next.WaitAsync(TimeSpan.FromSeconds(10), Ended));
        Assert.Equal(0, _hub.Subscriptions);
    }

    [Fact]
    public async Task Wait_Cancelled_LeavesTheSubscriptionInOrder()
    {
        using var subscription = _hub.Subscribe();
        using var impatient = new CancellationTokenSource();
        var next = subscription.NextAsync(impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        _hub.Publish("Orders", new LogPosition(1, 1), ["a"]);

        Assert.Single(await subscription.NextAsync(Ended));
    }
}
