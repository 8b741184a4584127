using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.Tests.Subscriptions;

/// <summary>A subscription that began on the last day of January, and what may have happened to it.</summary>
internal static class SubscriptionHistory
{
    public static readonly Guid Id = Guid.CreateVersion7();
    public static readonly Guid Customer = Guid.CreateVersion7();
    public static readonly Subscriber Ana = new(Customer, "Ana", "ana@shop.example");
    public static readonly DateOnly Began = new(2026, 1, 31);
    public static readonly DateOnly Due = new(2026, 2, 28);

    public static SubscriptionTerms Basic { get; } = Terms("Basic", 28m);

    public static SubscriptionTerms Pro { get; } = Terms("Pro", 56m);

    public static SubscriptionTerms ProYearly { get; } = Terms("Pro yearly", 600m, BillingInterval.Yearly);

    public static SubscriptionTerms Terms(string plan, decimal price, BillingInterval interval = BillingInterval.Monthly) =>
        new() { PlanId = NamedId.Of("plan", plan), PlanName = plan, Interval = interval, Price = price, Quantity = 1, Discount = 0 };

    /// <summary>Given a subscription to Basic to which all this happened.</summary>
    public static Given<Subscription> Given(params IReadOnlyList<Func<Subscription, Refusal?>> steps) => From(Subscription.Start(Id, Ana, Basic, Began, "tok_ok", 28m, "pay-1"), steps);

    /// <summary>Given a trial of four weeks.</summary>
    public static Given<Subscription> GivenTrial(params IReadOnlyList<Func<Subscription, Refusal?>> steps) => From(Subscription.StartTrial(Id, Ana, Basic, Began, "tok_ok", days: 28), steps);

    private static Given<Subscription> From(Subscription subscription, IReadOnlyList<Func<Subscription, Refusal?>> steps)
    {
        foreach (var step in steps)
        {
            Assert.Null(step(subscription));
        }

        return Scenario.Given(Subscription.Blank(), subscription.PendingEvents);
    }
}
