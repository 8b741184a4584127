using Dashboard.Domain.Subscriptions;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Subscriptions;
using Dashboard.WriteSide.Tests.Sagas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Tests.Subscriptions;

/// <summary>Tests that let subscriptions live through the years, step by step, on a database.</summary>
public abstract class SubscriptionSuite(TestDatabase database) : SagaSuite(database)
{
    protected static readonly DateTimeOffset January = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private SubscriptionClock? _clock;

    private protected override SagaDefinition Definition { get; } = new SubscriptionRenewal(Options.Create(new SubscriptionOptions()));

    private SubscriptionClock Clock => _clock ??= ActivatorUtilities.CreateInstance<SubscriptionClock>(Dashboard.Services);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Dashboard.Clock.Now = January;
    }

    protected async Task<Guid> PlanAsync(decimal price = 28m, BillingInterval interval = BillingInterval.Monthly, string name = "Basic") =>
        await Dashboard.DoAsync(new CreatePlan(name, interval, price, ["Support"]));

    protected async Task<Guid> StartedAsync(string token = "tok_ok", Guid? plan = null, int trialDays = 0) =>
        await Dashboard.DoAsync(new StartSubscription(await Shop.CustomerAsync(), plan ?? await PlanAsync(), token, trialDays));

    /// <summary>Goes to an instant, and lets the calendar and the sagas do what is to be done then.</summary>
    protected async Task GoToAsync(DateTimeOffset instant)
    {
        Dashboard.Clock.Now = instant;
        do
        {
            await SettleAsync(Token);
        }
        while (await Clock.TickAsync(Token) > 0);
    }

    protected Task<Subscription> RowAsync(Guid id) => Dashboard.QueryAsync(db => db.Subscriptions.AsNoTracking().SingleAsync(row => row.Id == id));

    private protected Task<ProcessorBook> BookAsync() => ProcessorBook.OfAsync(Dashboard);
}
