using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Which question lists what a figure is made of, and what its list has to come to.</summary>
internal sealed class ExplanationLists(IDesk desk, Explanation of, PageRequest page)
{
    private static readonly MovementKind[] AllKinds = [];

    public Task<ExplanationAnswer> AddToAsync(ExplanationAnswer answer, CancellationToken cancellationToken) => of.Figure switch
    {
        Figure.Mrr => SubscriptionsAsync(answer, RevenueFigure.Mrr, of.PlanId is null ? answer.Metrics.Mrr : answer.Plan?.Mrr ?? 0, cancellationToken),
        Figure.ScheduledChurn => SubscriptionsAsync(answer, RevenueFigure.ScheduledChurn, answer.Metrics.ScheduledChurn, cancellationToken),
        Figure.AtRisk => SubscriptionsAsync(answer, RevenueFigure.AtRisk, answer.Metrics.AtRisk, cancellationToken),
        Figure.Customers => CustomersAsync(answer, new ListPayingCustomers(of.Until, page), answer.Metrics.Mrr, answer.Metrics.PayingCustomers, cancellationToken),
        Figure.Cohort => CustomersAsync(answer, new ListCohortCustomers(of.Cohort!.Value, of.Until, page), answer.Cohort?.Months[^1].Mrr, answer.Cohort?.Months[^1].Customers, cancellationToken),
        Figure.PlanChurn when of.PlanId is { } plan => EndedAsync(answer, plan, cancellationToken),
        Figure.New => MovementsAsync(answer, [MovementKind.New], cancellationToken),
        Figure.Expansion => MovementsAsync(answer, [MovementKind.Expansion], cancellationToken),
        Figure.Reactivation => MovementsAsync(answer, [MovementKind.Reactivation], cancellationToken),
        Figure.Contraction => MovementsAsync(answer, [MovementKind.Contraction], cancellationToken),
        Figure.Churn => MovementsAsync(answer, [MovementKind.Churn], cancellationToken),
        Figure.Net => MovementsAsync(answer, AllKinds, cancellationToken),
        Figure.LostCustomers => LostAsync(answer, cancellationToken),
        _ => Task.FromResult(answer),
    };

    private async Task<ExplanationAnswer> SubscriptionsAsync(ExplanationAnswer answer, RevenueFigure figure, decimal expected, CancellationToken cancellationToken) => answer with
    {
        Subscriptions = await desk.AskAsync(new ListRevenueSubscriptions { At = of.Until, Figure = figure, PlanId = of.PlanId, Page = page }, cancellationToken),
        Expected = figure == RevenueFigure.Mrr || of.PlanId is null ? expected : null,
    };

    private async Task<ExplanationAnswer> CustomersAsync(
        ExplanationAnswer answer, IQuestion<ExplainedPage<RevenueCustomer>> question, decimal? expected, int? rows, CancellationToken cancellationToken) =>
        answer with { Customers = await desk.AskAsync(question, cancellationToken), Expected = expected, ExpectedRows = rows };

    private async Task<ExplanationAnswer> EndedAsync(ExplanationAnswer answer, Guid plan, CancellationToken cancellationToken) => answer with
    {
        Ended = await desk.AskAsync(new ListEndedSubscriptions(plan, of.Since, of.Until, page), cancellationToken),
        Expected = answer.Plan?.Churn ?? 0,
    };

    private async Task<ExplanationAnswer> MovementsAsync(ExplanationAnswer answer, MovementKind[] kinds, CancellationToken cancellationToken)
    {
        var amount = FigureChange.ValueOf(of.Figure, answer.Metrics);
        return answer with
        {
            Movements = await desk.AskAsync(new ListRevenueMovements { From = of.Since, To = of.Until, Kinds = kinds, Page = page }, cancellationToken),
            // Losses are figures without a sign, but movements that lower MRR count negative in their list.
            Expected = of.Figure is Figure.Contraction or Figure.Churn ? -amount : amount,
        };
    }

    /// <summary>Who is gone is a number of people; what their churn comes to is no figure of the page.</summary>
    private async Task<ExplanationAnswer> LostAsync(ExplanationAnswer answer, CancellationToken cancellationToken) => answer with
    {
        Movements = await desk.AskAsync(
            new ListRevenueMovements { From = of.Since, To = of.Until, Kinds = [MovementKind.Churn], OnlyLostCustomers = true, Page = page }, cancellationToken),
    };
}
