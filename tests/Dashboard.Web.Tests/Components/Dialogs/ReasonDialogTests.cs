using Bunit;
using Dashboard.Domain;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Tests.Components.Dialogs;

public sealed class ReasonDialogTests : ScreenContext
{
    private static readonly Guid Order = Guid.CreateVersion7();

    [Fact]
    public void Submit_WithAReason_SendsTheCommand()
    {
        Desk.Accept<CancelOrder>();
        var dialog = Show();

        dialog.Find("textarea").Change("Called by phone");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Called by phone", Assert.IsType<CancelOrder>(Desk.Sent.Single()).Reason));
    }

    [Fact]
    public void Submit_FaultOfTheReason_StandsBesideTheField()
    {
        Desk.Refuse<CancelOrder>(Refusal.Invalid("Reason", "Reason is required."));
        var dialog = Show();

        dialog.Find("form").Submit();

        dialog.WaitForElement(".field-fault");
        var input = dialog.Find("textarea");
        Assert.Equal("Reason is required.", dialog.Find($"#{input.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Submit_RefusedByARule_SaysItAndKeepsWhatWasTyped()
    {
        Desk.Refuse<CancelOrder>(Refusal.Rule("order-transition", "Cannot go from shipped to cancelled."));
        var dialog = Show();

        dialog.Find("textarea").Change("Too late");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("Cannot go from shipped to cancelled.", dialog.Find("[role=alert]").TextContent));
        Assert.Equal("Too late", dialog.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void SecondSubmit_WhileTheFirstIsOnItsWay_SendsNothing()
    {
        var answer = new TaskCompletionSource<Outcome<Done>>();
        Desk.Respond<CancelOrder, Done>(_ => answer.Task);
        var dialog = Show();

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.Single(Desk.Sent);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        answer.SetResult(Done.Instance);
    }

    [Fact]
    public void SubmitAgain_AfterALostAnswer_SendsTheSameCommand()
    {
        Desk.Respond<CancelOrder, Done>(_ => throw new TimeoutException("No answer."));
        var dialog = Show();
        dialog.Find("textarea").Change("Why");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Contains("not be done twice", dialog.Find("[role=alert]").TextContent));

        Desk.Accept<CancelOrder>();
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(2, Desk.Sent.Count));
        Assert.Equal(Desk.Sent[0].CommandId, Desk.Sent[1].CommandId);
    }

    [Fact]
    public void SubmitAgain_AfterARefusal_SendsACommandOfItsOwn()
    {
        Desk.Refuse<CancelOrder>(Refusal.Rule("busy", "Not now."));
        var dialog = Show();
        dialog.Find("form").Submit();
        dialog.WaitForElement("[role=alert]");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(2, Desk.Sent.Count));
        Assert.NotEqual(Desk.Sent[0].CommandId, Desk.Sent[1].CommandId);
    }

    [Fact]
    public void Consequences_AreListed() => Assert.Equal(["Nobody is told.", "It cannot be undone."], Show().FindAll(".consequences li").Select(item => item.TextContent));

    private IRenderedComponent<ReasonDialog> Show() => Render<ReasonDialog>(parameters => parameters
        .Add(dialog => dialog.Sentence, "The stock is given back.")
        .Add(dialog => dialog.Consequences, ["Nobody is told.", "It cannot be undone."])
        .Add(dialog => dialog.Action, "Cancel order")
        .Add(dialog => dialog.AsksReason, true)
        .Add(dialog => dialog.Command, reason => new CancelOrder(Order, reason)));
}
