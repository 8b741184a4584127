using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>How a figure moved against the period before.</summary>
/// <param name="Text"><c>new</c>, <c>no change</c>, a percentage, or that one of the two does not exist.</param>
/// <param name="Class">css class: whether that is good; nothing where it is neither.</param>
internal sealed record FigureChange(string Text, string? Class)
{
    public static FigureChange Of(Figure figure, RevenueMetrics metrics, RevenueMetrics previous, StoreFormat format) => (ValueOf(figure, metrics), ValueOf(figure, previous)) switch
    {
        (null, null) => new("no change", null),
        (null, _) => new("no value now", null),
        (_, null) => new("no value before", null),
        ( < 0, 0) => new("below zero", Tone(figure, isMore: false)),
        ({ } now, { } before) => new(format.Change(now, before), now == before ? null : Tone(figure, now > before)),
    };

    /// <summary>The value itself, exact; nothing where there is none.</summary>
    public static decimal? ValueOf(Figure figure, RevenueMetrics metrics) => figure switch
    {
        Figure.Mrr => metrics.Mrr,
        Figure.Arr => metrics.Arr,
        Figure.Arpa => metrics.Arpa,
        Figure.Customers => metrics.PayingCustomers,
        Figure.Growth => metrics.Growth(),
        Figure.NetChurn => metrics.NetChurn,
        Figure.GrossChurn => metrics.GrossChurn,
        Figure.CustomerChurn => metrics.CustomerChurn,
        Figure.Ltv => metrics.Ltv,
        Figure.QuickRatio => metrics.QuickRatio,
        Figure.ScheduledChurn => metrics.ScheduledChurn,
        Figure.AtRisk => metrics.AtRisk,
        Figure.New => metrics.Bridge.Movements.New,
        Figure.Expansion => metrics.Bridge.Movements.Expansion,
        Figure.Reactivation => metrics.Bridge.Movements.Reactivation,
        Figure.Contraction => metrics.Bridge.Movements.Contraction,
        Figure.Churn => metrics.Bridge.Movements.Churn,
        Figure.Net => metrics.Bridge.Movements.Net,
        Figure.LostCustomers => metrics.LostCustomers,
        _ => null,
    };

    private static string Tone(Figure figure, bool isMore) => isMore == IsGoodWhenMore(figure) ? "change-good" : "change-bad";

    private static bool IsGoodWhenMore(Figure figure) => figure is
        Figure.Mrr or Figure.Arr or Figure.Arpa or Figure.Customers or Figure.Growth or Figure.Ltv or Figure.QuickRatio;
}
