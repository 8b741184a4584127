using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>The bridge of MRR over a period, written out.</summary>
internal static class BridgeLines
{
    public static IReadOnlyList<CalculationLine> Of(RevenueMetrics metrics, StoreFormat format)
    {
        var (bridge, moved) = (metrics.Bridge, metrics.Bridge.Movements);
        var before = metrics.From.AddDays(-1);
        return
        [
            new("", $"MRR at the start, {format.Count(bridge.StartCustomers, "customer", "customers")}", format.Money(bridge.Start), Explanation.At(Figure.Mrr, before)),
            Line("+", Figure.New, moved.New, moved.NewCustomers),
            Line("+", Figure.Expansion, moved.Expansion, moved.ExpandedCustomers),
            Line("+", Figure.Reactivation, moved.Reactivation, moved.ReactivatedCustomers),
            Line("−", Figure.Contraction, moved.Contraction, moved.ContractedCustomers),
            Line("−", Figure.Churn, moved.Churn, moved.ChurnedCustomers),
            new("=", $"MRR at the end, {format.Count(bridge.EndCustomers, "customer", "customers")}", format.Money(bridge.Start + moved.Net), new Explanation(Figure.Mrr, metrics.From, metrics.At)),
        ];

        CalculationLine Line(string sign, Figure figure, decimal amount, int times) =>
            new(sign, $"{figure}, {format.Count(times, "time", "times")}", format.Money(amount), new Explanation(figure, metrics.From, metrics.At));
    }

    /// <summary>What does not agree, in sentences.</summary>
    public static string Imbalance(RevenueBridge bridge, StoreFormat format)
    {
        var money = bridge.Difference == 0
            ? ""
            : $"The movements come to {format.Money(bridge.End - bridge.Difference)}, the subscriptions themselves to {format.Money(bridge.End)}: {format.Exact(bridge.Difference)} is not accounted for. ";
        var customers = bridge.CustomerDifference == 0
            ? ""
            : $"The movements come to {format.Count(bridge.EndCustomers - bridge.CustomerDifference, "customer", "customers")}, the subscriptions to {format.Count(bridge.EndCustomers)}. ";
        return $"These numbers do not balance. {money}{customers}Do not rely on them until the projection has been rebuilt.";
    }
}
