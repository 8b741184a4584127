using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Pages.Revenue;

namespace Dashboard.Web.Tests.Components.Revenue;

public sealed class RevenuePageTests : RevenueScreen
{
    [Fact]
    public void Cards_OfThisMonth_ShowEveryKeyFigure()
    {
        var page = ShowFull();

        Assert.Equal(
            ["MRR", "ARR", "ARPA", "Paying customers", "MRR growth", "Net MRR churn", "Gross MRR churn", "Customer churn", "LTV", "Quick ratio", "Scheduled churn", "MRR at risk"],
            page.FindAll(".card-label").Select(label => label.TextContent));
        Assert.Contains("£13,030.00", Card(page, Figure.Mrr));
        Assert.Contains("£156,360.00", Card(page, Figure.Arr));
    }

    [Theory]
    [InlineData(Figure.GrossChurn, "1.28 %", "Churn £120.00 + contraction £40.00 of £12,500.00 at the start.")]
    [InlineData(Figure.NetChurn, "0.56 %", "Churn £120.00 + contraction £40.00 − expansion £60.00 − reactivation £30.00 of £12,500.00 at the start.")]
    [InlineData(Figure.CustomerChurn, "2 %", "3 of 150 customers at the start are gone.")]
    [InlineData(Figure.QuickRatio, "4.13", "(New £600.00 + expansion £60.00) ÷ (contraction £40.00 + churn £120.00).")]
    [InlineData(Figure.Growth, "4.24 %", "From £12,500.00 at the start to £13,030.00.")]
    [InlineData(Figure.Arr, "£156,360.00", "12 × MRR of £13,030.00.")]
    [InlineData(Figure.Arpa, "£84.61", "MRR £13,030.00 ÷ 154 paying customers.")]
    [InlineData(Figure.AtRisk, "£20.00", "2 subscriptions past due: a payment failed and is tried again.")]
    public void Card_OfAFigure_SaysHowItComesAboutWithItsOwnNumbers(Figure figure, string value, string formula)
    {
        var card = Card(ShowFull(), figure);

        Assert.Contains(value, card);
        Assert.Contains(formula, card);
    }

    [Fact]
    public void Card_AgainstThePeriodBefore_SaysTheChangeAndWhatItWas()
    {
        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, start: question.At.Month == 3 ? 12_500m : 10_000m);

        var card = Card(ShowFull(), Figure.Mrr);

        Assert.Contains("+23.7 %", card);
        Assert.Contains("from £10,530.00", card);
    }

    [Fact]
    public void Card_WithoutARevenueBefore_IsNew()
    {
        MetricsOf = question => question.At.Month == 3 ? RevenueRows.Metrics(question.From, question.At) : Nothing(question);

        Assert.Contains("new", Card(ShowFull(), Figure.Mrr));
    }

    [Fact]
    public void Card_OfTheSameValue_SaysNoChange() => Assert.Contains("no change", Card(ShowFull(), Figure.Mrr));

    [Theory]
    [InlineData(Figure.Arpa, "Nobody pays")]
    [InlineData(Figure.GrossChurn, "no MRR at the start")]
    [InlineData(Figure.CustomerChurn, "no paying customers at the start")]
    [InlineData(Figure.Ltv, "Nobody pays")]
    public void Card_WithoutAValue_IsADashThatSaysWhy(Figure figure, string why)
    {
        MetricsOf = Nothing;
        var page = ShowFull();
        var link = page.Find($"[data-card={figure}] .card-value a");

        Assert.Equal("–", link.TextContent);
        Assert.Contains(why, link.GetAttribute("title"));
        Assert.Contains(why, Card(page, figure));
    }

    [Fact]
    public void QuickRatio_WithoutLosses_SaysSo()
    {
        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, moved: RevenueRows.Moved with { Churn = 0, Contraction = 0, ChurnedCustomers = 0, Net = 690m });

        Assert.Contains("no losses", Card(ShowFull(), Figure.QuickRatio));
    }

    [Fact]
    public void NetChurn_BelowZero_SaysThatMoreCameThanWent()
    {
        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, moved: RevenueRows.Moved with { Expansion = 500m, Net = 970m });

        var card = Card(ShowFull(), Figure.NetChurn);

        Assert.Contains("−2.96 %", card);
        Assert.Contains("more came than went", card);
    }

    [Fact]
    public void Ltv_WithoutChurn_HasNoValueAndSaysWhy()
    {
        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, months: RevenueRows.Months(100, 0));

        Assert.Contains("No customer was lost in the last six full months", Card(ShowFull(), Figure.Ltv));
    }

    [Fact]
    public void Bridge_ThatBalances_SaysSo()
    {
        var bridge = ShowFull().Find(".bridge");

        Assert.Equal(
            ["£12,500.00", "£600.00", "£60.00", "£30.00", "£40.00", "£120.00", "£13,030.00"],
            bridge.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("It balances", bridge.TextContent);
    }

    [Fact]
    public void Bridge_ThatDoesNotBalance_Alarms()
    {
        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, off: 0.005m);

        var alarm = ShowFull().Find(".bridge [role=alert]").TextContent;

        Assert.Contains("do not balance", alarm);
        Assert.Contains("£0.005 is not accounted for", alarm);
    }

    [Fact]
    public void Plans_AreListedWithShareAndChurn()
    {
        var row = ShowFull().Find($"[data-plan='{RevenueRows.PlanId}']");

        Assert.Equal(["Gold £99.50 a year", "30", "31", "£3,257.50", "25 %", "£60.00", "2 %"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Cohorts_SayTheirShareInWordsToo()
    {
        var cells = ShowFull().FindAll(".cohort-table tbody tr [data-figure=Cohort]");

        Assert.Equal(["100 %", "75 %"], cells.Select(cell => cell.TextContent));
        Assert.StartsWith("6 of 8 customers pay £600.00", cells[1].GetAttribute("title"));
    }

    [Fact]
    public void Charts_HaveATableBehindThem()
    {
        var tables = ShowFull().FindAll(".chart-figures table");

        Assert.Equal(3, tables.Count);
        Assert.All(tables, table => Assert.Equal(5, table.QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public void ThisMonth_IsComparedWithTheSamePartOfTheLast()
    {
        var page = ShowFull();

        Assert.Equal([(Day(3, 1), Day(3, 5)), (Day(2, 1), Day(2, 5))], Desk.Asked.OfType<GetRevenueMetrics>().Select(question => (question.From, question.At)));
        Assert.Contains("1 Mar 2026 – 5 Mar 2026, not over yet; compared with the same part of the period before, 1 Feb 2026 – 5 Feb 2026.", page.Find(".compared").TextContent);
    }

    [Fact]
    public void Range_Chosen_GoesIntoTheAddress()
    {
        var page = ShowFull();

        page.FindAll(".choice").Single(choice => choice.TextContent == "Last 12 months").Click();

        Assert.Equal("/revenue?range=12-months", Address);
    }

    [Fact]
    public void AllDays_AreComparedWithNothing()
    {
        var page = ShowFull("/revenue?range=all");

        Assert.Equal(new DateOnly(2025, 9, 1), Assert.Single(Desk.Asked.OfType<GetRevenueMetrics>()).From);
        Assert.Empty(page.FindAll(".card-change"));
    }

    [Fact]
    public void Range_InTheFuture_IsSaidAndNotAskedFor()
    {
        var page = ShowFull();
        var asked = Desk.Asked.Count;

        page.Find("#range-to").Change("2026-05-01");
        page.Find("#range-from").Change("2026-04-01");

        Assert.Contains("must not come after today", page.Find(".toolbar [role=alert]").TextContent);
        Assert.DoesNotContain(Desk.Asked.Skip(asked).OfType<GetRevenueMetrics>(), question => question.From > RevenueRows.Today);
    }

    [Fact]
    public void BeforeTheFirstPayment_SaysWhatToDo()
    {
        Span = null;

        var empty = Show().WaitForElement(".empty");

        Assert.Contains("No subscription has been paid yet", empty.TextContent);
        Assert.Equal(["/plans", "/subscriptions", "/import"], empty.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void WhileAsking_ASkeletonStands()
    {
        Desk.AnswerLater<GetRevenueSpan, RevenueSpan?>((_, stop) => new TaskCompletionSource<RevenueSpan?>().Task.WaitAsync(stop));

        Assert.NotNull(Show().Find(".skeleton"));
    }

    [Fact]
    public void Failing_SaysSoAndKeepsTheFigures()
    {
        var page = ShowFull();

        Desk.Answer<GetRevenueMetrics, RevenueMetrics>(_ => throw new InvalidOperationException("The database is away."));
        Feed.Change(ProjectionNames.Revenue);

        page.WaitForAssertion(() => Assert.Contains("these are older", page.Find(".note-error").TextContent));
        Assert.Contains("£13,030.00", Card(page, Figure.Mrr));
    }

    [Fact]
    public void ProjectionThatStopped_IsSaid()
    {
        var page = ShowFull();

        Monitor.Set(ProjectionNames.Revenue, status => status with { State = ProjectionState.Stopped });

        page.WaitForAssertion(() => Assert.Contains("Revenue is stopped", page.Find(".freshness").TextContent));
    }

    [Fact]
    public void LiveChange_ChangesTheFigures()
    {
        var page = ShowFull();

        MetricsOf = question => RevenueRows.Metrics(question.From, question.At, start: 20_000m);
        Feed.Change(ProjectionNames.Revenue);

        page.WaitForAssertion(() => Assert.Contains("£20,530.00", Card(page, Figure.Mrr)));
    }

    [Fact]
    public void Midnight_MakesItTheNextDay()
    {
        // A page that is shown tells its age every second: it is opened late in the evening.
        Time.Advance(TimeSpan.FromHours(9.9));
        var page = ShowFull();

        Time.Advance(TimeSpan.FromMinutes(3));

        page.WaitForAssertion(() => Assert.Equal(Day(3, 6), LastAsked<GetPlanRevenue>().At));
    }

    [Fact]
    public void Viewer_ReadsEverything()
    {
        SignInAs(Role.Viewer);

        Assert.Equal(12, ShowFull().FindAll(".figure-card").Count);
    }

    [Fact]
    public async Task Disposed_NothingListensAnyMore()
    {
        ShowFull("/revenue?explain=Mrr").WaitForElement("[data-sum]");

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
        Assert.Equal(0, Monitor.Listeners);
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static RevenueMetrics Nothing(GetRevenueMetrics question) =>
        RevenueRows.Metrics(question.From, question.At, start: 0, startCustomers: 0, moved: RevenueRows.Still, lost: 0, months: RevenueRows.Months(0, 0));

    private static string Card(IRenderedComponent<RevenuePage> page, Figure figure) => page.Find($"[data-card={figure}]").TextContent;

    private IRenderedComponent<RevenuePage> ShowFull(string address = "/revenue")
    {
        var page = Show(address);
        page.WaitForElement(".figure-card");
        return page;
    }
}
