using Bunit;
using Dashboard.Domain;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Customers;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class CustomerDialogTests : ScreenContext
{
    [Fact]
    public void Register_WithFaults_ShowsEachBesideItsField()
    {
        Desk.Refuse<RegisterCustomer, Guid>(Refusal.Invalid([new("Name", "Name is required."), new("Email", "E-mail is required.")]));
        var dialog = Render<CustomerDialog>();

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(["Name is required.", "E-mail is required."], dialog.FindAll(".field-fault").Select(fault => fault.TextContent)));
        Assert.Contains("marked fields", dialog.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Register_WithATakenEmail_SaysSoAndKeepsWhatWasTyped()
    {
        Desk.Refuse<RegisterCustomer, Guid>(Refusal.Rule("email-taken", "Another customer has the e-mail ana@example.com."));
        var dialog = Render<CustomerDialog>();
        dialog.FindAll("input")[1].Change("ana@example.com");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("Another customer has the e-mail", dialog.Find("[role=alert]").TextContent));
        Assert.Equal("ana@example.com", dialog.FindAll("input")[1].GetAttribute("value"));
    }

    [Fact]
    public void Change_OfACustomer_StartsFromWhatIsKnownAndSendsTheChange()
    {
        Desk.Accept<ChangeCustomerDetails>();
        var dialog = Render<CustomerDialog>(parameters => parameters.Add(form => form.Customer, Shop.Ana()));

        dialog.FindAll("input")[0].Change("Ana Ruiz");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var sent = Assert.IsType<ChangeCustomerDetails>(Desk.Sent.Single());
        Assert.Equal((Shop.Ana().CustomerId, "Ana Ruiz", "ana@example.com"), (sent.CustomerId, sent.Name, sent.Email));
    }

    [Fact]
    public void EveryInput_OfTheDialog_HasALabel()
    {
        var dialog = Render<CustomerDialog>();

        Assert.All(dialog.FindAll("input"), input => Assert.NotNull(dialog.Find($"label[for='{input.Id}']")));
    }
}
