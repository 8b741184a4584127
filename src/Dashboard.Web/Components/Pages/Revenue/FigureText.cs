using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What is said of a figure.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">How it is written; a dash where there is none.</param>
/// <param name="Formula">How it comes about, with the period's own numbers.</param>
/// <param name="WhyNone">Why there is no value, in a sentence; nothing where there is one.</param>
public sealed record FigureText(string Name, string Value, string Formula, string? WhyNone = null)
{
    /// <summary>What is said of a key figure.</summary>
    /// <param name="figure">One that does not belong to a plan or a cohort.</param>
    /// <param name="metrics">The figures of its period.</param>
    /// <param name="format">How amounts are written.</param>
    public static FigureText Of(Figure figure, RevenueMetrics metrics, StoreFormat format) => figure switch
    {
        Figure.Mrr => new("MRR", format.Money(metrics.Mrr),
            $"What {format.Count(metrics.Subscriptions, "subscription", "subscriptions")} paid or past due {(metrics.Subscriptions == 1 ? "comes" : "come")} to a month, without tax."),
        Figure.Arr => new("ARR", format.Money(metrics.Arr), $"12 × MRR of {format.Money(metrics.Mrr)}."),
        Figure.Arpa => new("ARPA", format.Money(metrics.Arpa),
            $"MRR {format.Money(metrics.Mrr)} ÷ {format.Count(metrics.PayingCustomers, "paying customer", "paying customers")}.",
            metrics.Arpa is null ? "Nobody pays, so there is no average." : null),
        Figure.Customers => new("Paying customers", format.Count(metrics.PayingCustomers),
            $"Customers with at least one of the {format.Count(metrics.Subscriptions, "subscription", "subscriptions")} that {(metrics.Subscriptions == 1 ? "counts" : "count")}."),
        Figure.ScheduledChurn => new("Scheduled churn", format.Money(metrics.ScheduledChurn),
            $"{format.Count(metrics.ScheduledSubscriptions, "subscription", "subscriptions")} cancelled, but paid until later: MRR that will be lost."),
        Figure.AtRisk => new("MRR at risk", format.Money(metrics.AtRisk),
            $"{format.Count(metrics.AtRiskSubscriptions, "subscription", "subscriptions")} past due: a payment failed and is tried again."),
        Figure.Growth or Figure.NetChurn or Figure.GrossChurn or Figure.CustomerChurn or Figure.QuickRatio or Figure.Ltv => RateTexts.Of(figure, metrics, format),
        _ => MovementTexts.Of(figure, metrics.Bridge.Movements, metrics.LostCustomers, format),
    };
}
