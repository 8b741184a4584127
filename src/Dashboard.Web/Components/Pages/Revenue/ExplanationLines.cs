using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Figures that are calculated from others, written out; each of the others leads to its own explanation.</summary>
internal sealed class ExplanationLines(Explanation of, ExplanationAnswer answer, StoreFormat format)
{
    private readonly RevenueMetrics _metrics = answer.Metrics;
    private readonly RevenueBridge _bridge = answer.Metrics.Bridge;

    /// <summary>The lines; none for a figure that is a list itself.</summary>
    public IReadOnlyList<CalculationLine> Lines => of.Figure switch
    {
        Figure.Arr => [new("", "Months of a year", "12"), Line("×", Figure.Mrr), Result()],
        Figure.Arpa => [Line("", Figure.Mrr), Line("÷", Figure.Customers), Result()],
        Figure.Growth => [End, Start("−"), new("=", "Grown by", format.Money(_bridge.End - _bridge.Start), Here(Figure.Net)), Start("÷"), Result()],
        Figure.GrossChurn => [Line("", Figure.Churn), Line("+", Figure.Contraction), Between("Lost", Lost), Start("÷"), Result()],
        Figure.NetChurn =>
        [
            Line("", Figure.Churn), Line("+", Figure.Contraction), Line("−", Figure.Expansion), Line("−", Figure.Reactivation),
            Between("Lost on balance", Lost - _bridge.Movements.Expansion - _bridge.Movements.Reactivation), Start("÷"), Result(),
        ],
        Figure.CustomerChurn =>
        [
            Line("", Figure.LostCustomers),
            new("÷", "Customers at the start", format.Count(_bridge.StartCustomers), Explanation.At(Figure.Customers, Before)), Result(),
        ],
        Figure.QuickRatio =>
        [
            Line("", Figure.New), Line("+", Figure.Expansion), Between("Gained", _bridge.Movements.New + _bridge.Movements.Expansion),
            Line("", Figure.Contraction), Line("+", Figure.Churn), Between("Lost", Lost),
            new("=", "Gained ÷ lost", FigureText.Of(Figure.QuickRatio, _metrics, format).Value),
        ],
        Figure.Ltv => [Line("", Figure.Arpa), new("÷", "Average customer churn of the months below", format.Percent(_metrics.AverageChurn())), Result()],
        Figure.PlanShare => [OfPlan("", "MRR of the plan", answer.Plan?.Mrr ?? 0, Here(Figure.Mrr) with { PlanId = of.PlanId }), Line("÷", Figure.Mrr), Share(answer.Plan?.ShareOf(_metrics.Mrr))],
        Figure.PlanChurnRate =>
        [
            OfPlan("", "Churn of the plan", answer.Plan?.Churn ?? 0, Here(Figure.PlanChurn) with { PlanId = of.PlanId }),
            OfPlan("÷", "MRR of the plan at the start", answer.Plan?.Start ?? 0, Explanation.At(Figure.Mrr, Before) with { PlanId = of.PlanId }),
            Share(answer.Plan?.ChurnRate()),
        ],
        _ => [],
    };

    private DateOnly Before => of.Since.AddDays(-1);

    private decimal Lost => _bridge.Movements.Churn + _bridge.Movements.Contraction;

    private CalculationLine End => new("", "MRR at the end", format.Money(_bridge.End), Here(Figure.Mrr));

    private Explanation Here(Figure figure) => new(figure, of.Since, of.Until);

    private CalculationLine Start(string sign) => new(sign, "MRR at the start", format.Money(_bridge.Start), Explanation.At(Figure.Mrr, Before));

    private CalculationLine Line(string sign, Figure figure)
    {
        var text = FigureText.Of(figure, _metrics, format);
        return new(sign, text.Name, text.Value, Here(figure));
    }

    private CalculationLine Result()
    {
        var text = FigureText.Of(of.Figure, _metrics, format);
        return new("=", text.Name, text.Value);
    }

    private CalculationLine Between(string label, decimal amount) => new("=", label, format.Money(amount));

    private CalculationLine OfPlan(string sign, string label, decimal amount, Explanation explanation) => new(sign, label, format.Money(amount), explanation);

    private CalculationLine Share(decimal? share) => new("=", ExplanationHead.NameOf(of.Figure), format.Percent(share));
}
