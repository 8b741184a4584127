namespace Dashboard.Domain.Tests;

/// <summary>Given a history, when something is asked of the aggregate, then these events are raised, or it is refused.</summary>
internal static class Scenario
{
    public static Given<TAggregate> Given<TAggregate>(TAggregate blank, params IReadOnlyList<IEvent> history)
        where TAggregate : Aggregate
    {
        blank.Replay(history);
        return new Given<TAggregate>(blank);
    }
}

internal sealed class Given<TAggregate>(TAggregate aggregate)
    where TAggregate : Aggregate
{
    public Result<TAggregate> When(Func<TAggregate, Refusal?> action) => new(aggregate, aggregate.Version, action(aggregate));

    public Result<TAggregate> When(Action<TAggregate> action)
    {
        var version = aggregate.Version;
        action(aggregate);
        return new(aggregate, version, null);
    }
}

internal sealed class Result<TAggregate>(TAggregate aggregate, int versionBefore, Refusal? refusal)
    where TAggregate : Aggregate
{
    /// <summary>These events and no others, and a version that counts them.</summary>
    public Result<TAggregate> Then(params IReadOnlyList<IEvent> events)
    {
        Assert.Null(refusal);
        Assert.Equal(events.Count, aggregate.PendingEvents.Count);
        Assert.All(events.Zip(aggregate.PendingEvents), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
        Assert.All(events.Zip(aggregate.PendingEvents), pair => Assert.Equal(pair.First.GetType(), pair.Second.GetType()));
        Assert.Equal(versionBefore + events.Count, aggregate.Version);
        return this;
    }

    /// <summary>Accepted, and nothing changed.</summary>
    public Result<TAggregate> ThenNothing() => Then();

    /// <summary>Refused with this code and exactly this sentence, and nothing changed.</summary>
    public void ThenRefused(string code, string sentence, RefusalKind kind = RefusalKind.Conflict)
    {
        Assert.NotNull(refusal);
        Assert.Equal((kind, code, sentence), (refusal.Kind, refusal.Code, refusal.Sentence));
        Assert.Empty(aggregate.PendingEvents);
        Assert.Equal(versionBefore, aggregate.Version);
    }

    /// <summary>And the aggregate looks like this.</summary>
    public Result<TAggregate> And(Action<TAggregate> check)
    {
        check(aggregate);
        return this;
    }
}
