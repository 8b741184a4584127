using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What is said of figures that are one amount divided by another.</summary>
internal static class RateTexts
{
    private const string NoStart = "There was no MRR at the start of the period, so there is nothing to take a share of.";

    public static FigureText Of(Figure figure, RevenueMetrics metrics, StoreFormat format)
    {
        var (bridge, moved) = (metrics.Bridge, metrics.Bridge.Movements);
        return figure switch
        {
            Figure.Growth => new("MRR growth", format.Percent(metrics.Growth()),
                $"From {format.Money(bridge.Start)} at the start to {format.Money(bridge.End)}.", Why(metrics.Growth(), NoStart)),
            Figure.GrossChurn => new("Gross MRR churn", format.Percent(metrics.GrossChurn),
                $"Churn {format.Money(moved.Churn)} + contraction {format.Money(moved.Contraction)} of {format.Money(bridge.Start)} at the start.", Why(metrics.GrossChurn, NoStart)),
            Figure.NetChurn => new("Net MRR churn", format.Percent(metrics.NetChurn),
                $"Churn {format.Money(moved.Churn)} + contraction {format.Money(moved.Contraction)} − expansion {format.Money(moved.Expansion)}"
                + $" − reactivation {format.Money(moved.Reactivation)} of {format.Money(bridge.Start)} at the start."
                + (metrics.NetChurn < 0 ? " Below zero: more came than went." : ""),
                Why(metrics.NetChurn, NoStart)),
            Figure.CustomerChurn => new("Customer churn", format.Percent(metrics.CustomerChurn),
                $"{format.Count(metrics.LostCustomers)} of {format.Count(bridge.StartCustomers, "customer", "customers")} at the start are gone.",
                Why(metrics.CustomerChurn, "There were no paying customers at the start of the period.")),
            Figure.QuickRatio => new("Quick ratio", metrics.QuickRatio is null ? "no losses" : format.Ratio(metrics.QuickRatio),
                $"(New {format.Money(moved.New)} + expansion {format.Money(moved.Expansion)}) ÷ (contraction {format.Money(moved.Contraction)} + churn {format.Money(moved.Churn)}).",
                Why(metrics.QuickRatio, "Nothing was lost in this period, so there is nothing to divide by.")),
            _ => new("LTV", format.Money(metrics.Ltv), Lifetime(metrics, format), WhyNoLifetime(metrics)),
        };
    }

    /// <summary>Growth of MRR over the period; nothing when it began without any.</summary>
    public static decimal? Growth(this RevenueMetrics metrics) =>
        metrics.Bridge.Start == 0 ? null : (metrics.Bridge.End - metrics.Bridge.Start) / metrics.Bridge.Start;

    /// <summary>Average customer churn of the months that have one; nothing when none has.</summary>
    public static decimal? AverageChurn(this RevenueMetrics metrics) => metrics.MonthlyChurns.Average(month => month.Rate);

    private static string Lifetime(RevenueMetrics metrics, StoreFormat format) =>
        $"ARPA {format.Money(metrics.Arpa)} ÷ {format.Percent(metrics.AverageChurn())} average customer churn of the last {format.Count(metrics.MonthlyChurns.Count(month => month.Rate is not null), "full month", "full months")} with customers, six at most.";

    private static string? WhyNoLifetime(RevenueMetrics metrics) => metrics switch
    {
        { Ltv: not null } => null,
        { Arpa: null } => "Nobody pays, so there is no average to begin with.",
        _ when metrics.AverageChurn() is null => "None of the last six full months began with paying customers.",
        _ => "No customer was lost in the last six full months, so no lifetime can be reckoned.",
    };

    private static string? Why(decimal? value, string sentence) => value is null ? sentence : null;
}
