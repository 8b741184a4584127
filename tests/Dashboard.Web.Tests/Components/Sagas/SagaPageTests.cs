using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Pages.Sagas;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.Web.Tests.Components.Sagas;

public sealed class SagaPageTests : ScreenContext
{
    private static readonly string[] Actions = ["Retry", "Compensate now", "Give up"];

    private SagaDetails? _saga;

    public SagaPageTests()
    {
        _saga = Details(SagaState.Running, SagaRows.Step(1, SagaCommandStatus.Pending));
        Desk.Answer<GetSaga, SagaDetails?>(_ => _saga);
    }

    [Fact]
    public void Saga_ShowsItsOrderEveryStepAndWhatPeopleDid()
    {
        _saga = Details(SagaState.NeedsAPerson, SagaRows.Step(1, SagaCommandStatus.Skipped), SagaRows.Step(2, SagaCommandStatus.GivenUp, undoes: true)) with
        {
            Deeds = [new SagaDeed(SagaDeedKind.Compensated, Shop.Morning, "Ben Boss", "too slow")],
        };

        var page = Show();

        Assert.Equal("Order fulfilment of order 1042 needs a person", Goods.Text(page.Find("h1")));
        Assert.Equal($"/orders/{_saga.Saga.Key}", page.Find(".facts a").GetAttribute("href"));
        Assert.Contains("A person has to see to it. give the money back: The processor is closed.", Goods.Text(page.Find(".note-error")));
        Assert.Equal("1. authorise the payment AuthorizePayment skipped – 6 5 Mar 2026, 09:30:00 5 Mar 2026, 09:30:03", Goods.Text(page.FindAll("tbody tr")[0]));
        Assert.StartsWith("2. give the money back undoes, RefundPayment given up The processor is closed. 6", Goods.Text(page.FindAll("tbody tr")[1]));
        Assert.Contains("Stopped it, to be undone 5 Mar 2026, 09:30:00 by Ben Boss too slow", Goods.Text(page.Find(".deeds")));
    }

    [Fact]
    public void Step_ThatHadNothingToUndo_WasNotNeeded()
    {
        _saga = Details(SagaState.Failed, SagaRows.Step(1, SagaCommandStatus.Done, undoes: true) with { Answer = "The order is shipped." });

        Assert.Equal("not needed", Show().Find("tbody .badge").TextContent);
    }

    [Fact]
    public void Name_OfTheCustomer_StaysBesideItsOrder_WhateverItsWritingDirection()
    {
        _saga = Details(SagaState.Running);
        _saga = _saga with { Saga = _saga.Saga with { CustomerName = "علي" } };

        var name = Show().Find(".facts .table-sub bdi");

        Assert.Equal("علي", name.TextContent);
        Assert.Null(name.ParentElement!.GetAttribute("dir"));
    }

    [Fact]
    public void Again_IsShownUntilItsTimeHasCome()
    {
        var again = Time.GetUtcNow().AddSeconds(2);
        _saga = Details(SagaState.Waiting, SagaRows.Step(1, SagaCommandStatus.Pending) with { AgainAt = again, Attempts = 1 });
        _saga = _saga with { Saga = _saga.Saga with { AgainAt = again } };
        var page = Show();
        Assert.Contains("again at", page.Find(".facts").TextContent);
        Assert.Contains("again", page.Find("tbody td[data-label=Due]").TextContent);

        Time.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.DoesNotContain("again", page.Find(".facts").TextContent));
        Assert.DoesNotContain("without an end", page.Find(".facts").TextContent);
        Assert.DoesNotContain("again", page.Find("tbody td[data-label=Due]").TextContent);
    }

    [Theory]
    [InlineData(SagaState.Running, "Compensate now, Give up")]
    [InlineData(SagaState.Waiting, "Compensate now, Give up")]
    [InlineData(SagaState.Compensating, "Give up")]
    [InlineData(SagaState.NeedsAPerson, "Retry, Give up")]
    [InlineData(SagaState.Completed, "")]
    [InlineData(SagaState.Failed, "")]
    [InlineData(SagaState.GivenUp, "")]
    public void Operator_IsOfferedWhatCanBeDoneNow(SagaState state, string expected)
    {
        _saga = Details(state);
        SignInAs(Role.Operator);

        Assert.Equal(expected, Offered(Show()));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public void LowerRoles_AreOfferedNothing(Role role)
    {
        _saga = Details(SagaState.NeedsAPerson);
        SignInAs(role);

        Assert.Equal("", Offered(Show()));
    }

    [Fact]
    public void Renewal_LeadsToItsSubscription_AndSaysWhatGivingUpMeansThere()
    {
        var subscription = Guid.CreateVersion7();
        _saga = Details(SagaState.Waiting, SagaRows.Step(1, SagaCommandStatus.Pending));
        _saga = _saga with
        {
            Saga = _saga.Saga with { Kind = SagaKinds.SubscriptionRenewal, OrderNumber = null, CustomerName = "ليلى", Renewal = new SagaRenewal(subscription, "Pro", new(2026, 3, 1)), CanCompensate = false },
        };
        SignInAs(Role.Operator);
        var dialogs = Dialogs;
        var page = Show();
        Assert.Contains("Renewal of Pro for ليلى", Goods.Text(page.Find("h1")));
        Assert.Equal($"/subscriptions/{subscription}", page.Find(".facts a").GetAttribute("href"));
        Assert.Equal("Give up", Offered(page));

        page.Button("Give up").Click();

        dialogs.WaitForAssertion(() => Assert.Contains("It ends the renewal of Pro for", dialogs.Markup));
        Assert.Contains("The period stays due until somebody charges it by hand or cancels the subscription", dialogs.Markup);
        Assert.DoesNotContain("order", dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Compensation_SaysWhatWillHappen_AndIsSentWithItsReason()
    {
        Desk.Accept<CompensateSaga>();
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Compensate now").Click();
        dialogs.WaitForElement("form");
        Assert.Contains("It stops the fulfilment of order 1042, and undoes what it has done.", dialogs.Markup);
        Assert.Contains("1 step that is not answered yet is not waited for.", dialogs.Markup);
        dialogs.Input("Reason").Change("too slow");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("form")));
        var sent = Assert.IsType<CompensateSaga>(Desk.Sent.Single());
        Assert.Equal((SagaRows.Id, "too slow"), (sent.SagaId, sent.Reason));
    }

    [Fact]
    public void Retry_NamesWhatIsTriedAgain()
    {
        Desk.Accept<RetrySaga>();
        _saga = Details(SagaState.NeedsAPerson, SagaRows.Step(2, SagaCommandStatus.GivenUp, undoes: true));
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Retry").Click();
        dialogs.WaitForElement("form");
        Assert.Contains("What was given up is tried again, now: give the money back.", dialogs.Markup);
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("form")));
        Assert.Equal(SagaRows.Id, Assert.IsType<RetrySaga>(Desk.Sent.Single()).SagaId);
    }

    [Fact]
    public void GiveUp_WhenSomebodyWasFaster_IsRefusedInTheDialog()
    {
        Desk.Refuse<GiveUpSaga>(Refusal.Rule("saga-over", "The saga is over, and nobody has to see to it."));
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Give up").Click();
        dialogs.WaitForElement("form");
        Assert.Contains("authorise the payment stays undone", dialogs.Markup);
        dialogs.Input("Reason").Change("by hand");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("The saga is over", dialogs.Find("[role=alert]").TextContent));
        Assert.Equal("by hand", Assert.IsType<GiveUpSaga>(Desk.Sent.Single()).Reason);
    }

    [Fact]
    public void LiveChange_TakesAwayWhatCannotBeDoneAnyMore()
    {
        var page = Show();
        _saga = Details(SagaState.Completed, SagaRows.Step(1, SagaCommandStatus.Done));

        Feed.Change(ProjectionNames.Sagas);

        page.WaitForAssertion(() => Assert.Equal("", Offered(page)));
        Assert.Contains("done", page.Find("tbody tr").TextContent);
    }

    [Fact]
    public void NoSuchSaga_SaysSo()
    {
        _saga = null;

        Assert.Contains("There is no saga at this address.", Show().Find(".empty").TextContent);
    }

    private static string Offered(IRenderedComponent<SagaPage> page) =>
        string.Join(", ", Actions.Where(action => page.ButtonOrNone(action) is not null));

    private SagaDetails Details(SagaState state, params IReadOnlyList<SagaStep> steps) =>
        new(SagaRows.Saga(state, Time.GetUtcNow()), steps, []);

    private IRenderedComponent<SagaPage> Show() => Render<SagaPage>(parameters => parameters.Add(page => page.SagaId, SagaRows.Id));
}
