using Bunit;
using Dashboard.Domain;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.People;

namespace Dashboard.Web.Tests.Components.Dialogs;

public sealed class EraseDialogTests : ScreenContext
{
    private static readonly Guid Customer = Guid.CreateVersion7();

    [Fact]
    public void Submit_WithNameAndReason_SendsThem_AndTellsWhatWasTouched()
    {
        Desk.Accept<EraseCustomer, Erasure>(command => new Erasure(command.CustomerId, [new TouchedPlace("orders", 12)]));
        var dialog = Show();

        Submit(dialog, "Ana Lima", "Asked for it");

        dialog.WaitForAssertion(() => Assert.Equal("Orders 12", Goods.Text(dialog.Find(".touched"))));
        var sent = Assert.IsType<EraseCustomer>(Desk.Sent.Single());
        Assert.Equal((Customer, "Ana Lima", "Asked for it"), (sent.CustomerId, sent.Name, sent.Reason));
        Assert.Empty(dialog.FindAll("form"));
    }

    [Fact]
    public void Submit_Refused_SaysWhyAndKeepsWhatWasTyped()
    {
        Desk.Refuse<EraseCustomer, Erasure>(Refusal.Rule("open-orders", "1 order is not delivered yet."));
        var dialog = Show();

        Submit(dialog, "Ana Lima", "Asked for it");

        dialog.WaitForAssertion(() => Assert.Contains("1 order is not delivered yet.", dialog.Find("[role=alert]").TextContent));
        Assert.Equal("Ana Lima", dialog.Find("input").GetAttribute("value"));
    }

    private static void Submit(IRenderedComponent<EraseDialog> dialog, string name, string reason)
    {
        dialog.Find("input").Change(name);
        dialog.Find("textarea").Change(reason);
        dialog.Find("form").Submit();
    }

    private IRenderedComponent<EraseDialog> Show() => Render<EraseDialog>(parameters => parameters
        .Add(dialog => dialog.Who, "Ana Lima")
        .Add(dialog => dialog.What, ["Nobody will know."])
        .Add(dialog => dialog.Command, (name, reason) => new EraseCustomer(Customer, name, reason)));
}
