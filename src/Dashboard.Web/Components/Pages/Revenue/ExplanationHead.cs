using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Subscriptions;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What stands above an explanation: the figure, its value, when, and how it comes about.</summary>
/// <param name="Name">What is explained, with plan or cohort.</param>
/// <param name="Value">How it is written.</param>
/// <param name="When">The period, or the day at whose end it stands.</param>
/// <param name="Formula">How it comes about; why there is no value where there is none.</param>
internal sealed record ExplanationHead(string Name, string Value, string When, string Formula)
{
    public static ExplanationHead Of(Explanation of, ExplanationAnswer answer, StoreFormat format)
    {
        var text = TextOf(of, answer, format);
        return new(text.Name, text.Value, TimeOf(of, format), text.WhyNone ?? text.Formula);
    }

    /// <summary>What a figure is called before its value is known.</summary>
    public static string NameOf(Figure figure) => figure switch
    {
        Figure.Mrr => "MRR",
        Figure.Arr => "ARR",
        Figure.Arpa => "ARPA",
        Figure.Ltv => "LTV",
        Figure.Customers => "Paying customers",
        Figure.Growth => "MRR growth",
        Figure.NetChurn => "Net MRR churn",
        Figure.GrossChurn => "Gross MRR churn",
        Figure.CustomerChurn => "Customer churn",
        Figure.QuickRatio => "Quick ratio",
        Figure.ScheduledChurn => "Scheduled churn",
        Figure.AtRisk => "MRR at risk",
        Figure.Net => "All movements",
        Figure.LostCustomers => "Lost customers",
        Figure.PlanShare => "Share of MRR",
        Figure.PlanChurn => "Churn of a plan",
        Figure.PlanChurnRate => "Churn rate of a plan",
        Figure.Cohort => "Customers who pay still",
        _ => figure.ToString(),
    };

    private static FigureText TextOf(Explanation of, ExplanationAnswer answer, StoreFormat format)
    {
        var plan = answer.Plan is { } asked ? $"{asked.Name}, {SubscriptionTexts.Price(asked.Price, asked.Interval, format)}" : "this plan";
        return of.Figure switch
        {
            Figure.Mrr when of.PlanId is not null => new($"MRR of {plan}", format.Money(answer.Plan?.Mrr ?? 0),
                $"{format.Count(answer.Plan?.Subscriptions ?? 0, "subscription", "subscriptions")} of {format.Count(answer.Plan?.Customers ?? 0, "customer", "customers")}."),
            Figure.PlanShare => new($"Share of {plan}", format.Percent(answer.Plan?.ShareOf(answer.Metrics.Mrr)), "MRR of the plan ÷ MRR.",
                answer.Metrics.Mrr == 0 ? "There is no MRR to have a share of." : null),
            Figure.PlanChurn => new($"Churn of {plan}", format.Money(answer.Plan?.Churn ?? 0), "What subscriptions to it came to that ended. A change to another plan is none."),
            Figure.PlanChurnRate => new($"Churn rate of {plan}", format.Percent(answer.Plan?.ChurnRate()), "Churn of the plan ÷ its MRR at the start.",
                answer.Plan is { Start: not 0 } ? null : "The plan had no MRR at the start of the period."),
            Figure.Cohort => Cohort(of, answer, format),
            _ => FigureText.Of(of.Figure, answer.Metrics, format),
        };
    }

    private static FigureText Cohort(Explanation of, ExplanationAnswer answer, StoreFormat format)
    {
        var last = answer.Cohort?.Months[^1];
        return new(
            $"Customers of {format.Month(of.Cohort!.Value)} who pay still",
            format.Percent(last?.Retention ?? 0),
            $"{format.Count(last?.Customers ?? 0)} of {format.Count(answer.Cohort?.Customers ?? 0, "customer", "customers")} who first paid in that month; together {format.Money(last?.Mrr ?? 0)} a month.");
    }

    private static string TimeOf(Explanation of, StoreFormat format) => of.Figure switch
    {
        Figure.Mrr or Figure.Arr or Figure.Arpa or Figure.Customers or Figure.ScheduledChurn or Figure.AtRisk or Figure.Cohort or Figure.PlanShare or Figure.Ltv =>
            $"at the end of {format.Day(of.Until)}",
        _ => format.Days(of.Since, of.Until),
    };
}
