using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Subscriptions;

public sealed class SubscriptionsPageTests : ScreenContext
{
    private SubscriptionRow[] _rows =
    [
        SubscriptionRows.Row("ليلى حداد"),
        SubscriptionRows.Row() with { SubscriptionId = Guid.CreateVersion7(), EndsOn = new(2026, 4, 1), Terms = SubscriptionRows.Terms(SubscriptionRows.Plan("Tiny", 0.005m), quantity: 3) },
    ];

    public SubscriptionsPageTests()
    {
        Desk.Answer<ListSubscriptions, Page<SubscriptionRow>>(_ => Shop.PageOf(_rows) with { Next = "c2", Total = 60 });
        Desk.Answer<CountSubscriptions, IReadOnlyDictionary<SubscriptionStatus, int>>(_ => new Dictionary<SubscriptionStatus, int>
        {
            [SubscriptionStatus.Active] = 50, [SubscriptionStatus.Trialing] = 4, [SubscriptionStatus.PastDue] = 1, [SubscriptionStatus.Ended] = 5,
        });
        Desk.Answer<GetPlan, PlanView?>(_ => SubscriptionRows.Pro);
        Desk.Answer<GetCustomer, CustomerStats?>(_ => Shop.Ana());
    }

    [Fact]
    public void Rows_ShowWhoPaysWhatUntilWhen()
    {
        var rows = Render<SubscriptionsPage>().FindAll("tbody tr");

        Assert.Equal("ليلى حداد ana@example.com Basic £28.00 a month active £28.00 1 Apr 2026 1 Jan 2026", Goods.Text(rows[0]));
        Assert.Equal($"/subscriptions/{SubscriptionRows.Id}", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("auto", rows[0].QuerySelector("a")!.GetAttribute("dir"));
        Assert.Contains("3 × Tiny £0.015 a month active ends 1 Apr 2026", Goods.Text(rows[1]));
    }

    [Fact]
    public void HeadAndTabs_ShowCounts()
    {
        var page = Render<SubscriptionsPage>();

        Assert.Equal("50 active, 4 on trial, 1 past due", page.Find(".page-header-subtitle").TextContent);
        Assert.Equal(["All 60", "Active 50", "Trialing 4", "Past due 1", "Ended 5"], page.FindAll(".tabs a").Select(tab => tab.TextContent));
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor_AndKeptByTheTabs()
    {
        var (plan, customer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Go($"/subscriptions?status=pastdue&q=ana&interval=yearly&plan={plan}&customer={customer}&sort=permonth&asc=1&at=c1&page=2");
        var page = Render<SubscriptionsPage>();

        var question = Desk.Asked.OfType<ListSubscriptions>().Last();
        Assert.Equal((SubscriptionStatus.PastDue, "ana", BillingInterval.Yearly, plan, customer), (question.Status!.Value, question.Text, question.Interval!.Value, question.PlanId!.Value, question.CustomerId!.Value));
        Assert.Equal((SubscriptionSort.PerMonth, false, "c1"), (question.Sort, question.Descending, question.Page.Cursor));
        Assert.Equal($"/subscriptions?status=ended&q=ana&interval=yearly&plan={plan}&customer={customer}&sort=permonth&asc=1", page.FindAll(".tabs a")[4].GetAttribute("href"));
    }

    [Fact]
    public void LiveChange_OfAStatus_ChangesTheRow()
    {
        var page = Render<SubscriptionsPage>();
        _rows = [_rows[0] with { Status = SubscriptionStatus.PastDue }, _rows[1]];

        Feed.Change(ProjectionNames.Subscriptions);

        page.WaitForAssertion(() => Assert.Contains("past due", Goods.Text(page.Find("tbody tr"))));
        Assert.Contains("row-changed", page.Find("tbody tr").ClassName);
    }

    [Theory]
    [InlineData("/subscriptions", "There are no subscriptions yet.")]
    [InlineData("/subscriptions?status=ended", "No subscription fits these filters.")]
    public void NoSubscriptions_SaysSo(string address, string expected)
    {
        _rows = [];
        Go(address);

        Assert.Contains(expected, Render<SubscriptionsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void FirstAnswer_ThatIsWaitedFor_ShowsASkeleton_AndOneThatFails_SaysSo()
    {
        var later = new TaskCompletionSource<Page<SubscriptionRow>>();
        Desk.AnswerLater<ListSubscriptions, Page<SubscriptionRow>>((_, _) => later.Task);
        var page = Render<SubscriptionsPage>();
        Assert.NotEmpty(page.FindAll(".skeleton"));

        later.SetException(new TimeoutException("Too slow."));

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, true)]
    public void Start_IsOfferedToWhoMay(Role role, bool expected)
    {
        SignInAs(role);

        Assert.Equal(expected, Render<SubscriptionsPage>().ButtonOrNone("Start subscription") is not null);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
