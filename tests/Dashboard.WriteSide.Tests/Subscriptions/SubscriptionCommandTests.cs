using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Subscriptions;

public abstract class SubscriptionCommandTests(TestDatabase database) : SubscriptionSuite(database)
{
    private static readonly DateTimeOffset Middle = new(2026, 2, 14, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task CreatePlan_LeavesAnEvent()
    {
        var created = Assert.IsType<PlanCreated>(Assert.Single(await AcceptedAsync(new CreatePlan(" Pro ", BillingInterval.Yearly, 0.005m, [" Support "]))));

        Assert.Equal(("Pro", BillingInterval.Yearly, 0.005m, "Support"), (created.Name, created.Interval, created.Price, Assert.Single(created.Features)));
    }

    [Fact]
    public async Task CreatePlan_WithFieldsAtFault_SaysAll()
    {
        var outcome = await SendAsync(new CreatePlan(" ", (BillingInterval)9, -1m, [""]));

        Assert.Equal(["Name", "Interval", "Price", "Features[0]"], outcome.Refusal!.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public async Task Start_WithoutATrial_ChargesTheFirstPeriod()
    {
        var before = await BookAsync();

        var id = await Dashboard.DoAsync(new StartSubscription(await Shop.CustomerAsync(), await PlanAsync(), "tok_ok", Quantity: 3, Discount: 4.005m));

        var started = Assert.IsType<SubscriptionStarted>(Assert.Single(await Dashboard.EventsAsync(id)));
        Assert.Equal((80m, 79.995m, new DateOnly(2026, 2, 28)), (started.Charged, started.Terms.Amount, started.PeriodEnd));
        Assert.Equal(before.Kept + 80m, (await BookAsync()).Kept);
    }

    [Fact]
    public async Task Start_WithATokenThatIsTurnedDown_IsRefusedAndLeavesNothing() =>
        await RefusedAsync(
            new StartSubscription(await Shop.CustomerAsync(), await PlanAsync(), "tok_declined"),
            "payment-declined",
            "The payment was turned down: The card was declined.");

    [Fact]
    public async Task Start_ForWhoMayNot_IsRefused()
    {
        var plan = await PlanAsync();

        await RefusedAsync(
            new StartSubscription(await Shop.CustomerAsync("Ana", verified: false), plan, "tok_ok"),
            "customer-not-verified",
            "Ana is not verified yet; only a verified customer can subscribe.");
        var nobody = Guid.CreateVersion7();
        await NotFoundAsync(new StartSubscription(nobody, plan, "tok_ok"), "customer", nobody);
    }

    [Fact]
    public async Task Start_WithADiscountAboveThePrice_IsRefused() =>
        await RefusedAsync(
            new StartSubscription(await Shop.CustomerAsync(), await PlanAsync(), "tok_ok", Discount: 28.01m),
            "invalid",
            "Discount cannot be more than what is paid.",
            RefusalKind.Invalid);

    [Fact]
    public async Task Start_SentTwice_IsChargedOnce()
    {
        var before = await BookAsync();
        var command = new StartSubscription(await Shop.CustomerAsync(), await PlanAsync(), "tok_ok");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Dashboard.DoAsync(command)));

        Assert.Single(answers.Distinct());
        Assert.Equal((before.Charges + 1, before.Kept + 28m), ((await BookAsync()).Charges, (await BookAsync()).Kept));
    }

    [Fact]
    public async Task Upgrade_AtOnce_ChargesTheNewPriceLessTheDaysLeft()
    {
        var id = await StartedAsync();
        var (before, pro) = (await BookAsync(), await PlanAsync(56m, name: "Pro"));
        Dashboard.Clock.Now = Middle;

        var quote = await Dashboard.DoAsync(new UpgradeSubscription(id, pro));

        Assert.Equal((14, 14m, 42m, 42m, new DateOnly(2026, 3, 14)), (quote.DaysLeft, quote.Credit, quote.Due, quote.Charged, quote.NextBillingOn));
        Assert.Equal(before.Kept + 42m, (await BookAsync()).Kept);
    }

    [Fact]
    public async Task Preview_SaysWhatTheUpgradeThenCosts_AndWritesNothing()
    {
        var id = await StartedAsync();
        var (before, wish) = (await BookAsync(), new UpgradeSubscription(id, await PlanAsync(56m, name: "Pro")));
        var log = (await Dashboard.LogAsync()).Count;
        Dashboard.Clock.Now = Middle;

        var offer = (await PreviewAsync(wish)).Answer!;

        Assert.Equal((before, log), (await BookAsync(), (await Dashboard.LogAsync()).Count));
        Assert.Equal(offer, await Dashboard.DoAsync(wish));
        Assert.Equal("subscription-no-upgrade", (await PreviewAsync(wish)).Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, (await PreviewAsync(wish, Actors.Viewer)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await PreviewAsync(wish with { Quantity = 0, PlanId = Guid.Empty })).Refusal!.Kind);
    }

    [Fact]
    public async Task Preview_OfWhatWaits_ChargesNothingNow()
    {
        var id = await StartedAsync();

        var offer = (await PreviewAsync(new UpgradeSubscription(id, await PlanAsync(56m, name: "Pro"), AtOnce: false))).Answer!;

        Assert.Equal((0m, 56m, new DateOnly(2026, 2, 28)), (offer.Charged, offer.NextAmount, offer.NextBillingOn));
    }

    [Fact]
    public async Task Upgrade_ThatGotDearerSinceItWasShown_IsRefusedAndChargesNothing()
    {
        var id = await StartedAsync();
        var (before, wish) = (await BookAsync(), new UpgradeSubscription(id, await PlanAsync(56m, name: "Pro")));
        var shown = (await PreviewAsync(wish)).Answer!.Charged;
        Dashboard.Clock.Advance(TimeSpan.FromDays(1));

        await RefusedAsync(
            wish with { ChargedAtMost = shown }, "quote-changed", "The upgrade costs 29.00 GBP now, not 28.00 as was shown. Nothing was charged: look at the new price first.");

        Assert.Equal(before, await BookAsync());
        Assert.Equal(29m, (await Dashboard.DoAsync(wish with { CommandId = Guid.CreateVersion7(), ChargedAtMost = 29m })).Charged);
    }

    [Fact]
    public async Task Upgrade_ThatWaits_ChargesNothingNow()
    {
        var id = await StartedAsync();
        var (before, pro) = (await BookAsync(), await PlanAsync(56m, name: "Pro"));

        await Dashboard.DoAsync(new UpgradeSubscription(id, pro, AtOnce: false));

        Assert.Equal(before, await BookAsync());
        Assert.Equal(("Basic", "Pro"), ((await RowAsync(id)).Terms.PlanName, (await RowAsync(id)).NextTerms!.PlanName));
    }

    [Fact]
    public async Task Downgrade_HoldsFromTheNextPeriod()
    {
        var id = await StartedAsync();
        await Dashboard.DoAsync(new DowngradeSubscription(id, await PlanAsync(10m, name: "Small")));

        await GoToAsync(new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal("Small", (await RowAsync(id)).Terms.PlanName);
        Assert.Equal(10m, (await Dashboard.EventsAsync(id)).OfType<SubscriptionRenewed>().Single().Charged);
    }

    [Fact]
    public async Task AnyCommand_ForNothing_IsNotFound()
    {
        var (nothing, plan) = (Guid.CreateVersion7(), await PlanAsync());

        await NotFoundAsync(new UpgradeSubscription(nothing, plan), "subscription", nothing);
        await NotFoundAsync(new DowngradeSubscription(nothing, plan), "subscription", nothing);
        await NotFoundAsync(new CancelSubscription(nothing, "why"), "subscription", nothing);
        await NotFoundAsync(new RenewSubscription(nothing), "subscription", nothing);
        await NotFoundAsync(new UpgradeSubscription(await StartedAsync(), nothing), "plan", nothing);
    }

    private Task<Outcome<UpgradeOffer>> PreviewAsync(UpgradeSubscription wish, Actor? actor = null) =>
        Dashboard.Services.GetRequiredService<IUpgradePreview>().AskAsync(wish, actor ?? Actors.Staff, Token);

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SubscriptionCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SubscriptionCommandTests(database), IClassFixture<SqlServerDatabase>;
}
