using Bunit;
using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Pages.Revenue;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Revenue;

/// <summary>The revenue page over answers that a test can change before it looks.</summary>
public abstract class RevenueScreen : ScreenContext
{
    private protected RevenueScreen()
    {
        Desk.Answer<GetRevenueSpan, RevenueSpan?>(_ => Span);
        Desk.Answer<GetRevenueMetrics, RevenueMetrics>(question => MetricsOf(question));
        Desk.Answer<GetRevenueHistory, IReadOnlyList<RevenuePoint>>(question => RevenueRows.History(question.From, question.To, question.Interval));
        Desk.Answer<GetPlanRevenue, IReadOnlyList<PlanRevenue>>(_ => [RevenueRows.Plan()]);
        Desk.Answer<GetRevenueCohorts, IReadOnlyList<RevenueCohort>>(question => [RevenueRows.Cohort(question.From ?? RevenueRows.Today)]);
        Desk.Answer<ListRevenueMovements, ExplainedPage<RevenueMovement>>(_ => RevenueRows.Listed(RevenueRows.Movement(MovementKind.Churn, 20m, 0m), -120m));
        Desk.Answer<ListRevenueSubscriptions, ExplainedPage<RevenueSubscription>>(_ => RevenueRows.Listed(RevenueRows.Subscription(50m), 13_030m));
        Desk.Answer<ListPayingCustomers, ExplainedPage<RevenueCustomer>>(_ => RevenueRows.Listed(RevenueRows.Customer(50m), 13_030m, total: 154));
        Desk.Answer<ListCohortCustomers, ExplainedPage<RevenueCustomer>>(_ => RevenueRows.Listed(RevenueRows.Customer(50m), 600m, total: 6));
        Desk.Answer<ListEndedSubscriptions, ExplainedPage<EndedSubscription>>(_ => RevenueRows.Listed(RevenueRows.Ended(20m), 60m));
    }

    private protected RevenueSpan? Span { get; set; } = new(new DateOnly(2025, 9, 1), RevenueRows.Today);

    private protected Func<GetRevenueMetrics, RevenueMetrics> MetricsOf { get; set; } = question => RevenueRows.Metrics(question.From, question.At);

    private protected IRenderedComponent<RevenuePage> Show(string address = "/revenue")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<RevenuePage>();
    }

    private protected T LastAsked<T>() => Desk.Asked.OfType<T>().Last();
}
