using Bunit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Pages.Revenue;

namespace Dashboard.Web.Tests.Components.Revenue;

/// <summary>Every figure leads to the question that lists what it is made of, and the sum of the list is the figure.</summary>
public sealed class ExplanationTests : RevenueScreen
{
    private static readonly DateOnly From = new(2026, 3, 1);

    [Theory]
    [InlineData(Figure.New, MovementKind.New, 600)]
    [InlineData(Figure.Expansion, MovementKind.Expansion, 60)]
    [InlineData(Figure.Reactivation, MovementKind.Reactivation, 30)]
    [InlineData(Figure.Contraction, MovementKind.Contraction, -40)]
    [InlineData(Figure.Churn, MovementKind.Churn, -120)]
    public void Movements_OfAKind_AreListedAndAddUp(Figure figure, MovementKind kind, int sum)
    {
        Desk.Answer<ListRevenueMovements, ExplainedPage<RevenueMovement>>(_ => RevenueRows.Listed(RevenueRows.Movement(kind, 0m, 20m), sum));

        var panel = Explain($"explain={figure}&since=2026-03-01&until=2026-03-05");

        var asked = LastAsked<ListRevenueMovements>();
        Assert.Equal((From, RevenueRows.Today, kind), (asked.From, asked.To, Assert.Single(asked.Kinds)));
        AddsUp(panel);
    }

    [Fact]
    public void AllMovements_AreListedAndAddUp()
    {
        Desk.Answer<ListRevenueMovements, ExplainedPage<RevenueMovement>>(_ => RevenueRows.Listed(RevenueRows.Movement(MovementKind.New, 0m, 20m), RevenueRows.Moved.Net));

        var panel = Explain("explain=Net&since=2026-03-01&until=2026-03-05");

        Assert.Empty(LastAsked<ListRevenueMovements>().Kinds);
        AddsUp(panel);
        Assert.Equal("£530.00", panel.Find("[data-sum]").TextContent);
    }

    [Fact]
    public void Movement_ToAnotherPlan_NamesBoth()
    {
        var movement = RevenueRows.Movement(MovementKind.Contraction, 100m, 30m);
        movement = movement with { Subscriptions = [movement.Subscriptions[0] with { PlanNameBefore = "Max" }] };
        Desk.Answer<ListRevenueMovements, ExplainedPage<RevenueMovement>>(_ => RevenueRows.Listed(movement, 530m));

        var panel = Explain("explain=Net&since=2026-03-01&until=2026-03-05");

        Assert.Equal("Max → Gold £100.00 → £30.00", panel.Find("dialog [data-movement] .table-sub").TextContent);
    }

    [Theory]
    [InlineData(Figure.Mrr, RevenueFigure.Mrr, 13_030)]
    [InlineData(Figure.ScheduledChurn, RevenueFigure.ScheduledChurn, 75)]
    [InlineData(Figure.AtRisk, RevenueFigure.AtRisk, 20)]
    public void Subscriptions_OfAFigure_AreListedAndAddUp(Figure figure, RevenueFigure asked, int sum)
    {
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), sum));

        var panel = Explain($"explain={figure}&since=2026-03-01&until=2026-03-05");

        Assert.Equal((RevenueRows.Today, asked, null), (LastAsked<ListRevenueSubscriptions>().At, LastAsked<ListRevenueSubscriptions>().Figure, LastAsked<ListRevenueSubscriptions>().PlanId));
        AddsUp(panel);
    }

    [Fact]
    public void PayingCustomers_AreListed()
    {
        var panel = Explain("explain=Customers&since=2026-03-01&until=2026-03-05");

        Assert.Equal(RevenueRows.Today, LastAsked<ListPayingCustomers>().At);
        AddsUp(panel);
    }

    [Fact]
    public void Mrr_OfAPlan_IsItsSubscriptions()
    {
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), 3_257.5m));

        var panel = Explain($"explain=Mrr&since=2026-03-01&until=2026-03-05&plan={RevenueRows.PlanId}");

        Assert.Equal(RevenueRows.PlanId, LastAsked<ListRevenueSubscriptions>().PlanId);
        Assert.Contains("MRR of Gold, £99.50 a year", panel.Find("dialog h2").TextContent);
        AddsUp(panel);
    }

    [Fact]
    public void Churn_OfAPlan_IsTheSubscriptionsThatEnded()
    {
        var panel = Explain($"explain=PlanChurn&since=2026-03-01&until=2026-03-05&plan={RevenueRows.PlanId}");

        Assert.Equal((RevenueRows.PlanId, From, RevenueRows.Today), (LastAsked<ListEndedSubscriptions>().PlanId, LastAsked<ListEndedSubscriptions>().From, LastAsked<ListEndedSubscriptions>().To));
        AddsUp(panel);
    }

    [Fact]
    public void Cohort_IsItsCustomersWhoPayStill()
    {
        var panel = Explain("explain=Cohort&since=2026-01-01&until=2026-02-28&cohort=2026-01-01");

        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 28)), (LastAsked<ListCohortCustomers>().Cohort, LastAsked<ListCohortCustomers>().At));
        Assert.Contains("6 of 8 customers who first paid in that month", panel.Markup);
        AddsUp(panel);
    }

    [Fact]
    public void LostCustomers_AreTheChurnOfThoseWhoStayedAway()
    {
        Explain("explain=LostCustomers&since=2026-03-01&until=2026-03-05");

        Assert.True(LastAsked<ListRevenueMovements>().OnlyLostCustomers);
        Assert.Equal([MovementKind.Churn], LastAsked<ListRevenueMovements>().Kinds);
    }

    [Theory]
    [InlineData("Arr", "Mrr")]
    [InlineData("Arpa", "Mrr Customers")]
    [InlineData("Growth", "Mrr Mrr Net Mrr")]
    [InlineData("GrossChurn", "Churn Contraction Mrr")]
    [InlineData("NetChurn", "Churn Contraction Expansion Reactivation Mrr")]
    [InlineData("CustomerChurn", "LostCustomers Customers")]
    [InlineData("QuickRatio", "New Expansion Contraction Churn")]
    [InlineData("Ltv", "Arpa")]
    [InlineData("PlanShare", "Mrr Mrr")]
    [InlineData("PlanChurnRate", "PlanChurn Mrr")]
    public void Ratio_LeadsToWhatItIsMadeOf(string figure, string parts)
    {
        var panel = ExplainWithoutList($"explain={figure}&since=2026-03-01&until=2026-03-05&plan={RevenueRows.PlanId}");

        Assert.Equal(parts, string.Join(' ', panel.FindAll("dialog .calculation [data-figure]").Select(link => link.GetAttribute("data-figure"))));
    }

    [Fact]
    public void Ratio_AtTheStart_LeadsToTheDayBefore()
    {
        var panel = ExplainWithoutList("explain=GrossChurn&since=2026-03-01&until=2026-03-05");

        Assert.Contains("until=2026-02-28", panel.FindAll("dialog .calculation [data-figure=Mrr]").Single().GetAttribute("href"));
    }

    [Fact]
    public void Ltv_ShowsTheSixMonths()
    {
        var panel = ExplainWithoutList("explain=Ltv&since=2026-03-01&until=2026-03-05");

        Assert.Equal(6, panel.FindAll("dialog [data-figure=CustomerChurn]").Count);
        Assert.Contains("÷", panel.Find("dialog .calculation").TextContent);
    }

    [Fact]
    public void List_ThatDoesNotComeToTheFigure_AlarmsAfterASecondLook()
    {
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), 13_029.5m));

        var panel = Explain("explain=Mrr&since=2026-03-01&until=2026-03-05");

        Assert.Contains("The list comes to £13,029.50, the figure says £13,030.00.", panel.Find("dialog [role=alert]").TextContent);
        Assert.Equal(2, Desk.Asked.OfType<ListRevenueSubscriptions>().Count());
    }

    [Fact]
    public void List_OfOnePage_IsAddedUpRowByRow()
    {
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(13_030m), 13_030m, total: 1));

        Assert.Contains("The list adds up to the figure.", Explain("explain=Mrr&since=2026-03-01&until=2026-03-05").Find("dialog .explanation-check").TextContent);
    }

    [Fact]
    public void List_OfOnePage_WhoseRowsDoNotComeToItsSum_Alarms()
    {
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(13_000m), 13_030m, total: 1));

        Assert.Contains("The list comes to £13,000.00", Explain("explain=Mrr&since=2026-03-01&until=2026-03-05").Find("dialog [role=alert]").TextContent);
    }

    [Fact]
    public void Customers_WhoAreNotAsManyAsTheFigureSays_Alarm()
    {
        Desk.Answer<ListPayingCustomers, ExplainedPage<RevenueCustomer>>(_ => RevenueRows.Listed(RevenueRows.Customer(50m), 13_030m, total: 153));

        var panel = Explain("explain=Customers&since=2026-03-01&until=2026-03-05");

        Assert.Contains("£13,030.00 of 153 customers, the figure says £13,030.00 of 154 customers", panel.Find("dialog [role=alert]").TextContent);
    }

    [Fact]
    public void List_ThatMovedBetweenTwoQuestions_IsAskedForAgain()
    {
        var sums = new Queue<decimal>([13_020m, 13_030m]);
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), sums.Dequeue()));

        AddsUp(Explain("explain=Mrr&since=2026-03-01&until=2026-03-05"));
    }

    [Fact]
    public void Rows_LeadToCustomerSubscriptionAndPlan()
    {
        var row = Explain("explain=Mrr&since=2026-03-01&until=2026-03-05").Find("dialog tbody tr");

        Assert.Equal(
            [$"/customers/{RevenueRows.CustomerId}", $"/subscriptions/{RevenueRows.SubscriptionId}", $"/subscriptions?plan={RevenueRows.PlanId}"],
            row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Card_Clicked_IsTheAddressOfItsExplanation()
    {
        var link = Show("/revenue?range=30").WaitForElement("[data-card=GrossChurn] .card-value a").GetAttribute("href");

        Assert.EndsWith("/revenue?range=30&explain=GrossChurn&since=2026-02-04&until=2026-03-05", link);
    }

    [Fact]
    public void EveryFigureOnThePage_Explains()
    {
        var page = Show();
        page.WaitForElement(".figure-card");

        foreach (var cell in page.FindAll(".revenue-panel td.number:not(.change), [data-plan] td.number, .cohort-table tbody td.number, .bridge td.number"))
        {
            Assert.True(cell.TextContent.Trim() == "–" || cell.QuerySelector("a[data-figure]") is not null, $"{cell.OuterHtml} explains nothing.");
        }
    }

    [Fact]
    public void NextPage_GoesIntoTheAddressAndIsAskedFor()
    {
        var panel = Explain("explain=Mrr&since=2026-03-01&until=2026-03-05");

        panel.FindAll("dialog .pager button").Last().Click();

        Assert.EndsWith("&cursor=next&page=2", Address);
        panel.WaitForAssertion(() => Assert.Equal("next", LastAsked<ListRevenueSubscriptions>().Page.Cursor));
    }

    [Fact]
    public void Closed_LeavesTheAddressAndKeepsTheRange()
    {
        var panel = Explain("range=year&explain=Mrr&since=2026-03-01&until=2026-03-05");

        panel.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);

        Assert.Equal("/revenue?range=year", Address);
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("dialog")));
    }

    [Fact]
    public void LiveChange_KeepsThePanelAndChangesItsSum()
    {
        var panel = Explain("explain=Mrr&since=2026-03-01&until=2026-03-05");

        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, start: 20_000m);
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), 20_530m));
        Feed.Change(ProjectionNames.Revenue);

        panel.WaitForAssertion(() => Assert.Equal("£20,530.00", panel.Find("dialog [data-sum]").TextContent));
        AddsUp(panel);
    }

    [Theory]
    [InlineData("explain=Nothing")]
    [InlineData("explain=Cohort")]
    [InlineData("explain=7")]
    public void OddExplanation_IsNone(string query)
    {
        var page = Show($"/revenue?{query}");
        page.WaitForElement(".figure-card");

        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public void Explanation_WithOddDays_IsOfThisMonth()
    {
        Explain("explain=Mrr&since=never&until=0001-01-01");

        Assert.Equal(RevenueRows.Today, LastAsked<ListRevenueSubscriptions>().At);
    }

    private static void AddsUp(IRenderedComponent<RevenuePage> panel)
    {
        panel.WaitForAssertion(() => Assert.Contains(" the figure.", panel.Find("dialog .explanation-check").TextContent));
        Assert.Empty(panel.FindAll("dialog [role=alert]"));
    }

    private IRenderedComponent<RevenuePage> Explain(string query)
    {
        var page = Show($"/revenue?{query}");
        page.WaitForElement("dialog [data-sum]");
        return page;
    }

    private IRenderedComponent<RevenuePage> ExplainWithoutList(string query)
    {
        var page = Show($"/revenue?{query}");
        page.WaitForElement("dialog .calculation");
        return page;
    }
}
