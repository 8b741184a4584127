using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Tests.Components.Subscriptions;

public sealed class SubscriptionPageTests : ScreenContext
{
    private SubscriptionDetail? _detail = SubscriptionRows.Detail(SubscriptionRows.Row());

    public SubscriptionPageTests() => Desk.Answer<GetSubscription, SubscriptionDetail?>(_ => _detail);

    [Fact]
    public void Page_ShowsTermsChargesAndTimeline()
    {
        var page = Show();

        Assert.Contains("Basic of Ana Ferrer", Goods.Text(page.Find("h1")));
        var charges = page.FindAll("section[aria-labelledby=charges-title] tbody tr");
        Assert.Equal("5 Mar 2026, 09:30:00 Renewal of Basic 1 Mar 2026 £28.00 1 declined The card was declined. (card_declined)", Goods.Text(charges[0]));
        Assert.Contains("Start of Basic 1 Jan 2026 – 1 Feb 2026 £28.00 1 succeeded sim_1", Goods.Text(charges[1]));
        Assert.Contains("£28.00 due for Basic from 1 Mar 2026", Goods.Text(page.Find(".history li")));
        Assert.Equal($"/customers/{Shop.Ana().CustomerId}", page.FindAll(".facts a").Single(link => link.TextContent == "Ana Ferrer").GetAttribute("href"));
        Assert.Contains("None about this subscription", page.Markup);
    }

    [Fact]
    public void PastDue_CountsDownToTheNextTry()
    {
        _detail = SubscriptionRows.Detail(SubscriptionRows.Late(Time.GetUtcNow()));
        var page = Show();
        Assert.Contains("£28.00 could not be charged. The card was declined. 2 tries so far. The next in 3:12.", Goods.Text(page.Find(".note-error")));

        Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("The next in 3:10.", Goods.Text(page.Find(".note-error"))));
        Assert.Null(page.ButtonOrNone("Change plan"));
        Assert.NotNull(page.ButtonOrNone("Cancel subscription"));
    }

    [Fact]
    public void PastDue_WhoseSagaWasGivenUp_CanBeChargedByHand()
    {
        var saga = new SagaRow { SagaId = Guid.CreateVersion7(), Kind = SagaKinds.SubscriptionRenewal, State = SagaState.GivenUp, Step = "given up" };
        _detail = SubscriptionRows.Detail(SubscriptionRows.Late(Time.GetUtcNow()) with { NextAttemptAt = null }) with { Saga = saga };
        Desk.Accept<RenewSubscription, RenewalStanding>(_ => new RenewalStanding(false, "No money.", null));
        _ = Dialogs;
        var page = Show();

        page.Button("Charge now").Click();
        Dialogs.WaitForAssertion(() => Assert.Contains("£28.00 are charged for Basic with tok_ok", Dialogs.Markup));
        Dialogs.Find("form").Submit();

        Dialogs.WaitForAssertion(() => Assert.Contains("No money.", Dialogs.Markup));
        Assert.Equal($"/operations/sagas/{saga.SagaId}", page.FindAll(".facts a").Single(link => link.TextContent == "given up").GetAttribute("href"));
    }

    [Fact]
    public void Ended_OffersNothing_AndSaysWhy()
    {
        _detail = SubscriptionRows.Detail(SubscriptionRows.Row(status: SubscriptionStatus.Ended) with { EndsOn = new(2026, 3, 4), EndCause = EndCause.PaymentFailed, EndReason = "payment_failed" });
        var page = Show();

        Assert.Empty(page.FindAll(".page-header-actions button"));
        Assert.Contains("Ended 4 Mar 2026 It was not paid.", Goods.Text(page.FindAll(".facts")[1]));
    }

    [Fact]
    public void Viewer_SeesNoButtons()
    {
        SignInAs(Role.Viewer);

        Assert.Empty(Show().FindAll(".page-header-actions button"));
    }

    [Fact]
    public void NoSubscription_SaysSo()
    {
        _detail = null;

        Assert.Contains("There is no subscription at this address.", Show().Find(".empty").TextContent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancel_GoesEitherWay(bool atOnce)
    {
        Desk.Accept<CancelSubscription>();
        var dialog = Render<CancelSubscriptionDialog>(parameters => parameters.Add(form => form.Row, SubscriptionRows.Row()));

        if (atOnce)
        {
            dialog.FindAll("input[type=radio]")[1].Change(true);
        }

        dialog.Find("textarea").Change("too dear");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        Assert.Equal(("too dear", atOnce), (((CancelSubscription)Desk.Sent[0]).Reason, ((CancelSubscription)Desk.Sent[0]).AtOnce));
        Assert.Contains("With the paid period, on 1 Apr 2026", dialog.Markup);
    }

    [Fact]
    public void Cancel_OfATrial_EndsAtOnce()
    {
        Desk.Accept<CancelSubscription>();
        var dialog = Render<CancelSubscriptionDialog>(parameters => parameters.Add(form => form.Row, SubscriptionRows.Row(status: SubscriptionStatus.Trialing)));
        dialog.Find("textarea").Change("no");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.True(((CancelSubscription)Desk.Sent.Single()).AtOnce));
        Assert.Empty(dialog.FindAll("input[type=radio]"));
    }

    [Fact]
    public void LiveChange_ShowsWhatAnotherDid()
    {
        var page = Show();
        _detail = SubscriptionRows.Detail(SubscriptionRows.Row() with { EndsOn = new(2026, 4, 1), EndReason = "too dear" });

        Feed.Change(ProjectionNames.Subscriptions);

        page.WaitForAssertion(() => Assert.Contains("Ends on 1 Apr 2026. too dear", Goods.Text(page.Find(".note-warn"))));
        Assert.Null(page.ButtonOrNone("Change plan"));
    }

    private IRenderedComponent<SubscriptionPage> Show() => Render<SubscriptionPage>(parameters => parameters.Add(page => page.SubscriptionId, SubscriptionRows.Id));
}
