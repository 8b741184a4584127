using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Tests.Components.Subscriptions;

public sealed class PlansPageTests : ScreenContext
{
    private PlanView[] _plans = [SubscriptionRows.Plan("Pro", 0.005m), SubscriptionRows.Plan("Year", 1_000m, BillingInterval.Yearly), SubscriptionRows.Plan("Free", 0m)];

    public PlansPageTests()
    {
        Desk.Answer<ListPlans, Page<PlanView>>(_ => Shop.PageOf(_plans));
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => Shop.PageOf(Shop.Ana()));
    }

    [Fact]
    public void Rows_ShowPricesAndSubscribers()
    {
        var rows = Render<PlansPage>().FindAll("tbody tr");

        Assert.Equal("Pro monthly £0.005 a month £0.005 12 2 on trial Support, دعم", Goods.Text(rows[0]));
        Assert.Contains("£1,000.00 a year £83.3333", Goods.Text(rows[1]));
        Assert.Contains("free", Goods.Text(rows[2]));
        Assert.Equal($"/subscriptions?plan={_plans[0].Plan.PlanId}", rows[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void NoPlans_SaysSo()
    {
        _plans = [];

        Assert.Contains("There are no plans yet.", Render<PlansPage>().Find(".empty").TextContent);
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, true)]
    public void New_IsOfferedToWhoMay(Role role, bool expected)
    {
        SignInAs(role);

        Assert.Equal(expected, Render<PlansPage>().ButtonOrNone("New plan") is not null);
    }

    [Fact]
    public void Plan_IsCreatedWithItsFeatures_ALineEach()
    {
        Desk.Accept<CreatePlan, Guid>(_ => Guid.CreateVersion7());
        var dialog = Render<PlanDialog>();
        dialog.Input("Name").Change("الأساسية");
        dialog.Input("Price").Input("120");
        dialog.Find("select").Change("Yearly");
        dialog.WaitForAssertion(() => Assert.Contains("£10.00 a month", dialog.Markup));
        dialog.Input("Features").Change("Support\n\n Everything ");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.NotEmpty(Desk.Sent));
        var sent = Assert.IsType<CreatePlan>(Desk.Sent[0]);
        Assert.Equal(("الأساسية", BillingInterval.Yearly, 120m), (sent.Name, sent.Interval, sent.Price));
        Assert.Equal(["Support", "Everything"], sent.Features!);
    }

    [Fact]
    public void Plan_WithoutAPrice_SaysSoBesideTheField()
    {
        var dialog = Render<PlanDialog>();

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Price is required.", dialog.FaultOf("Price")));
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void Start_SaysWhatIsCharged_AndSendsEverythingTyped()
    {
        _plans = [SubscriptionRows.Pro];
        Desk.Accept<StartSubscription, Guid>(_ => SubscriptionRows.Id);
        var dialog = Render<StartSubscriptionDialog>();
        Choose(dialog, "Customer");
        Choose(dialog, "Plan");
        dialog.Input("Quantity").Input("3");
        dialog.Input("Discount").Input("0.5");
        Assert.Contains("£167.50 are charged now, and each month from then on.", dialog.Markup);
        dialog.Input("Trial").Input("14");
        Assert.Contains("Nothing is charged now; £167.50 each month once the trial is over.", dialog.Markup);
        dialog.Input("Payment token").Change("tok_ok");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.NotEmpty(Desk.Sent));
        var sent = Assert.IsType<StartSubscription>(Desk.Sent[0]);
        Assert.Equal((Shop.Ana().CustomerId, SubscriptionRows.Pro.Plan.PlanId, "tok_ok", 14, 3, 0.5m), (sent.CustomerId, sent.PlanId, sent.PaymentMethod, sent.TrialDays, sent.Quantity!.Value, sent.Discount!.Value));
    }

    private void Choose(IRenderedComponent<StartSubscriptionDialog> dialog, string label)
    {
        dialog.Input(label).Input("a");
        Time.Advance(SearchBox.Rest);
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll(".picker-option")));
        dialog.Find(".picker-option").Click();
    }
}
