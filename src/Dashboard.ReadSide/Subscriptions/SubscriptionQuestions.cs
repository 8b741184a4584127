using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>In what order subscriptions are listed; ties by id.</summary>
public enum SubscriptionSort
{
    StartedOn,

    /// <summary>By the customer's name.</summary>
    Customer,

    PerMonth,

    /// <summary>By the end of the present period.</summary>
    NextBilling,
}

/// <summary>The subscriptions that fit, a page of them.</summary>
public sealed record ListSubscriptions : IQuestion<Page<SubscriptionRow>>
{
    /// <summary>Words that customer's name and e-mail and the plan hold, whatever their case, a word of one or two letters where a word begins.</summary>
    public string? Text { get; init; }

    public SubscriptionStatus? Status { get; init; }

    public BillingInterval? Interval { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? CustomerId { get; init; }

    public SubscriptionSort Sort { get; init; }

    /// <summary>Newest, last or largest first.</summary>
    public bool Descending { get; init; } = true;

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];
}

/// <summary>One subscription with everything that is known of it; nothing when there is none of that id.</summary>
public sealed record GetSubscription(Guid SubscriptionId) : IQuestion<SubscriptionDetail?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions, ProjectionNames.Sagas, ProjectionNames.Notifications];
}

/// <summary>How many subscriptions have each status; a status that none has is left out.</summary>
public sealed record CountSubscriptions : IQuestion<IReadOnlyDictionary<SubscriptionStatus, int>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];
}

/// <summary>The plans that fit, a page of them, by name.</summary>
public sealed record ListPlans : IQuestion<Page<PlanView>>
{
    /// <summary>Words that name and features hold, whatever their case.</summary>
    public string? Text { get; init; }

    public BillingInterval? Interval { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];
}

/// <summary>One plan; nothing when there is none of that id.</summary>
public sealed record GetPlan(Guid PlanId) : IQuestion<PlanView?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];
}

/// <summary>A plan, with who pays for it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Subscriptions">Subscriptions to it that have not ended, trials included.</param>
/// <param name="Trials">Those among them that are on trial.</param>
public sealed record PlanView(PlanRow Plan, int Subscriptions, int Trials);
