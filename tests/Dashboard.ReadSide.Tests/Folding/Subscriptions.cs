using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Plans and subscriptions for histories.</summary>
internal static class Subscriptions
{
    public static readonly DateOnly Began = new(2026, 1, 31);
    public static readonly DateOnly Due = new(2026, 2, 28);
    public static readonly Subscriber Ana = new(new Guid("a0000000-0000-7000-8000-000000000001"), "Ana Silva", "Ana@Example.com");
    public static readonly Subscriber Layla = new(new Guid("a0000000-0000-7000-8000-000000000002"), "ليلى حداد", "layla@example.com");

    public static readonly Plan Basic = Offer(1, "Basic", 28m);
    public static readonly Plan Pro = Offer(2, "Pro", 56m);
    public static readonly Plan Yearly = Offer(3, "Pro yearly", 1_000m, BillingInterval.Yearly);

    public static Plan Offer(int number, string name, decimal price, BillingInterval interval = BillingInterval.Monthly) =>
        Plan.Create(new Guid(number, 0, 0, new byte[8]), name, interval, price, ["Everything", name]);

    /// <summary>A subscription that has begun; its event is pending.</summary>
    public static Subscription Started(Plan? plan = null, Subscriber? customer = null, int quantity = 1, decimal discount = 0)
    {
        var terms = (plan ?? Basic).Terms(quantity, discount);
        return Subscription.Start(Guid.CreateVersion7(), customer ?? Ana, terms, Began, "tok_ok", terms.Amount, "pay-1");
    }

    /// <summary>Does things that must not be refused.</summary>
    public static Subscription With(this Subscription subscription, params IReadOnlyList<Func<Subscription, Domain.Refusal?>> steps)
    {
        foreach (var step in steps)
        {
            Assert.Null(step(subscription));
        }

        return subscription;
    }
}
