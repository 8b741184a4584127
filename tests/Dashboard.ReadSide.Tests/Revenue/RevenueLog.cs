using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Tests.Folding;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>A log of subscriptions, told day by day through the aggregates.</summary>
internal sealed class RevenueLog
{
    private int _customers;

    public History History { get; } = new();

    public static SubscriptionTerms Monthly { get; } = Terms("Monthly", 100m);

    public static SubscriptionTerms Yearly { get; } = Terms("Yearly", 600m, BillingInterval.Yearly);

    public static SubscriptionTerms Free { get; } = Terms("Free", 0m);

    public static SubscriptionTerms Terms(
        string plan, decimal price, BillingInterval interval = BillingInterval.Monthly, int quantity = 1, decimal discount = 0) =>
        new() { PlanId = NamedId.Of("plan", plan), PlanName = plan, Interval = interval, Price = price, Quantity = quantity, Discount = discount };

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Offers the plans, so that they have names.</summary>
    public RevenueLog Offer(params IReadOnlyList<SubscriptionTerms> plans)
    {
        foreach (var plan in plans)
        {
            History.Add(new PlanCreated { PlanId = plan.PlanId, Name = plan.PlanName, Interval = plan.Interval, Price = plan.Price, Features = [] });
        }

        return this;
    }

    /// <summary>A customer who was registered.</summary>
    public Subscriber Customer(string? name = null)
    {
        var number = ++_customers;
        var customer = new Subscriber(
            new Guid(number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]), name ?? $"Customer {number}", $"c{number}@shop.example");
        History.Add(new CustomerRegistered { CustomerId = customer.Id, Name = customer.Name, Email = customer.Email });
        return customer;
    }

    /// <summary>A subscription that is paid from a day on.</summary>
    public Subscription Start(Subscriber customer, SubscriptionTerms terms, DateOnly day) =>
        Tell(Subscription.Start(Guid.CreateVersion7(), customer, terms, day, "tok_ok", terms.Amount, "pay"));

    public Subscription Start(SubscriptionTerms terms, string day) => Start(Customer(), terms, Day(day));

    public Subscription StartTrial(Subscriber customer, SubscriptionTerms terms, DateOnly day, int days) =>
        Tell(Subscription.StartTrial(Guid.CreateVersion7(), customer, terms, day, "tok_ok", days));

    /// <summary>Something is done to a subscription, and must not be refused.</summary>
    public RevenueLog Do(Subscription subscription, params IReadOnlyList<Func<Subscription, Refusal?>> steps)
    {
        foreach (var step in steps)
        {
            Assert.Null(step(subscription));
            Tell(subscription);
        }

        return this;
    }

    /// <summary>Writes what a subscription raised.</summary>
    public Subscription Tell(Subscription subscription)
    {
        History.AddPending(subscription);
        return subscription;
    }
}
