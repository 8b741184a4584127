using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.WriteSide.Tests.Subscriptions;

/// <summary>What is taken from customers is what the log says, whatever happens at the same moment.</summary>
public abstract class ChargeTests(TestDatabase database) : SubscriptionSuite(database)
{
    private readonly Interruption _gateway = new();

    [Fact]
    public async Task Upgrade_OvertakenByAnotherChange_IsTakenOnce()
    {
        var (id, max) = (await StartedAsync(), await PlanAsync(90m, name: "Max"));
        var small = await PlanAsync(10m, name: "Small");
        var before = await BookAsync();
        _gateway.Meanwhile = () => Dashboard.DoAsync(new DowngradeSubscription(id, small));

        var offer = await Dashboard.DoAsync(new UpgradeSubscription(id, max));

        Assert.Equal(62m, offer.Charged);
        Assert.Equal(before.Kept + 62m, (await BookAsync()).Kept);
        Assert.Equal("Max", (await RowAsync(id)).Terms.PlanName);
    }

    [Fact]
    public async Task Upgrade_OvertakenByTheEnd_TakesNothing()
    {
        var (id, max) = (await StartedAsync(), await PlanAsync(90m, name: "Max"));
        var before = await BookAsync();
        _gateway.Meanwhile = () => Dashboard.DoAsync(new CancelSubscription(id, "enough", AtOnce: true));

        Assert.Equal("subscription-ended", (await SendAsync(new UpgradeSubscription(id, max))).Refusal!.Code);

        Assert.Equal(before.Kept, (await BookAsync()).Kept);
    }

    [Fact]
    public async Task Renewal_OvertakenByTheEnd_TakesNothing()
    {
        var id = await StartedAsync();
        Dashboard.Clock.Now = new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero);
        await Dashboard.DoAsync(new MoveSubscriptionOn(id), Actors.Operator);
        var before = await BookAsync();
        _gateway.Meanwhile = () => Dashboard.DoAsync(new CancelSubscription(id, "enough", AtOnce: true));

        Assert.Equal("subscription-ended", (await SendAsync(new RenewSubscription(id))).Refusal!.Code);

        Assert.Equal(before.Kept, (await BookAsync()).Kept);
    }

    [Fact]
    public async Task Upgrade_SentAgainLater_GivesTheFirstAnswerAndTakesNothing()
    {
        var (id, plan) = (await StartedAsync(), await PlanAsync(56m, name: "Pro"));
        var upgrade = new UpgradeSubscription(id, plan);
        var first = await Dashboard.DoAsync(upgrade);
        await Dashboard.DoAsync(new DowngradeSubscription(id, await PlanAsync(10m, name: "Small")));
        await GoToAsync(January.AddMonths(2));
        var (before, log) = (await BookAsync(), (await Dashboard.LogAsync()).Count);

        Assert.Equal(first, await Dashboard.DoAsync(upgrade));

        Assert.Equal((before.Kept, log), ((await BookAsync()).Kept, (await Dashboard.LogAsync()).Count));
    }

    [Fact]
    public async Task Upgrade_AfterOneThatWasTurnedDown_IsAskedForAnew()
    {
        var id = await StartedAsync("tok_declined", await PlanAsync(price: 0, name: "Free"));

        foreach (var price in new[] { 90m, 56m })
        {
            await RefusedAsync(new UpgradeSubscription(id, await PlanAsync(price)), "payment-declined", "The payment was turned down: The card was declined.");
        }
    }

    [Fact]
    public async Task Start_UnderTheIdOfAnotherWish_IsToldSo()
    {
        var (customer, plan) = (await Shop.CustomerAsync(), await PlanAsync());
        var start = new StartSubscription(customer, plan, "tok_ok");
        await Dashboard.DoAsync(start);
        var before = await BookAsync();

        Assert.Equal("command-id-reused", (await SendAsync(start with { Quantity = 2 })).Refusal!.Code);

        Assert.Equal(before.Kept, (await BookAsync()).Kept);
    }

    [Fact]
    public async Task Charge_ThatNobodyAnsweredWhenItWasToBeTaken_IsTakenLater()
    {
        var before = await BookAsync();
        _gateway.IsSilent = true;
        var id = await StartedAsync();
        Assert.Equal((before.Kept, before.Held + 28m), ((await BookAsync()).Kept, (await BookAsync()).Held));

        _gateway.IsSilent = false;
        await GoToAsync(January.AddMinutes(1));

        Assert.Equal((before.Kept + 28m, before.Held), ((await BookAsync()).Kept, (await BookAsync()).Held));
        Assert.False(await Dashboard.QueryAsync(db => db.ChargesToTake.AnyAsync(row => row.SubscriptionId == id)));
    }

    [Fact]
    public async Task Charge_ThatIsNotTaken_IsOnRecordOnce()
    {
        _gateway.WillNotTake = true;
        var id = await StartedAsync();
        _gateway.WillNotTake = false;
        await GoToAsync(January.AddMinutes(1));

        var note = Assert.Single((await Dashboard.EventsAsync(id)).OfType<SubscriptionChargeNotTaken>());
        Assert.Equal(("expired", "It has lapsed."), (note.Code, note.Reason));
        Assert.StartsWith("sim_auth_", note.Reference);
        Assert.False(await Dashboard.QueryAsync(db => db.ChargesToTake.AnyAsync(row => row.SubscriptionId == id)));
    }

    [Fact]
    public async Task Change_WhenAPeriodIsOverThatNobodyNoticed_WaitsUntilItIsBilled()
    {
        var (id, pro) = (await StartedAsync(), await PlanAsync(56m, name: "Pro"));
        Dashboard.Clock.Now = January.AddMonths(3);

        await RefusedAsync(new UpgradeSubscription(id, pro), "subscription-being-renewed", "The subscription is being renewed; try again in a moment.");
        await GoToAsync(January.AddMonths(3));

        Assert.Equal(3, (await Dashboard.EventsAsync(id)).OfType<SubscriptionRenewed>().Count());
        Assert.Equal("Pro", (await Dashboard.DoAsync(new UpgradeSubscription(id, pro))).To);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        var simulated = services.Last(service => service.ServiceType == typeof(IPaymentGateway));
        services.Replace(ServiceDescriptor.Singleton<IPaymentGateway>(provider =>
        {
            _gateway.Inner = (IPaymentGateway)(simulated.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, simulated.ImplementationType!));
            return _gateway;
        }));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ChargeTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ChargeTests(database), IClassFixture<SqlServerDatabase>;

    /// <summary>A processor before whose first answer something else happens, or that does not answer.</summary>
    private sealed class Interruption : IPaymentGateway
    {
        public IPaymentGateway Inner { get; set; } = null!;

        /// <summary>Happens once, while money is being set aside.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public bool IsSilent { get; set; }

        public bool WillNotTake { get; set; }

        public async Task<PartnerAnswer<string>> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancellationToken)
        {
            var answer = await Inner.AuthorizeAsync(request, cancellationToken);
            if (Meanwhile is { } happen)
            {
                Meanwhile = null;
                await happen();
            }

            return answer;
        }

        public Task<PartnerAnswer<string>> CaptureAsync(string key, string reference, CancellationToken cancellationToken) =>
            IsSilent ? throw new PartnerUnavailableException("Away.")
            : WillNotTake ? Task.FromResult<PartnerAnswer<string>>(new Decline("expired", "It has lapsed."))
            : Inner.CaptureAsync(key, reference, cancellationToken);

        public Task<PartnerAnswer<string>> ReleaseAsync(string key, string reference, CancellationToken cancellationToken) => Inner.ReleaseAsync(key, reference, cancellationToken);

        public Task<PartnerAnswer<string>> RefundAsync(string key, string reference, decimal amount, CancellationToken cancellationToken) =>
            Inner.RefundAsync(key, reference, amount, cancellationToken);
    }
}
