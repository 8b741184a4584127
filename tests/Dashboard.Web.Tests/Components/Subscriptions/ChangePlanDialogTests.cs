using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Tests.Components.Subscriptions;

/// <summary>What a change costs stands there before it is done, and no more than that is charged.</summary>
public sealed class ChangePlanDialogTests : ScreenContext
{
    private readonly List<UpgradeSubscription> _asked = [];
    private PlanView _found = SubscriptionRows.Pro;
    private decimal _charged = 42m;

    public ChangePlanDialogTests()
    {
        Desk.Answer<ListPlans, Page<PlanView>>(_ => Shop.PageOf(_found));
        Desk.Offers = wish =>
        {
            _asked.Add(wish);
            return new UpgradeOffer("Basic", "Pro", wish.AtOnce, 14, wish.AtOnce ? 14m : 0, wish.AtOnce ? _charged : 0, wish.AtOnce ? _charged : 0, 0, new(2026, 4, 5), 56m);
        };
    }

    [Fact]
    public void Upgrade_ShowsTheQuote_AndIsChargedAtMostThat()
    {
        Desk.Accept<UpgradeSubscription, UpgradeOffer>(_ => new UpgradeOffer("Basic", "Pro", true, 14, 14m, 42m, 42m, 0, new(2026, 4, 5), 56m));
        var dialog = Chosen();

        Assert.Contains("New price £56.00 a month Credit for 14 days left −£14.00 Due £42.00 Charged now £42.00 Next billing 5 Apr 2026, £56.00", Goods.Text(dialog.Find("[data-quote]")));
        dialog.Button("Upgrade for £42.00").Click();
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.NotEmpty(Desk.Sent));
        var sent = Assert.IsType<UpgradeSubscription>(Desk.Sent[0]);
        Assert.Equal((SubscriptionRows.Id, SubscriptionRows.Pro.Plan.PlanId, true, 42m), (sent.SubscriptionId, sent.PlanId, sent.AtOnce, sent.ChargedAtMost!.Value));
    }

    [Fact]
    public void Upgrade_ThatGotDearerMeanwhile_IsRefused_AndQuotedAnew()
    {
        Desk.Refuse<UpgradeSubscription, UpgradeOffer>(Refusal.Rule("quote-changed", "The upgrade costs 43.00 GBP now, not 42.00 as was shown."));
        var dialog = Chosen();
        _charged = 43m;

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("costs 43.00 GBP now", dialog.Find("[role=alert]").TextContent));
        dialog.WaitForAssertion(() => Assert.Contains("Charged now £43.00", Goods.Text(dialog.Find("[data-quote]"))));
        Assert.NotNull(dialog.ButtonOrNone("Upgrade for £43.00"));
    }

    [Fact]
    public void Upgrade_ThatWaits_ChargesNothingNow()
    {
        var dialog = Chosen();

        dialog.FindAll("input[type=radio]")[1].Change(true);

        dialog.WaitForAssertion(() => Assert.Contains("Charged now £0.00", Goods.Text(dialog.Find("[data-quote]"))));
        Assert.False(_asked[^1].AtOnce);
        Assert.NotNull(dialog.ButtonOrNone("Upgrade"));
    }

    [Fact]
    public void Quantity_Typed_IsQuotedAnew()
    {
        var dialog = Chosen();

        dialog.Input("Quantity").Input("5");

        dialog.WaitForAssertion(() => Assert.Equal(5, _asked[^1].Quantity));
    }

    [Fact]
    public void Change_ThatWaits_CanBeTakenBack()
    {
        _found = SubscriptionRows.Basic;
        Desk.Accept<DowngradeSubscription>();
        var dialog = Chosen(SubscriptionRows.Row() with { NextTerms = SubscriptionRows.Terms(SubscriptionRows.Plan("Small", 10m)) });

        Assert.Contains("choose what it is now to take that back", Goods.Text(dialog.Find("form")));
        Assert.Contains("The planned change is taken back: everything stays as it is.", Goods.Text(dialog.Find(".quote")));
        dialog.Button("Keep as it is").Click();

        dialog.WaitForAssertion(() => Assert.Equal(_found.Plan.PlanId, Assert.IsType<DowngradeSubscription>(Desk.Sent.Single()).PlanId));
    }

    [Fact]
    public void Downgrade_WaitsForTheNextBillingDate_AndIsNotQuoted()
    {
        _found = SubscriptionRows.Plan("Small", 10m);
        Desk.Accept<DowngradeSubscription>();
        var dialog = Chosen();

        Assert.Contains("From 1 Apr 2026 £10.00 a month Until then everything stays as it is.", Goods.Text(dialog.Find(".quote")));
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.IsType<DowngradeSubscription>(Desk.Sent.Single()));
        Assert.Empty(_asked);
    }

    [Fact]
    public void SamePrice_CannotBeSent()
    {
        _found = SubscriptionRows.Plan("Other", 28m);
        var dialog = Chosen();

        Assert.Contains("there is nothing to change", dialog.Find(".quote").TextContent);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("Quantity", "1.5", "Quantity must be a number, without decimal places.")]
    [InlineData("Discount", "abc", "Discount must be a number, such as 12.50.")]
    [InlineData("Discount", "99999", "Discount cannot be more than what is paid.")]
    public void WrongNumber_IsMarkedWhileItIsTyped_AndCannotBeSent(string field, string text, string sentence)
    {
        var dialog = Chosen();

        dialog.Input(field).Input(text);

        dialog.WaitForAssertion(() => Assert.Equal(sentence, dialog.Find(".field-fault").TextContent));
        Assert.Contains("Put right what is marked", dialog.Find(".quote").TextContent);
        Assert.DoesNotContain("£", dialog.Find(".quote").TextContent);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void NumberAgainstTheRules_IsMarkedWithTheirSentence()
    {
        var dialog = Chosen();
        Desk.Rules = [new FieldFault("Quantity", "Quantity must lie between 1 and 100000."), new FieldFault("PlanId", "Plan is required.")];

        dialog.Input("Quantity").Input("-3");

        dialog.WaitForAssertion(() => Assert.Equal("Quantity must lie between 1 and 100000.", Assert.Single(dialog.FindAll(".field-fault")).TextContent));
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Refusal_OfTheQuote_IsShown_AndNothingCanBeSent()
    {
        Desk.Offers = _ => Refusal.Rule("subscription-being-renewed", "The subscription is being renewed; try again in a moment.");
        var dialog = Chosen();

        Assert.Contains("being renewed", dialog.Find(".quote .note-error").TextContent);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void SecondClick_WhileItIsSent_SendsNothing()
    {
        var answer = new TaskCompletionSource<Outcome<UpgradeOffer>>();
        Desk.Respond<UpgradeSubscription, UpgradeOffer>(_ => answer.Task);
        var dialog = Chosen();

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.Single(Desk.Sent);
        answer.SetResult(Refusal.Rule("x", "No."));
    }

    private IRenderedComponent<ChangePlanDialog> Chosen(SubscriptionRow? row = null)
    {
        var dialog = Render<ChangePlanDialog>(parameters => parameters.Add(form => form.Row, row ?? SubscriptionRows.Row()));
        dialog.Input("Plan").Input("pro");
        Time.Advance(SearchBox.Rest);
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll(".picker-option")));
        dialog.Find(".picker-option").Click();
        return dialog;
    }
}
