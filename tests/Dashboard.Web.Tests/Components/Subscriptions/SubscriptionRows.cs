using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Subscriptions;

/// <summary>Subscriptions, plans and renewals for screens.</summary>
internal static class SubscriptionRows
{
    public static readonly Guid Id = Guid.Parse("01950000-0000-7000-c000-000000000001");

    public static PlanView Basic { get; } = Plan("Basic", 28m);

    public static PlanView Pro { get; } = Plan("Pro", 56m);

    public static PlanView Plan(string name, decimal price, BillingInterval interval = BillingInterval.Monthly) => new(
        new PlanRow { PlanId = Domain.NamedId.Of("plan", name), Name = name, Interval = interval, Price = price, PerMonth = interval.PerMonth(price), Features = ["Support", "دعم"] }, 12, 2);

    public static SubscriptionTerms Terms(PlanView view, int quantity = 1, decimal discount = 0) => new()
    {
        PlanId = view.Plan.PlanId, PlanName = view.Plan.Name, Interval = view.Plan.Interval, Price = view.Plan.Price, Quantity = quantity, Discount = discount,
    };

    /// <summary>Basic, monthly from 1 March 2026.</summary>
    public static SubscriptionRow Row(string name = "Ana Ferrer", SubscriptionStatus status = SubscriptionStatus.Active) => new()
    {
        SubscriptionId = Id,
        CustomerId = Shop.Ana().CustomerId,
        CustomerName = name,
        CustomerEmail = "ana@example.com",
        Status = status,
        Terms = Terms(Basic),
        PlanId = Basic.Plan.PlanId,
        PerMonth = 28m,
        PeriodStart = new(2026, 3, 1),
        PeriodEnd = new(2026, 4, 1),
        StartedOn = new(2026, 1, 1),
        Method = "tok_ok",
    };

    /// <summary>The same past due, tried again in 3 min 12 s.</summary>
    public static SubscriptionRow Late(DateTimeOffset now) => Row(status: SubscriptionStatus.PastDue) with
    {
        Renewal = RenewalState.Retrying, AmountDue = 28m, FailedAttempts = 2, NextAttemptAt = now.AddSeconds(192), Failure = "The card was declined.",
    };

    public static SubscriptionDetail Detail(SubscriptionRow row) => new(
        row,
        [
            new SubscriptionCharge
            {
                EventId = Guid.CreateVersion7(), SubscriptionId = Id, Number = 3, At = Shop.Morning, On = new(2026, 3, 5), For = ChargeFor.Renewal, PlanName = "Basic",
                PeriodStart = new(2026, 3, 1), Amount = 28m, Attempt = 1, Code = "card_declined", Reason = "The card was declined.",
            },
            new SubscriptionCharge
            {
                EventId = Guid.CreateVersion7(), SubscriptionId = Id, Number = 1, At = Shop.Morning.AddMonths(-2), On = new(2026, 1, 1), For = ChargeFor.Start, PlanName = "Basic",
                PeriodStart = new(2026, 1, 1), PeriodEnd = new(2026, 2, 1), Amount = 28m, Attempt = 1, Succeeded = true, Reference = "sim_1",
            },
        ],
        [
            new SubscriptionNote { EventId = Guid.CreateVersion7(), SubscriptionId = Id, Number = 1, At = Shop.Morning.AddMonths(-2), What = TimelineEvent.SubscriptionStarted, By = "Sam", Detail = "Basic", Amount = 28m },
            new SubscriptionNote { EventId = Guid.CreateVersion7(), SubscriptionId = Id, Number = 2, At = Shop.Morning, What = TimelineEvent.RenewalDue, By = "system", Detail = "Basic", Day = new(2026, 3, 1), Amount = 28m },
        ]);

    public static RenewalView Renewal(RenewalState state, DateTimeOffset now, string name = "Ana Ferrer") => new(
        new RenewalRow
        {
            RenewalId = Guid.CreateVersion7(), SubscriptionId = Id, State = state, Terms = Terms(Basic, quantity: 3), PeriodStart = new(2026, 3, 1), PeriodEnd = new(2026, 4, 1), Amount = 84m,
            Attempt = state is RenewalState.Retrying ? 2 : 1, NextAttemptAt = state is RenewalState.Retrying ? now.AddSeconds(192) : null, Failure = "The card was declined.",
            DueAt = now, MovedAt = now, EndCause = state is RenewalState.Lost ? EndCause.PaymentFailed : null,
        },
        name, "ana@example.com");

    /// <summary>A board with one renewal in each of some states.</summary>
    public static RenewalBoard Board(DateTimeOffset now, params IReadOnlyList<RenewalState> states) => new(
        new(2026, 2, 4),
        [.. Enum.GetValues<RenewalState>().Select(state => states.Contains(state)
            ? new RenewalLane(state, 1, 84m, [Renewal(state, now)])
            : new RenewalLane(state, 0, 0, []))]);
}
