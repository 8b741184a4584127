namespace Dashboard.Domain.Subscriptions;

/// <summary>Something that customers pay for again and again. Its price stays as it is: another price is another plan.</summary>
public sealed class Plan : Aggregate
{
    private Plan()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => "plan";

    public string Name { get; private set; } = "";

    public BillingInterval Interval { get; private set; }

    /// <summary>Price of one for one interval, in the shop's currency, without tax; 0 for a free plan.</summary>
    public decimal Price { get; private set; }

    public IReadOnlyList<string> Features { get; private set; } = [];

    /// <summary>An empty plan, for <see cref="Aggregate.Replay"/>.</summary>
    public static Plan Blank() => new();

    /// <summary>Offers a plan.</summary>
    public static Plan Create(Guid id, string name, BillingInterval interval, decimal price, IReadOnlyList<string> features)
    {
        var plan = new Plan();
        plan.Raise(new PlanCreated { PlanId = id, Name = name, Interval = interval, Price = price, Features = features });
        return plan;
    }

    /// <summary>What a number of this plan costs.</summary>
    /// <param name="quantity">How many, from 1.</param>
    /// <param name="discount">Taken off what all of them cost in one interval.</param>
    public SubscriptionTerms Terms(int quantity = 1, decimal discount = 0) =>
        new() { PlanId = Id, PlanName = Name, Interval = Interval, Price = Price, Quantity = quantity, Discount = discount };

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case PlanCreated e:
                (Id, Name, Interval, Price, Features) = (e.PlanId, e.Name, e.Interval, e.Price, e.Features);
                break;
            default:
                throw NotMine(change);
        }
    }
}
